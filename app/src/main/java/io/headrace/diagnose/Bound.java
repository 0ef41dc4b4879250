package io.headrace.diagnose;

/** What limits the rate. The words are part of the JSON results. */
public enum Bound {
    /** The load generator: the server was not saturated. */
    CLIENT("client"),
    /** The server: what is being measured is at its limit. */
    SERVER("server"),
    /** Every usable CPU: client and server share them and none has time left. */
    CPUS_FULL("cpus-full"),
    /** The hypervisor took CPU time for other guests: the rate tells of them, not of us. */
    STEAL("steal"),
    /** The network link of the client's machine: it carries no more bits per second. */
    LINK("link"),
    /** Nothing that was seen is full. */
    UNKNOWN("unknown");

    private final String word;

    Bound(String word) {
        this.word = word;
    }

    /** As results spell it. */
    public String word() {
        return word;
    }

    @Override
    public String toString() {
        return word;
    }
}
