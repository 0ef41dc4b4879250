package io.headrace.kernel.abi;

/** {@code <sys/mman.h>}. */
public final class SysMman {
    public static final int PROT_NONE  = 0;
    public static final int PROT_READ  = 1;
    public static final int PROT_WRITE = 2;
    public static final int PROT_EXEC  = 4;

    public static final int MAP_SHARED    = 0x1;
    public static final int MAP_PRIVATE   = 0x2;
    public static final int MAP_ANONYMOUS = 0x20;
    public static final int MAP_NORESERVE = 0x4000;
    public static final int MAP_POPULATE  = 0x8000;

    public static final int MADV_HUGEPAGE = 14;
    public static final int MFD_CLOEXEC   = 1;

    private SysMman() {}
}
