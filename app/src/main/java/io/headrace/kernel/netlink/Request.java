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

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** A message to the kernel as it is built: its header, then attributes. */
public final class Request {
    private static final int ALIGN = 4;

    private ByteBuffer bytes = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());

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

    public Request u32(int type, long value) {
        begin(type, Integer.BYTES);
        bytes.putInt((int) value);
        return this;
    }

    /** A text with its zero byte. */
    public Request text(int type, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        begin(type, utf8.length + 1);
        bytes.put(utf8).put((byte) 0);
        pad();
        return this;
    }

    /** Attributes inside of one. */
    public Request nest(int type, Consumer<Request> inside) {
        int start = bytes.position();
        begin(type | NLA_F_NESTED, 0);
        inside.accept(this);
        bytes.putShort(start + nlattr__nla_len, (short) (bytes.position() - start));
        return this;
    }

    private void begin(int type, int length) {
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
    }

    private void pad() {
        bytes.position((bytes.position() + ALIGN - 1) & -ALIGN);
    }

    /** The whole message. */
    byte[] bytes(int flags, int sequence) {
        bytes.putInt(nlmsghdr__nlmsg_len, bytes.position());
        bytes.putShort(nlmsghdr__nlmsg_flags, (short) flags);
        bytes.putInt(nlmsghdr__nlmsg_seq, sequence);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
