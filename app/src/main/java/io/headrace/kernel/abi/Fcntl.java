package io.headrace.kernel.abi;

/** {@code <fcntl.h>}. */
public final class Fcntl {
    public static final int AT_FDCWD        = -100;
    public static final int AT_EMPTY_PATH   = 0x1000;
    public static final int F_DUPFD_CLOEXEC = 1030;
    public static final int O_RDONLY        = 0;
    public static final int O_WRONLY        = 1;
    public static final int O_TRUNC         = 0x200;
    public static final int O_CLOEXEC       = 0x80000;
    public static final int O_DIRECTORY     = Arch.pick(0x10000, 0x4000);
    public static final int O_NOCTTY        = 0x100;
    public static final int O_NONBLOCK      = 0x800;
    public static final int O_PATH          = 0x200000;

    private Fcntl() {}
}
