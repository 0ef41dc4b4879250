package io.headrace.kernel.abi;

/**
 * {@code <sys/un.h>}.
 *
 * <pre>
 * struct sockaddr_un {
 *     sa_family_t sun_family;      0
 *     char        sun_path[108];   2
 * };                             110
 * </pre>
 */
public final class SysUn {
    public static final int sockaddr_un__size       = 110;
    public static final int sockaddr_un__sun_family = 0;
    public static final int sockaddr_un__sun_path   = 2;

    private SysUn() {}
}
