package io.headrace.diagnose;

/**
 * Every number a rule compares with. All are experts' guesses, to be calibrated by our own runs;
 * none may stand anywhere else.
 */
final class Thresholds {
    /**
     * A thread or CPU this busy is full. Not 100: ticks are sampled, and the edges of a window hold
     * some idle time.
     */
    static final double FULL_PCT = 95;

    /** Below this a side has room beyond doubt: above, waiting grows before the CPU is full. */
    static final double CALM_PCT = 85;

    /** Steal from which a run tells more of the neighbours than of the change on trial. */
    static final double STEAL_PCT = 2;

    /** Steal on the generator's CPUs that is told: it shows in the highest percentiles first. */
    static final double STEAL_TOLD_PCT = 0.5;

    /** Soft interrupts on the generator's CPUs that are told: below, it is its own replies. */
    static final double SOFTIRQ_PCT = 10;

    /** A link this full one way is full: the rest is pauses between bursts. */
    static final double LINK_PCT = 95;

    /** The part of the local ports from which connect(2) searches long for one that is left. */
    static final double PORTS_USED = 0.9;

    /** The part of a table of connections from which it may be full at times. */
    static final double TABLE_FULL = 0.9;

    /** Failed requests from which a rate is not to be trusted: they are cheaper than answers. */
    static final double ERRORS_PCT = 0.1;

    /** Requests sent late from which the schedule was not kept: below, it is a hiccup. */
    static final double LATE_PCT = 1;

    /** Waiting for a CPU that is told: below, it is ordinary scheduling. */
    static final double WAIT_PCT = 5;

    /**
     * The share of busy time that threads of client and server must explain, below which other
     * programs take part. Low, because soft interrupts may count for no thread.
     */
    static final double OURS_PCT = 60;

    /** The limit and the room on the other side were both measured. */
    static final double CONFIDENT = 0.9;

    /** The limit was measured, but the other side is close to its own. */
    static final double CLOSE = 0.7;

    /** The limit was measured, the other side was not seen or is full as well. */
    static final double DOUBTFUL = 0.5;

    /** Nothing is full, so the bound is only a word for that. */
    static final double NONE = 0;

    /** Failed requests may be what keeps a side from filling up, so they halve any confidence. */
    static final double ERRORS_FACTOR = 0.5;

    private Thresholds() {}
}
