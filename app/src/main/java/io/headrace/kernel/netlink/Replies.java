package io.headrace.kernel.netlink;

import static io.headrace.kernel.abi.LinuxNetlink.NLMSGERR_ATTR_MISS_TYPE;
import static io.headrace.kernel.abi.LinuxNetlink.NLMSGERR_ATTR_MSG;
import static io.headrace.kernel.abi.LinuxNetlink.NLMSGERR_ATTR_OFFS;
import static io.headrace.kernel.abi.LinuxNetlink.NLMSG_DONE;
import static io.headrace.kernel.abi.LinuxNetlink.NLMSG_ERROR;
import static io.headrace.kernel.abi.LinuxNetlink.NLMSG_MIN_TYPE;
import static io.headrace.kernel.abi.LinuxNetlink.NLM_F_ACK_TLVS;
import static io.headrace.kernel.abi.LinuxNetlink.NLM_F_CAPPED;
import static io.headrace.kernel.abi.LinuxNetlink.NLM_F_DUMP_INTR;
import static io.headrace.kernel.abi.LinuxNetlink.nlmsghdr__nlmsg_flags;
import static io.headrace.kernel.abi.LinuxNetlink.nlmsghdr__nlmsg_len;
import static io.headrace.kernel.abi.LinuxNetlink.nlmsghdr__nlmsg_seq;
import static io.headrace.kernel.abi.LinuxNetlink.nlmsghdr__nlmsg_type;
import static io.headrace.kernel.abi.LinuxNetlink.nlmsghdr__size;

import io.headrace.kernel.abi.Errno;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes back for one request, datagram by datagram: messages, until an error, an
 * acknowledgement or the end of a dump. Messages of other requests are passed over.
 */
final class Replies {
    private static final int ALIGN = 4;

    private final int sequence;
    private final List<byte[]> messages = new ArrayList<>();
    private boolean complete;
    private boolean interrupted;

    Replies(int sequence) {
        this.sequence = sequence;
    }

    /** The messages so far, each without its netlink header. */
    List<byte[]> messages() {
        return messages;
    }

    boolean isComplete() {
        return complete;
    }

    /** Whether what was dumped changed meanwhile, so that it may not fit together. */
    boolean wasInterrupted() {
        return interrupted;
    }

    /** Takes a datagram; one with a length that cannot be right is refused. */
    void take(byte[] datagram) throws Refusal {
        ByteBuffer bytes = ByteBuffer.wrap(datagram).order(ByteOrder.nativeOrder());
        int at = 0;
        while (!complete && datagram.length - at >= nlmsghdr__size) {
            int length = bytes.getInt(at + nlmsghdr__nlmsg_len);
            if (length < nlmsghdr__size || length > datagram.length - at) {
                throw Refusal.ours(Errno.EPROTO, "a message of " + length + " bytes");
            }
            if (bytes.getInt(at + nlmsghdr__nlmsg_seq) == sequence) {
                takeMessage(bytes, at, length);
            }
            at += (length + ALIGN - 1) & -ALIGN;
        }
    }

    private void takeMessage(ByteBuffer bytes, int at, int length) throws Refusal {
        int type = Short.toUnsignedInt(bytes.getShort(at + nlmsghdr__nlmsg_type));
        int flags = bytes.getShort(at + nlmsghdr__nlmsg_flags);
        byte[] payload = new byte[length - nlmsghdr__size];
        bytes.get(at + nlmsghdr__size, payload);
        interrupted |= (flags & NLM_F_DUMP_INTR) != 0;
        if (type == NLMSG_ERROR || type == NLMSG_DONE) {
            complete = true;
            refuse(type, flags, payload);
        } else if (type >= NLMSG_MIN_TYPE) {
            messages.add(payload);
        }
    }

    /** Both carry a negative error number first, 0 for none; a dump may end without. */
    private static void refuse(int type, int flags, byte[] payload) throws Refusal {
        if (payload.length < Integer.BYTES) {
            return;
        }
        int error = ByteBuffer.wrap(payload).order(ByteOrder.nativeOrder()).getInt();
        if (error < 0) {
            throw new Refusal(-error, words(type, flags, payload));
        }
    }

    /** The kernel's own words stand behind the copy of the request. */
    private static @Nullable String words(int type, int flags, byte[] payload) {
        if ((flags & NLM_F_ACK_TLVS) == 0) {
            return null;
        }
        int header = Integer.BYTES;
        if (type == NLMSG_ERROR && payload.length >= header + nlmsghdr__size) {
            ByteBuffer bytes = ByteBuffer.wrap(payload).order(ByteOrder.nativeOrder());
            boolean capped = (flags & NLM_F_CAPPED) != 0;
            int copied = capped ? nlmsghdr__size : bytes.getInt(header + nlmsghdr__nlmsg_len);
            header += Math.clamp(copied, nlmsghdr__size, payload.length);
        }
        Attributes told = Attributes.of(payload, (header + ALIGN - 1) & -ALIGN);
        String words = told.text(NLMSGERR_ATTR_MSG);
        Long missing = told.u32(NLMSGERR_ATTR_MISS_TYPE);
        Long offset = told.u32(NLMSGERR_ATTR_OFFS);
        String where =
                missing != null
                        ? "attribute " + missing + " is missing"
                        : offset != null ? "attribute at byte " + offset : null;
        return words == null ? where : where == null ? words : words + " (" + where + ")";
    }
}
