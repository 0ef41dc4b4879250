package io.headrace.kernel.abi;

/** System call numbers, {@code <asm/unistd.h>}. */
public final class AsmUnistd {
    public static final int SYS_accept4           = Arch.pick(288, 242);
    public static final int SYS_bind              = Arch.pick( 49, 200);
    public static final int SYS_clock_gettime     = Arch.pick(228, 113);
    public static final int SYS_close             = Arch.pick(  3,  57);
    public static final int SYS_connect           = Arch.pick( 42, 203);
    public static final int SYS_epoll_create1     = Arch.pick(291,  20);
    public static final int SYS_epoll_ctl         = Arch.pick(233,  21);
    public static final int SYS_epoll_pwait       = Arch.pick(281,  22);
    public static final int SYS_epoll_pwait2      = 441;
    public static final int SYS_eventfd2          = Arch.pick(290,  19);
    public static final int SYS_fcntl             = Arch.pick( 72,  25);
    public static final int SYS_getpid            = Arch.pick( 39, 172);
    public static final int SYS_getppid           = Arch.pick(110, 173);
    public static final int SYS_getsockname       = Arch.pick( 51, 204);
    public static final int SYS_getsockopt        = Arch.pick( 55, 209);
    public static final int SYS_gettid            = Arch.pick(186, 178);
    public static final int SYS_io_uring_enter    = 426;
    public static final int SYS_io_uring_register = 427;
    public static final int SYS_io_uring_setup    = 425;
    public static final int SYS_ioctl             = Arch.pick( 16,  29);
    public static final int SYS_kill              = Arch.pick( 62, 129);
    public static final int SYS_listen            = Arch.pick( 50, 201);
    public static final int SYS_madvise           = Arch.pick( 28, 233);
    public static final int SYS_memfd_create      = Arch.pick(319, 279);
    public static final int SYS_mmap              = Arch.pick(  9, 222);
    public static final int SYS_munmap            = Arch.pick( 11, 215);
    public static final int SYS_openat            = Arch.pick(257,  56);
    public static final int SYS_openat2           = 437;
    public static final int SYS_prctl             = Arch.pick(157, 167);
    public static final int SYS_pread64           = Arch.pick( 17,  67);
    public static final int SYS_prlimit64         = Arch.pick(302, 261);
    public static final int SYS_read              = Arch.pick(  0,  63);
    public static final int SYS_recvfrom          = Arch.pick( 45, 207);
    public static final int SYS_sched_getaffinity = Arch.pick(204, 123);
    public static final int SYS_sched_setaffinity = Arch.pick(203, 122);
    public static final int SYS_sendfile          = Arch.pick( 40,  71);
    public static final int SYS_sendto            = Arch.pick( 44, 206);
    public static final int SYS_setsid            = Arch.pick(112, 157);
    public static final int SYS_setsockopt        = Arch.pick( 54, 208);
    public static final int SYS_shutdown          = Arch.pick( 48, 210);
    public static final int SYS_socket            = Arch.pick( 41, 198);
    public static final int SYS_statx             = Arch.pick(332, 291);
    public static final int SYS_write             = Arch.pick(  1,  64);

    private AsmUnistd() {}
}
