package io.headrace.kernel.abi;

/** {@code <sys/eventfd.h>}. */
public final class SysEventfd {
    public static final int EFD_CLOEXEC  = 0x80000;
    public static final int EFD_NONBLOCK = 0x800;

    private SysEventfd() {}
}
