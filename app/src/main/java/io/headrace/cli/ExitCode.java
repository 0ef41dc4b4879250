package io.headrace.cli;

import io.headrace.fault.Fault;

/** What the process tells its caller; scripts are written against these numbers. */
final class ExitCode {
    static final int DONE = 0;
    static final int INTERNAL = 1;
    static final int BAD_INPUT = 2;

    /** The target could not be reached, or no request succeeded. */
    static final int UNREACHABLE = 3;

    /** A threshold of `--fail-if` does not hold. */
    static final int THRESHOLD = 4;

    static final int NOT_PERMITTED = 5;

    /** The host is not as a plan or the journal says. */
    static final int OTHER_HOST = 6;

    /** Interrupted; the partial result was printed. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    static int of(Fault fault) {
        return switch (fault.kind()) {
            case BAD_INPUT -> BAD_INPUT;
            case UNREACHABLE -> UNREACHABLE;
            case NOT_PERMITTED -> NOT_PERMITTED;
            case OTHER_HOST -> OTHER_HOST;
            case INTERNAL -> INTERNAL;
        };
    }
}
