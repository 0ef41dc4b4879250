package io.headrace.kernel.netlink;

import static io.headrace.kernel.abi.LinuxGenetlink.genlmsghdr__cmd;
import static io.headrace.kernel.abi.LinuxGenetlink.genlmsghdr__size;
import static io.headrace.kernel.abi.LinuxGenetlink.genlmsghdr__version;
import static io.headrace.kernel.abi.LinuxNetlink.NLA_F_NESTED;
import static io.headrace.kernel.abi.LinuxNetlink.nlattr__nla_len;
import static io.headrace.kernel.abi.LinuxNetlink.nlattr__nla_type;
import static io.headrace.kernel.abi.LinuxNetlink.nlattr__size;
import static io.headrace.kernel.abi.LinuxNetlink.nlmsghdr__nlmsg_flags;
import static io.headrace.kernel.abi.LinuxNetlink.nlmsghdr__nlmsg_len;
import static io.headrace.kernel.abi.LinuxNetlink.nlmsghdr__nlmsg_seq;
import static io.headrace.kernel.abi.LinuxNetlink.nlmsghdr__nlmsg_type;
import static io.headrace.kernel.abi.LinuxNetlink.nlmsghdr__size;

import io.headrace.kernel.abi.Errno;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A message to the kernel as it is built: its header, then attributes. One that holds an attribute
 * which is longer than its length can say is refused when it is sent.
 */
public final class Request {
    private static final int ALIGN = 4;

    /** Bytes of an attribute with its header: the field for them has two. */
    private static final int ATTRIBUTE_MAX = (1 << Short.SIZE) - 1;

    private ByteBuffer bytes = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());

    /** Bytes of the first attribute that is too long; 0 when there is none. */
    private long tooLong;

    private Request(int type, int header) {
        bytes.putShort(nlmsghdr__nlmsg_type, (short) type);
        bytes.position(nlmsghdr__size + header);
    }

    /** A message whose own header of so many bytes is all zeros. */
    public static Request of(int type, int header) {
        return new Request(type, header);
    }

    /** The same for one family of addresses, which such headers name in their first byte. */
    public static Request of(int type, int header, int family) {
        Request request = new Request(type, header);
        request.bytes.put(nlmsghdr__size, (byte) family);
        return request;
    }

    /** A message of generic netlink. */
    public static Request generic(int family, int command, int version) {
        Request request = new Request(family, genlmsghdr__size);
        request.bytes.put(nlmsghdr__size + genlmsghdr__cmd, (byte) command);
        request.bytes.put(nlmsghdr__size + genlmsghdr__version, (byte) version);
        return request;
    }

    /** A flag, whose being there is all it says. */
    public Request flag(int type) {
        begin(type, 0);
        return this;
    }

    /** A number of one byte. */
    public Request u8(int type, int value) {
        if (begin(type, Byte.BYTES)) {
            bytes.put((byte) value);
            pad();
        }
        return this;
    }

    public Request u32(int type, long value) {
        if (begin(type, Integer.BYTES)) {
            bytes.putInt((int) value);
        }
        return this;
    }

    /** A number of four bytes where it fits, else of eight, as newer families take both. */
    public Request number(int type, long value) {
        if (value == Integer.toUnsignedLong((int) value)) {
            return u32(type, value);
        }
        if (begin(type, Long.BYTES)) {
            bytes.putLong(value);
        }
        return this;
    }

    /** A switch in one byte; nothing for null. */
    public Request u8IfSet(int type, @Nullable Boolean on) {
        return on == null ? this : u8(type, on ? 1 : 0);
    }

    /** A number of four bytes; nothing for null. */
    public Request u32IfSet(int type, @Nullable Number value) {
        return value == null ? this : u32(type, value.longValue());
    }

    /** A number of four bytes where it fits, else of eight; nothing for null. */
    public Request numberIfSet(int type, @Nullable Long value) {
        return value == null ? this : number(type, value);
    }

    /** A text with its zero byte. */
    public Request text(int type, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (begin(type, utf8.length + 1)) {
            bytes.put(utf8).put((byte) 0);
            pad();
        }
        return this;
    }

    /** Attributes inside of one. */
    public Request nest(int type, Consumer<Request> inside) {
        int start = bytes.position();
        begin(type | NLA_F_NESTED, 0);
        inside.accept(this);
        int length = bytes.position() - start;
        if (isLengthRight(length)) {
            bytes.putShort(start + nlattr__nla_len, (short) length);
        }
        return this;
    }

    /** Whether there is one of that length now, to be filled. */
    private boolean begin(int type, int length) {
        if (!isLengthRight((long) nlattr__size + length)) {
            return false;
        }
        int needed = bytes.position() + nlattr__size + length + ALIGN;
        if (needed > bytes.capacity()) {
            int position = bytes.position();
            byte[] larger = Arrays.copyOf(bytes.array(), 2 * needed);
            bytes = ByteBuffer.wrap(larger).order(ByteOrder.nativeOrder()).position(position);
        }
        int start = bytes.position();
        bytes.putShort(start + nlattr__nla_len, (short) (nlattr__size + length));
        bytes.putShort(start + nlattr__nla_type, (short) type);
        bytes.position(start + nlattr__size);
        return true;
    }

    private boolean isLengthRight(long length) {
        if (length > ATTRIBUTE_MAX && tooLong == 0) {
            tooLong = length;
        }
        return length <= ATTRIBUTE_MAX;
    }

    private void pad() {
        bytes.position((bytes.position() + ALIGN - 1) & -ALIGN);
    }

    /** The whole message; refused with EMSGSIZE when an attribute of it is too long. */
    byte[] bytes(int flags, int sequence) throws Refusal {
        if (tooLong > 0) {
            throw Refusal.ours(
                    Errno.EMSGSIZE,
                    "an attribute of " + tooLong + " bytes; at most " + ATTRIBUTE_MAX + " fit");
        }
        bytes.putInt(nlmsghdr__nlmsg_len, bytes.position());
        bytes.putShort(nlmsghdr__nlmsg_flags, (short) flags);
        bytes.putInt(nlmsghdr__nlmsg_seq, sequence);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
