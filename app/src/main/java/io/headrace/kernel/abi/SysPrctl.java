package io.headrace.kernel.abi;

/** {@code <sys/prctl.h>}, with the signal it is used with. */
public final class SysPrctl {
    public static final int PR_SET_PDEATHSIG       = 1;
    public static final int PR_SET_TIMERSLACK      = 29;
    public static final int PR_SET_CHILD_SUBREAPER = 36;

    public static final int SIGKILL = 9;
    public static final int SIGTERM = 15;

    private SysPrctl() {}
}
