package io.headrace.kernel.netlink;

import static io.headrace.kernel.abi.LinuxGenetlink.CTRL_ATTR_FAMILY_ID;
import static io.headrace.kernel.abi.LinuxGenetlink.CTRL_ATTR_FAMILY_NAME;
import static io.headrace.kernel.abi.LinuxGenetlink.CTRL_CMD_GETFAMILY;
import static io.headrace.kernel.abi.LinuxGenetlink.GENL_ID_CTRL;
import static io.headrace.kernel.abi.LinuxGenetlink.genlmsghdr__size;

import io.headrace.kernel.abi.Errno;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A family of generic netlink, such as `ethtool` or `netdev`, whose number the kernel chose when it
 * was registered, Documentation/userspace-api/netlink/intro.rst (Linux 6.12).
 */
public final class GenericFamily {
    private static final int VERSION = 1;

    private final NetlinkSocket socket;
    private final int id;

    private GenericFamily(NetlinkSocket socket, int id) {
        this.socket = socket;
        this.id = id;
    }

    /** Looks a family up; refused with ENOENT when the kernel has none of that name. */
    public static GenericFamily find(NetlinkSocket socket, String name) throws Refusal {
        Request request =
                Request.generic(GENL_ID_CTRL, CTRL_CMD_GETFAMILY, VERSION)
                        .text(CTRL_ATTR_FAMILY_NAME, name);
        for (byte[] message : socket.ask(request)) {
            Integer id = Attributes.of(message, genlmsghdr__size).u16(CTRL_ATTR_FAMILY_ID);
            if (id != null) {
                return new GenericFamily(socket, id);
            }
        }
        throw Refusal.ours(Errno.ENOENT, "no number for the family " + name);
    }

    /** The attributes that answer a command; refused with EPROTO when none do. */
    public Attributes ask(int command, UnaryOperator<Request> attributes) throws Refusal {
        List<byte[]> answers = socket.ask(request(command, attributes));
        if (answers.isEmpty()) {
            throw Refusal.ours(Errno.EPROTO, "no answer to command " + command);
        }
        return Attributes.of(answers.getFirst(), genlmsghdr__size);
    }

    /** Makes a change: the attributes of what is told of it, if anything is. */
    public List<Attributes> tell(int command, UnaryOperator<Request> attributes) throws Refusal {
        return socket.ask(request(command, attributes)).stream()
                .map(message -> Attributes.of(message, genlmsghdr__size))
                .toList();
    }

    /** The attributes of everything of a kind. */
    public List<Attributes> dump(int command, UnaryOperator<Request> attributes) throws Refusal {
        return socket.dump(request(command, attributes)).stream()
                .map(message -> Attributes.of(message, genlmsghdr__size))
                .toList();
    }

    private Request request(int command, UnaryOperator<Request> attributes) {
        return attributes.apply(Request.generic(id, command, VERSION));
    }
}
