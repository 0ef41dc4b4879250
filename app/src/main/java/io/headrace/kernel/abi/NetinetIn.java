package io.headrace.kernel.abi;

/**
 * {@code <netinet/in.h>}. Ports and IPv4 addresses are in network order.
 *
 * <pre>
 * struct sockaddr_in {                struct sockaddr_in6 {
 *     sa_family_t    sin_family;  0       sa_family_t     sin6_family;    0
 *     in_port_t      sin_port;    2       in_port_t       sin6_port;      2
 *     struct in_addr sin_addr;    4       uint32_t        sin6_flowinfo;  4
 *     char           padding[8];  8       struct in6_addr sin6_addr;      8
 * };                             16       uint32_t        sin6_scope_id; 24
 *                                     };                                 28
 * </pre>
 */
public final class NetinetIn {
    public static final int IPPROTO_IP  = 0;
    public static final int IPPROTO_TCP = 6;

    public static final int IP_BIND_ADDRESS_NO_PORT = 24;

    public static final int sockaddr_in__size       = 16;
    public static final int sockaddr_in__sin_family = 0;
    public static final int sockaddr_in__sin_port   = 2;
    public static final int sockaddr_in__sin_addr   = 4;

    public static final int sockaddr_in6__size          = 28;
    public static final int sockaddr_in6__sin6_family   = 0;
    public static final int sockaddr_in6__sin6_port     = 2;
    public static final int sockaddr_in6__sin6_addr     = 8;
    public static final int sockaddr_in6__sin6_scope_id = 24;

    private NetinetIn() {}
}
