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
#include <linux/io_uring.h>
#include <linux/openat2.h>
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
    CONSTANT(EINVAL);
    CONSTANT(ENFILE);
    CONSTANT(EMFILE);
    CONSTANT(EPIPE);
    CONSTANT(ENOSYS);
    CONSTANT(ETIME);
    CONSTANT(EPROTO);
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
    CONSTANT(SOCK_STREAM);
    CONSTANT(SOCK_NONBLOCK);
    CONSTANT(SOCK_CLOEXEC);
    CONSTANT(SOL_SOCKET);
    CONSTANT(SO_REUSEADDR);
    CONSTANT(SO_ERROR);
    CONSTANT(SO_LINGER);
    CONSTANT(SO_REUSEPORT);
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
}
