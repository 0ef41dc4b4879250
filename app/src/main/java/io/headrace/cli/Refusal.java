package io.headrace.cli;

import io.headrace.fault.Fault;

/** Bad input told in the words of the tool a verb stands in for, and then in ours. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String line;
    private final boolean helps;
    private final Fault fault;

    private Refusal(String line, boolean helps, Fault fault) {
        super(fault.line(), fault);
        this.line = line;
        this.helps = helps;
        this.fault = fault;
    }

    /** The tool's own line, or lines, and nothing more. */
    static Refusal of(String line, Fault fault) {
        return new Refusal(line, false, fault);
    }

    /** The tool's own line, if any, and then its help. */
    static Refusal withHelp(String line, Fault fault) {
        return new Refusal(line, true, fault);
    }

    String line() {
        return line;
    }

    /** Whether the help follows. */
    boolean helps() {
        return helps;
    }

    /** The same in our words. */
    Fault fault() {
        return fault;
    }
}
