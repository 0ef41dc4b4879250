package io.headrace.kernel.abi;

/**
 * {@code <linux/io_uring.h>}, the part that Linux 6.1 has.
 *
 * <pre>
 * struct io_uring_sqe {                     struct io_uring_cqe {
 *     __u8  opcode;            0                __u64 user_data;   0
 *     __u8  flags;             1                __s32 res;         8
 *     __u16 ioprio;            2                __u32 flags;      12
 *     __s32 fd;                4            };                    16 bytes
 *     __u64 off;               8
 *     __u64 addr;             16            struct io_uring_buf {
 *     __u32 len;              24                __u64 addr;        0
 *     __u32 msg_flags;        28                __u32 len;         8
 *     __u64 user_data;        32                __u16 bid;        12
 *     __u16 buf_group;        40                __u16 resv;       14   (of the first: the tail)
 *     ...                                   };                    16 bytes
 * };                          64 bytes
 * </pre>
 */
public final class LinuxIoUring {
    public static final int IORING_SETUP_CQSIZE        = 1 << 3;
    public static final int IORING_SETUP_SUBMIT_ALL    = 1 << 7;
    public static final int IORING_SETUP_SINGLE_ISSUER = 1 << 12;
    public static final int IORING_SETUP_DEFER_TASKRUN = 1 << 13;

    public static final int IORING_ENTER_GETEVENTS       = 1;
    public static final int IORING_ENTER_EXT_ARG         = 1 << 3;
    public static final int IORING_ENTER_REGISTERED_RING = 1 << 4;

    public static final int IORING_REGISTER_RING_FDS   = 20;
    public static final int IORING_UNREGISTER_RING_FDS = 21;
    public static final int IORING_REGISTER_PBUF_RING  = 22;

    public static final int IORING_OP_POLL_ADD     = 6;
    public static final int IORING_OP_ACCEPT       = 13;
    public static final int IORING_OP_ASYNC_CANCEL = 14;
    public static final int IORING_OP_CONNECT      = 16;
    public static final int IORING_OP_CLOSE        = 19;
    public static final int IORING_OP_SEND         = 26;
    public static final int IORING_OP_RECV         = 27;

    public static final int IOSQE_BUFFER_SELECT    = 1 << 5;
    public static final int IOSQE_CQE_SKIP_SUCCESS = 1 << 6;

    public static final int IORING_RECV_MULTISHOT   = 1 << 1;
    public static final int IORING_ACCEPT_MULTISHOT = 1;
    public static final int IORING_ASYNC_CANCEL_ALL = 1;
    public static final int IORING_ASYNC_CANCEL_FD  = 1 << 1;

    public static final int IORING_CQE_F_BUFFER      = 1;
    public static final int IORING_CQE_F_MORE        = 1 << 1;
    public static final int IORING_CQE_BUFFER_SHIFT  = 16;

    public static final long IORING_OFF_SQ_RING = 0;
    public static final long IORING_OFF_SQES    = 0x10000000L;

    public static final int io_uring_params__size       = 120;
    public static final int io_uring_params__sq_entries = 0;
    public static final int io_uring_params__cq_entries = 4;
    public static final int io_uring_params__flags      = 8;
    public static final int io_uring_params__sq_off     = 40;
    public static final int io_uring_params__cq_off     = 80;

    public static final int io_sqring_offsets__head      = 0;
    public static final int io_sqring_offsets__tail      = 4;
    public static final int io_sqring_offsets__ring_mask = 8;
    public static final int io_sqring_offsets__array     = 24;

    public static final int io_cqring_offsets__head      = 0;
    public static final int io_cqring_offsets__tail      = 4;
    public static final int io_cqring_offsets__ring_mask = 8;
    public static final int io_cqring_offsets__cqes      = 20;

    public static final int io_uring_sqe__size      = 64;
    public static final int io_uring_sqe__opcode    = 0;
    public static final int io_uring_sqe__flags     = 1;
    public static final int io_uring_sqe__ioprio    = 2;
    public static final int io_uring_sqe__fd        = 4;
    public static final int io_uring_sqe__off       = 8;
    public static final int io_uring_sqe__addr      = 16;
    public static final int io_uring_sqe__len       = 24;
    public static final int io_uring_sqe__msg_flags = 28;
    public static final int io_uring_sqe__user_data = 32;
    public static final int io_uring_sqe__buf_group = 40;

    public static final int io_uring_cqe__size      = 16;
    public static final int io_uring_cqe__user_data = 0;
    public static final int io_uring_cqe__res       = 8;
    public static final int io_uring_cqe__flags     = 12;

    public static final int io_uring_buf__size = 16;
    public static final int io_uring_buf__addr = 0;
    public static final int io_uring_buf__len  = 8;
    public static final int io_uring_buf__bid  = 12;
    public static final int io_uring_buf__resv = 14;

    public static final int io_uring_buf_reg__size         = 40;
    public static final int io_uring_buf_reg__ring_addr    = 0;
    public static final int io_uring_buf_reg__ring_entries = 8;
    public static final int io_uring_buf_reg__bgid         = 12;

    public static final int io_uring_getevents_arg__size = 24;
    public static final int io_uring_getevents_arg__ts   = 16;

    public static final int io_uring_rsrc_update__size   = 16;
    public static final int io_uring_rsrc_update__offset = 0;
    public static final int io_uring_rsrc_update__data   = 8;

    private LinuxIoUring() {}
}
