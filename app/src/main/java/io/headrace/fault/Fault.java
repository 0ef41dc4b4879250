package io.headrace.fault;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * A failure a person can act on, told in one line: what failed (with its value) · the likely cause
 * · what to try.
 */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Pattern CONTROL =
            Pattern.compile("\\p{Cntrl}|[\\x80-\\x9f\\u2028\\u2029]");

    /** Who is asked to act, which also decides the exit code of the command. */
    public enum Kind {
        /** Bad usage or a bad input file: nothing was started, nothing was changed. */
        BAD_INPUT,
        /** The target could not be reached, or no request succeeded. */
        UNREACHABLE,
        /** The kernel or a limit forbids it; the remedy names the command that would grant it. */
        NOT_PERMITTED,
        /** The machine is not as a plan or a journal says. */
        OTHER_HOST,
        /** A bug, or a kernel answer nobody expected. */
        INTERNAL
    }

    private final Kind kind;
    private final String what;
    private final String likelyCause;
    private final String remedy;

    /**
     * A failure with its three parts.
     *
     * @param what what failed, with the offending value
     * @param cause the likely cause
     * @param remedy what to try
     */
    public Fault(Kind kind, String what, String cause, String remedy) {
        this(kind, what, cause, remedy, null);
    }

    public Fault(Kind kind, String what, String cause, String remedy, @Nullable Throwable origin) {
        super(visible(line(what, cause, remedy)), origin);
        this.kind = kind;
        this.what = visible(what);
        likelyCause = visible(cause);
        this.remedy = visible(remedy);
    }

    /** Shows control characters of a foreign text as `?`: they would part the line or hide it. */
    private static String visible(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }

    private static String line(String what, String cause, String remedy) {
        return what + " · " + cause + " · " + remedy;
    }

    /** All three parts in one line. */
    public String line() {
        return line(what, likelyCause, remedy);
    }

    public Kind kind() {
        return kind;
    }

    /** What failed, with its value. */
    public String what() {
        return what;
    }

    public String likelyCause() {
        return likelyCause;
    }

    /** What to try. */
    public String remedy() {
        return remedy;
    }
}
