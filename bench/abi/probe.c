/*
 * What the C compiler says about the constants and structs of io.headrace.kernel.abi.
 *
 * Nothing here runs: the compiler writes each value into its assembler output, behind a marker, as
 * the kernel's own build does for its offsets. So a cross compiler answers for a machine that is not
 * here. Some architectures write a sign before a literal; sed drops it:
 *
 *     gcc -S -o - bench/abi/probe.c | sed -n 's/[$#]//; s/^->//p' > x86_64.tsv
 *     aarch64-linux-gnu-gcc -S -o - bench/abi/probe.c | sed -n 's/[$#]//; s/^->//p' > aarch64.tsv
 *
 * The answers are recorded in app/src/test/resources/abi/<architecture>.tsv, and AbiTest compares
 * three things: the Java constants, the recorded tables and, where a compiler is present, this file.
 * A new constant is one line here and one line in each table.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/ethtool.h>
#include <linux/ethtool_netlink.h>
#include <linux/fib_rules.h>
#include <linux/genetlink.h>
#include <linux/io_uring.h>
#include <linux/netlink.h>
#include <linux/openat2.h>
#include <linux/pkt_sched.h>
#include <linux/rtnetlink.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <time.h>

#define ANSWER(name, value) __asm__ volatile("\n->" name "\t%0" : : "i"((long)(value)))
#define CONSTANT(name) ANSWER(#name, name)
#define SIZE(type) ANSWER(#type "__size", sizeof(struct type))
#define FIELD(type, field) ANSWER(#type "__" #field, offsetof(struct type, field))

void probe(void);

void probe(void)
{
    /* AsmUnistd: <asm/unistd.h> */
    CONSTANT(SYS_accept4);
    CONSTANT(SYS_bind);
    CONSTANT(SYS_clock_gettime);
    CONSTANT(SYS_close);
    CONSTANT(SYS_connect);
    CONSTANT(SYS_epoll_create1);
    CONSTANT(SYS_epoll_ctl);
    CONSTANT(SYS_epoll_pwait);
    CONSTANT(SYS_epoll_pwait2);
    CONSTANT(SYS_eventfd2);
    CONSTANT(SYS_fcntl);
    CONSTANT(SYS_getpid);
    CONSTANT(SYS_getppid);
    CONSTANT(SYS_getsockname);
    CONSTANT(SYS_getsockopt);
    CONSTANT(SYS_gettid);
    CONSTANT(SYS_io_uring_enter);
    CONSTANT(SYS_io_uring_register);
    CONSTANT(SYS_io_uring_setup);
    CONSTANT(SYS_ioctl);
    CONSTANT(SYS_kill);
    CONSTANT(SYS_listen);
    CONSTANT(SYS_madvise);
    CONSTANT(SYS_memfd_create);
    CONSTANT(SYS_mmap);
    CONSTANT(SYS_munmap);
    CONSTANT(SYS_openat);
    CONSTANT(SYS_openat2);
    CONSTANT(SYS_prctl);
    CONSTANT(SYS_pread64);
    CONSTANT(SYS_prlimit64);
    CONSTANT(SYS_read);
    CONSTANT(SYS_recvfrom);
    CONSTANT(SYS_sched_getaffinity);
    CONSTANT(SYS_sched_setaffinity);
    CONSTANT(SYS_sendfile);
    CONSTANT(SYS_sendto);
    CONSTANT(SYS_setsid);
    CONSTANT(SYS_setsockopt);
    CONSTANT(SYS_shutdown);
    CONSTANT(SYS_socket);
    CONSTANT(SYS_statx);
    CONSTANT(SYS_write);

    /* Errno: <errno.h> */
    CONSTANT(EPERM);
    CONSTANT(ENOENT);
    CONSTANT(ESRCH);
    CONSTANT(EINTR);
    CONSTANT(EIO);
    CONSTANT(EBADF);
    CONSTANT(EAGAIN);
    CONSTANT(ENOMEM);
    CONSTANT(EACCES);
    CONSTANT(EFAULT);
    CONSTANT(EBUSY);
    CONSTANT(ENODEV);
    CONSTANT(EINVAL);
    CONSTANT(ENFILE);
    CONSTANT(EMFILE);
    CONSTANT(ENOSPC);
    CONSTANT(EROFS);
    CONSTANT(EPIPE);
    CONSTANT(ERANGE);
    CONSTANT(ENOSYS);
    CONSTANT(ETIME);
    CONSTANT(EPROTO);
    CONSTANT(EOVERFLOW);
    CONSTANT(EMSGSIZE);
    CONSTANT(EOPNOTSUPP);
    CONSTANT(EAFNOSUPPORT);
    CONSTANT(EADDRINUSE);
    CONSTANT(EADDRNOTAVAIL);
    CONSTANT(ENETUNREACH);
    CONSTANT(ECONNABORTED);
    CONSTANT(ECONNRESET);
    CONSTANT(ENOBUFS);
    CONSTANT(ETIMEDOUT);
    CONSTANT(ECONNREFUSED);
    CONSTANT(EHOSTUNREACH);
    CONSTANT(EINPROGRESS);
    CONSTANT(ECANCELED);

    /* Fcntl: <fcntl.h> */
    CONSTANT(AT_FDCWD);
    CONSTANT(AT_EMPTY_PATH);
    CONSTANT(F_DUPFD_CLOEXEC);
    CONSTANT(O_RDONLY);
    CONSTANT(O_WRONLY);
    CONSTANT(O_TRUNC);
    CONSTANT(O_CLOEXEC);
    CONSTANT(O_DIRECTORY);
    CONSTANT(O_NOCTTY);
    CONSTANT(O_NONBLOCK);
    CONSTANT(O_PATH);

    /* LinuxIoUring: <linux/io_uring.h> */
    CONSTANT(IORING_SETUP_CQSIZE);
    CONSTANT(IORING_SETUP_SUBMIT_ALL);
    CONSTANT(IORING_SETUP_SINGLE_ISSUER);
    CONSTANT(IORING_SETUP_DEFER_TASKRUN);
    CONSTANT(IORING_ENTER_GETEVENTS);
    CONSTANT(IORING_ENTER_EXT_ARG);
    CONSTANT(IORING_ENTER_REGISTERED_RING);
    CONSTANT(IORING_REGISTER_RING_FDS);
    CONSTANT(IORING_UNREGISTER_RING_FDS);
    CONSTANT(IORING_REGISTER_PBUF_RING);
    CONSTANT(IORING_OP_POLL_ADD);
    CONSTANT(IORING_OP_ACCEPT);
    CONSTANT(IORING_OP_ASYNC_CANCEL);
    CONSTANT(IORING_OP_CONNECT);
    CONSTANT(IORING_OP_CLOSE);
    CONSTANT(IORING_OP_SEND);
    CONSTANT(IORING_OP_RECV);
    CONSTANT(IOSQE_BUFFER_SELECT);
    CONSTANT(IOSQE_CQE_SKIP_SUCCESS);
    CONSTANT(IORING_RECV_MULTISHOT);
    CONSTANT(IORING_ACCEPT_MULTISHOT);
    CONSTANT(IORING_ASYNC_CANCEL_ALL);
    CONSTANT(IORING_ASYNC_CANCEL_FD);
    CONSTANT(IORING_CQE_F_BUFFER);
    CONSTANT(IORING_CQE_F_MORE);
    CONSTANT(IORING_CQE_BUFFER_SHIFT);
    CONSTANT(IORING_OFF_SQ_RING);
    CONSTANT(IORING_OFF_SQES);
    SIZE(io_uring_params);
    FIELD(io_uring_params, sq_entries);
    FIELD(io_uring_params, cq_entries);
    FIELD(io_uring_params, flags);
    FIELD(io_uring_params, sq_off);
    FIELD(io_uring_params, cq_off);
    FIELD(io_sqring_offsets, head);
    FIELD(io_sqring_offsets, tail);
    FIELD(io_sqring_offsets, ring_mask);
    FIELD(io_sqring_offsets, array);
    FIELD(io_cqring_offsets, head);
    FIELD(io_cqring_offsets, tail);
    FIELD(io_cqring_offsets, ring_mask);
    FIELD(io_cqring_offsets, cqes);
    SIZE(io_uring_sqe);
    FIELD(io_uring_sqe, opcode);
    FIELD(io_uring_sqe, flags);
    FIELD(io_uring_sqe, ioprio);
    FIELD(io_uring_sqe, fd);
    FIELD(io_uring_sqe, off);
    FIELD(io_uring_sqe, addr);
    FIELD(io_uring_sqe, len);
    FIELD(io_uring_sqe, msg_flags);
    FIELD(io_uring_sqe, user_data);
    FIELD(io_uring_sqe, buf_group);
    SIZE(io_uring_cqe);
    FIELD(io_uring_cqe, user_data);
    FIELD(io_uring_cqe, res);
    FIELD(io_uring_cqe, flags);
    SIZE(io_uring_buf);
    FIELD(io_uring_buf, addr);
    FIELD(io_uring_buf, len);
    FIELD(io_uring_buf, bid);
    FIELD(io_uring_buf, resv);
    SIZE(io_uring_buf_reg);
    FIELD(io_uring_buf_reg, ring_addr);
    FIELD(io_uring_buf_reg, ring_entries);
    FIELD(io_uring_buf_reg, bgid);
    SIZE(io_uring_getevents_arg);
    FIELD(io_uring_getevents_arg, ts);
    SIZE(io_uring_rsrc_update);
    FIELD(io_uring_rsrc_update, offset);
    FIELD(io_uring_rsrc_update, data);

    /* LinuxOpenat2: <linux/openat2.h> */
    CONSTANT(RESOLVE_BENEATH);
    CONSTANT(RESOLVE_NO_MAGICLINKS);
    SIZE(open_how);
    FIELD(open_how, flags);
    FIELD(open_how, resolve);

    /* NetinetIn: <netinet/in.h> */
    CONSTANT(IPPROTO_IP);
    CONSTANT(IPPROTO_TCP);
    CONSTANT(IP_BIND_ADDRESS_NO_PORT);
    SIZE(sockaddr_in);
    FIELD(sockaddr_in, sin_family);
    FIELD(sockaddr_in, sin_port);
    FIELD(sockaddr_in, sin_addr);
    SIZE(sockaddr_in6);
    FIELD(sockaddr_in6, sin6_family);
    FIELD(sockaddr_in6, sin6_port);
    FIELD(sockaddr_in6, sin6_addr);
    FIELD(sockaddr_in6, sin6_scope_id);

    /* NetinetTcp: <netinet/tcp.h> */
    CONSTANT(TCP_NODELAY);

    /* SysEpoll: <sys/epoll.h> */
    CONSTANT(EPOLL_CLOEXEC);
    CONSTANT(EPOLL_CTL_ADD);
    CONSTANT(EPOLL_CTL_DEL);
    CONSTANT(EPOLL_CTL_MOD);
    CONSTANT(EPOLLIN);
    CONSTANT(EPOLLOUT);
    CONSTANT(EPOLLERR);
    CONSTANT(EPOLLHUP);
    CONSTANT(EPOLLRDHUP);
    CONSTANT(EPOLLET);
    SIZE(epoll_event);
    FIELD(epoll_event, events);
    FIELD(epoll_event, data);

    /* SysEventfd: <sys/eventfd.h> */
    CONSTANT(EFD_CLOEXEC);
    CONSTANT(EFD_NONBLOCK);

    /* SysMman: <sys/mman.h> */
    CONSTANT(PROT_NONE);
    CONSTANT(PROT_READ);
    CONSTANT(PROT_WRITE);
    CONSTANT(PROT_EXEC);
    CONSTANT(MAP_SHARED);
    CONSTANT(MAP_PRIVATE);
    CONSTANT(MAP_ANONYMOUS);
    CONSTANT(MAP_NORESERVE);
    CONSTANT(MAP_POPULATE);
    CONSTANT(MADV_HUGEPAGE);
    CONSTANT(MFD_CLOEXEC);

    /* SysPrctl: <sys/prctl.h> */
    CONSTANT(PR_SET_PDEATHSIG);
    CONSTANT(PR_SET_TIMERSLACK);
    CONSTANT(PR_SET_CHILD_SUBREAPER);
    CONSTANT(SIGKILL);
    CONSTANT(SIGTERM);

    /* SysResource: <sys/resource.h> */
    CONSTANT(RLIMIT_NOFILE);
    SIZE(rlimit);
    FIELD(rlimit, rlim_cur);
    FIELD(rlimit, rlim_max);

    /* SysSocket: <sys/socket.h> */
    CONSTANT(AF_UNIX);
    CONSTANT(AF_INET);
    CONSTANT(AF_INET6);
    CONSTANT(AF_NETLINK);
    CONSTANT(SOCK_STREAM);
    CONSTANT(SOCK_DGRAM);
    CONSTANT(SOCK_RAW);
    CONSTANT(SOCK_NONBLOCK);
    CONSTANT(SOCK_CLOEXEC);
    CONSTANT(SOL_SOCKET);
    CONSTANT(SOL_NETLINK);
    CONSTANT(SO_REUSEADDR);
    CONSTANT(SO_ERROR);
    CONSTANT(SO_LINGER);
    CONSTANT(SO_REUSEPORT);
    CONSTANT(SO_RCVTIMEO);
    SIZE(timeval);
    CONSTANT(MSG_PEEK);
    CONSTANT(MSG_TRUNC);
    CONSTANT(MSG_DONTWAIT);
    CONSTANT(MSG_WAITALL);
    CONSTANT(MSG_NOSIGNAL);
    CONSTANT(MSG_MORE);
    CONSTANT(SHUT_WR);

    /* SysStat: <sys/stat.h> */
    CONSTANT(S_IFMT);
    CONSTANT(S_IFDIR);
    CONSTANT(S_IFREG);
    CONSTANT(STATX_BASIC_STATS);
    SIZE(statx);
    FIELD(statx, stx_mode);
    FIELD(statx, stx_ino);
    FIELD(statx, stx_size);
    FIELD(statx, stx_ctime);
    FIELD(statx, stx_mtime);
    FIELD(statx_timestamp, tv_sec);
    FIELD(statx_timestamp, tv_nsec);

    /* SysUn: <sys/un.h> */
    SIZE(sockaddr_un);
    FIELD(sockaddr_un, sun_family);
    FIELD(sockaddr_un, sun_path);

    /* Time: <time.h> */
    CONSTANT(CLOCK_PROCESS_CPUTIME_ID);
    CONSTANT(CLOCK_THREAD_CPUTIME_ID);
    SIZE(timespec);
    FIELD(timespec, tv_sec);
    FIELD(timespec, tv_nsec);

    /* LinuxEthtool: <linux/ethtool.h>, <net/if.h> */
    CONSTANT(SIOCETHTOOL);
    CONSTANT(ETHTOOL_GDRVINFO);
    CONSTANT(ETHTOOL_GSTRINGS);
    CONSTANT(ETHTOOL_GSTATS);
    CONSTANT(ETHTOOL_GSSET_INFO);
    CONSTANT(ETHTOOL_GRSSH);
    CONSTANT(ETHTOOL_SRSSH);
    CONSTANT(ETH_GSTRING_LEN);
    CONSTANT(ETH_SS_STATS);
    CONSTANT(ETH_SS_FEATURES);
    SIZE(ethtool_drvinfo);
    FIELD(ethtool_drvinfo, driver);
    FIELD(ethtool_drvinfo, version);
    FIELD(ethtool_drvinfo, fw_version);
    FIELD(ethtool_drvinfo, bus_info);
    FIELD(ethtool_sset_info, sset_mask);
    FIELD(ethtool_sset_info, data);
    FIELD(ethtool_gstrings, string_set);
    FIELD(ethtool_gstrings, len);
    FIELD(ethtool_gstrings, data);
    FIELD(ethtool_stats, n_stats);
    FIELD(ethtool_stats, data);
    SIZE(ethtool_rxfh);
    FIELD(ethtool_rxfh, indir_size);
    FIELD(ethtool_rxfh, rsvd8);
    FIELD(ethtool_rxfh, rss_config);
    CONSTANT(IFNAMSIZ);
    SIZE(ifreq);
    FIELD(ifreq, ifr_data);

    /* LinuxEthtoolNetlink: <linux/ethtool_netlink.h> */
    CONSTANT(ETHTOOL_MSG_STRSET_GET);
    CONSTANT(ETHTOOL_MSG_FEATURES_GET);
    CONSTANT(ETHTOOL_MSG_FEATURES_SET);
    CONSTANT(ETHTOOL_MSG_PRIVFLAGS_GET);
    CONSTANT(ETHTOOL_MSG_RINGS_GET);
    CONSTANT(ETHTOOL_MSG_RINGS_SET);
    CONSTANT(ETHTOOL_MSG_CHANNELS_GET);
    CONSTANT(ETHTOOL_MSG_CHANNELS_SET);
    CONSTANT(ETHTOOL_MSG_COALESCE_GET);
    CONSTANT(ETHTOOL_MSG_COALESCE_SET);
    CONSTANT(ETHTOOL_A_HEADER_DEV_NAME);
    CONSTANT(ETHTOOL_A_HEADER_FLAGS);
    CONSTANT(ETHTOOL_FLAG_COMPACT_BITSETS);
    CONSTANT(ETHTOOL_A_BITSET_BITS);
    CONSTANT(ETHTOOL_A_BITSET_VALUE);
    CONSTANT(ETHTOOL_A_BITSET_BITS_BIT);
    CONSTANT(ETHTOOL_A_BITSET_BIT_NAME);
    CONSTANT(ETHTOOL_A_BITSET_BIT_VALUE);
    CONSTANT(ETHTOOL_A_STRSET_HEADER);
    CONSTANT(ETHTOOL_A_STRSET_STRINGSETS);
    CONSTANT(ETHTOOL_A_STRINGSETS_STRINGSET);
    CONSTANT(ETHTOOL_A_STRINGSET_ID);
    CONSTANT(ETHTOOL_A_STRINGSET_STRINGS);
    CONSTANT(ETHTOOL_A_STRINGS_STRING);
    CONSTANT(ETHTOOL_A_STRING_INDEX);
    CONSTANT(ETHTOOL_A_STRING_VALUE);
    CONSTANT(ETHTOOL_A_CHANNELS_RX_MAX);
    CONSTANT(ETHTOOL_A_CHANNELS_TX_MAX);
    CONSTANT(ETHTOOL_A_CHANNELS_OTHER_MAX);
    CONSTANT(ETHTOOL_A_CHANNELS_COMBINED_MAX);
    CONSTANT(ETHTOOL_A_CHANNELS_RX_COUNT);
    CONSTANT(ETHTOOL_A_CHANNELS_TX_COUNT);
    CONSTANT(ETHTOOL_A_CHANNELS_OTHER_COUNT);
    CONSTANT(ETHTOOL_A_CHANNELS_COMBINED_COUNT);
    CONSTANT(ETHTOOL_A_RINGS_RX_MAX);
    CONSTANT(ETHTOOL_A_RINGS_RX_MINI_MAX);
    CONSTANT(ETHTOOL_A_RINGS_RX_JUMBO_MAX);
    CONSTANT(ETHTOOL_A_RINGS_TX_MAX);
    CONSTANT(ETHTOOL_A_RINGS_RX);
    CONSTANT(ETHTOOL_A_RINGS_RX_MINI);
    CONSTANT(ETHTOOL_A_RINGS_RX_JUMBO);
    CONSTANT(ETHTOOL_A_RINGS_TX);
    CONSTANT(ETHTOOL_A_RINGS_RX_BUF_LEN);
    CONSTANT(ETHTOOL_A_RINGS_TX_PUSH);
    CONSTANT(ETHTOOL_A_COALESCE_RX_USECS);
    CONSTANT(ETHTOOL_A_COALESCE_RX_MAX_FRAMES);
    CONSTANT(ETHTOOL_A_COALESCE_TX_USECS);
    CONSTANT(ETHTOOL_A_COALESCE_TX_MAX_FRAMES);
    CONSTANT(ETHTOOL_A_COALESCE_USE_ADAPTIVE_RX);
    CONSTANT(ETHTOOL_A_COALESCE_USE_ADAPTIVE_TX);
    CONSTANT(ETHTOOL_A_FEATURES_HW);
    CONSTANT(ETHTOOL_A_FEATURES_WANTED);
    CONSTANT(ETHTOOL_A_FEATURES_ACTIVE);
    CONSTANT(ETHTOOL_A_FEATURES_NOCHANGE);
    CONSTANT(ETHTOOL_A_PRIVFLAGS_FLAGS);

    /* LinuxFibRules: <linux/fib_rules.h> */
    CONSTANT(FIB_RULE_INVERT);
    CONSTANT(FRA_DST);
    CONSTANT(FRA_SRC);
    CONSTANT(FRA_IIFNAME);
    CONSTANT(FRA_GOTO);
    CONSTANT(FRA_PRIORITY);
    CONSTANT(FRA_FWMARK);
    CONSTANT(FRA_FLOW);
    CONSTANT(FRA_TUN_ID);
    CONSTANT(FRA_SUPPRESS_IFGROUP);
    CONSTANT(FRA_SUPPRESS_PREFIXLEN);
    CONSTANT(FRA_TABLE);
    CONSTANT(FRA_FWMASK);
    CONSTANT(FRA_OIFNAME);
    CONSTANT(FRA_L3MDEV);
    CONSTANT(FRA_UID_RANGE);
    CONSTANT(FRA_PROTOCOL);
    CONSTANT(FRA_IP_PROTO);
    CONSTANT(FRA_SPORT_RANGE);
    CONSTANT(FRA_DPORT_RANGE);
    CONSTANT(FR_ACT_TO_TBL);
    CONSTANT(FR_ACT_GOTO);
    CONSTANT(FR_ACT_NOP);
    CONSTANT(FR_ACT_BLACKHOLE);
    CONSTANT(FR_ACT_UNREACHABLE);
    CONSTANT(FR_ACT_PROHIBIT);
    SIZE(fib_rule_hdr);
    FIELD(fib_rule_hdr, family);
    FIELD(fib_rule_hdr, dst_len);
    FIELD(fib_rule_hdr, src_len);
    FIELD(fib_rule_hdr, tos);
    FIELD(fib_rule_hdr, table);
    FIELD(fib_rule_hdr, action);
    FIELD(fib_rule_hdr, flags);
    SIZE(fib_rule_port_range);
    FIELD(fib_rule_port_range, start);
    FIELD(fib_rule_port_range, end);

    /* LinuxGenetlink: <linux/genetlink.h> */
    CONSTANT(GENL_ID_CTRL);
    CONSTANT(CTRL_CMD_GETFAMILY);
    CONSTANT(CTRL_ATTR_FAMILY_ID);
    CONSTANT(CTRL_ATTR_FAMILY_NAME);
    SIZE(genlmsghdr);
    FIELD(genlmsghdr, cmd);
    FIELD(genlmsghdr, version);

    /* LinuxNetlink: <linux/netlink.h> */
    CONSTANT(NETLINK_ROUTE);
    CONSTANT(NETLINK_GENERIC);
    CONSTANT(NETLINK_CAP_ACK);
    CONSTANT(NETLINK_EXT_ACK);
    CONSTANT(NETLINK_GET_STRICT_CHK);
    CONSTANT(NLM_F_REQUEST);
    CONSTANT(NLM_F_ACK);
    CONSTANT(NLM_F_DUMP_INTR);
    CONSTANT(NLM_F_CAPPED);
    CONSTANT(NLM_F_ACK_TLVS);
    CONSTANT(NLM_F_DUMP);
    CONSTANT(NLMSG_ERROR);
    CONSTANT(NLMSG_DONE);
    CONSTANT(NLMSG_MIN_TYPE);
    CONSTANT(NLMSGERR_ATTR_MSG);
    CONSTANT(NLMSGERR_ATTR_OFFS);
    CONSTANT(NLMSGERR_ATTR_MISS_TYPE);
    CONSTANT(NLA_F_NESTED);
    CONSTANT(NLA_TYPE_MASK);
    SIZE(nlmsghdr);
    FIELD(nlmsghdr, nlmsg_len);
    FIELD(nlmsghdr, nlmsg_type);
    FIELD(nlmsghdr, nlmsg_flags);
    FIELD(nlmsghdr, nlmsg_seq);
    SIZE(nlattr);
    FIELD(nlattr, nla_len);
    FIELD(nlattr, nla_type);
    SIZE(sockaddr_nl);
    FIELD(sockaddr_nl, nl_family);
    FIELD(sockaddr_nl, nl_pid);

    /* LinuxRtnetlink: <linux/rtnetlink.h> */
    CONSTANT(RTM_GETLINK);
    CONSTANT(RTM_GETADDR);
    CONSTANT(RTM_GETROUTE);
    CONSTANT(RTM_GETRULE);
    CONSTANT(RTM_GETQDISC);
    CONSTANT(IFLA_IFNAME);
    CONSTANT(IFLA_LINKINFO);
    CONSTANT(IFLA_NUM_TX_QUEUES);
    CONSTANT(IFLA_NUM_RX_QUEUES);
    CONSTANT(IFLA_LINK_NETNSID);
    CONSTANT(IFLA_GSO_MAX_SEGS);
    CONSTANT(IFLA_GSO_MAX_SIZE);
    CONSTANT(IFLA_XDP);
    CONSTANT(IFLA_GRO_MAX_SIZE);
    CONSTANT(IFLA_TSO_MAX_SIZE);
    CONSTANT(IFLA_TSO_MAX_SEGS);
    CONSTANT(IFLA_INFO_KIND);
    CONSTANT(IFLA_INFO_DATA);
    CONSTANT(IFLA_VLAN_ID);
    CONSTANT(IFLA_XDP_ATTACHED);
    CONSTANT(IFLA_XDP_PROG_ID);
    CONSTANT(IFLA_XDP_DRV_PROG_ID);
    CONSTANT(IFLA_XDP_SKB_PROG_ID);
    CONSTANT(IFLA_XDP_HW_PROG_ID);
    CONSTANT(XDP_ATTACHED_DRV);
    CONSTANT(XDP_ATTACHED_SKB);
    CONSTANT(XDP_ATTACHED_HW);
    CONSTANT(IFA_ADDRESS);
    CONSTANT(IFA_LOCAL);
    CONSTANT(TCA_KIND);
    CONSTANT(TC_H_ROOT);
    CONSTANT(TC_H_INGRESS);
    SIZE(ifinfomsg);
    FIELD(ifinfomsg, ifi_index);
    SIZE(ifaddrmsg);
    FIELD(ifaddrmsg, ifa_prefixlen);
    FIELD(ifaddrmsg, ifa_index);
    SIZE(tcmsg);
    FIELD(tcmsg, tcm_ifindex);
    FIELD(tcmsg, tcm_handle);
    FIELD(tcmsg, tcm_parent);
    CONSTANT(RTA_DST);
    CONSTANT(RTA_SRC);
    CONSTANT(RTA_OIF);
    CONSTANT(RTA_GATEWAY);
    CONSTANT(RTA_PRIORITY);
    CONSTANT(RTA_PREFSRC);
    CONSTANT(RTA_METRICS);
    CONSTANT(RTA_MULTIPATH);
    CONSTANT(RTA_FLOW);
    CONSTANT(RTA_TABLE);
    CONSTANT(RTA_VIA);
    CONSTANT(RTA_PREF);
    CONSTANT(RTA_NH_ID);
    CONSTANT(RTN_UNSPEC);
    CONSTANT(RTN_UNICAST);
    CONSTANT(RTN_LOCAL);
    CONSTANT(RTN_BROADCAST);
    CONSTANT(RTN_ANYCAST);
    CONSTANT(RTN_MULTICAST);
    CONSTANT(RTN_BLACKHOLE);
    CONSTANT(RTN_UNREACHABLE);
    CONSTANT(RTN_PROHIBIT);
    CONSTANT(RTN_THROW);
    CONSTANT(RTN_NAT);
    CONSTANT(RTN_XRESOLVE);
    CONSTANT(RTPROT_UNSPEC);
    CONSTANT(RTPROT_REDIRECT);
    CONSTANT(RTPROT_KERNEL);
    CONSTANT(RTPROT_BOOT);
    CONSTANT(RTPROT_STATIC);
    CONSTANT(RTPROT_GATED);
    CONSTANT(RTPROT_RA);
    CONSTANT(RTPROT_MRT);
    CONSTANT(RTPROT_ZEBRA);
    CONSTANT(RTPROT_BIRD);
    CONSTANT(RTPROT_DNROUTED);
    CONSTANT(RTPROT_XORP);
    CONSTANT(RTPROT_NTK);
    CONSTANT(RTPROT_DHCP);
    CONSTANT(RTPROT_MROUTED);
    CONSTANT(RTPROT_KEEPALIVED);
    CONSTANT(RTPROT_BABEL);
    CONSTANT(RTPROT_OPENR);
    CONSTANT(RTPROT_BGP);
    CONSTANT(RTPROT_ISIS);
    CONSTANT(RTPROT_OSPF);
    CONSTANT(RTPROT_RIP);
    CONSTANT(RTPROT_EIGRP);
    CONSTANT(RT_SCOPE_UNIVERSE);
    CONSTANT(RT_SCOPE_SITE);
    CONSTANT(RT_SCOPE_LINK);
    CONSTANT(RT_SCOPE_HOST);
    CONSTANT(RT_SCOPE_NOWHERE);
    CONSTANT(RTM_F_CLONED);
    CONSTANT(RTNH_F_DEAD);
    CONSTANT(RTNH_F_PERVASIVE);
    CONSTANT(RTNH_F_ONLINK);
    CONSTANT(RTNH_F_OFFLOAD);
    CONSTANT(RTNH_F_LINKDOWN);
    CONSTANT(RTNH_F_UNRESOLVED);
    CONSTANT(RTNH_F_TRAP);
    CONSTANT(RTAX_LOCK);
    CONSTANT(RTAX_MTU);
    CONSTANT(RTAX_WINDOW);
    CONSTANT(RTAX_RTT);
    CONSTANT(RTAX_RTTVAR);
    CONSTANT(RTAX_SSTHRESH);
    CONSTANT(RTAX_CWND);
    CONSTANT(RTAX_ADVMSS);
    CONSTANT(RTAX_REORDERING);
    CONSTANT(RTAX_HOPLIMIT);
    CONSTANT(RTAX_INITCWND);
    CONSTANT(RTAX_FEATURES);
    CONSTANT(RTAX_RTO_MIN);
    CONSTANT(RTAX_INITRWND);
    CONSTANT(RTAX_QUICKACK);
    CONSTANT(RTAX_CC_ALGO);
    CONSTANT(RTAX_FASTOPEN_NO_COOKIE);
    SIZE(rtmsg);
    FIELD(rtmsg, rtm_family);
    FIELD(rtmsg, rtm_dst_len);
    FIELD(rtmsg, rtm_src_len);
    FIELD(rtmsg, rtm_tos);
    FIELD(rtmsg, rtm_table);
    FIELD(rtmsg, rtm_protocol);
    FIELD(rtmsg, rtm_scope);
    FIELD(rtmsg, rtm_type);
    FIELD(rtmsg, rtm_flags);
    SIZE(rtnexthop);
    FIELD(rtnexthop, rtnh_len);
    FIELD(rtnexthop, rtnh_flags);
    FIELD(rtnexthop, rtnh_hops);
    FIELD(rtnexthop, rtnh_ifindex);
    FIELD(rtvia, rtvia_addr);
}
