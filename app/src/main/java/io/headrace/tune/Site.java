package io.headrace.tune;

import static io.headrace.kernel.abi.LinuxNetlink.NETLINK_GENERIC;

import io.headrace.fault.Fault;
import io.headrace.host.HostRoot;
import io.headrace.host.KernelPaths;
import io.headrace.host.Machine;
import io.headrace.kernel.netlink.EthtoolSettings;
import io.headrace.kernel.netlink.GenericFamily;
import io.headrace.kernel.netlink.NetlinkSocket;
import io.headrace.kernel.netlink.Refusal;

import org.jspecify.annotations.Nullable;

/**
 * The machine that is changed: where its files are, its messages, and what is known of it until
 * something changes that.
 */
public final class Site {
    private final HostRoot root;
    private @Nullable Machine machine;

    /** This machine, or a copied tree, whose network devices nobody can be told of. */
    public Site(HostRoot root) {
        this.root = root;
    }

    HostRoot root() {
        return root;
    }

    /** What to tell the driver of a network device. */
    interface Message {
        void send(EthtoolSettings ethtool) throws Refusal;
    }

    /** Tells the driver of a network device. */
    void tell(Message message) throws Obstacle {
        if (!root.isThisMachine()) {
            throw Obstacle.missing("netlink: " + root.path() + " is a copied machine");
        }
        try (NetlinkSocket socket = new NetlinkSocket(NETLINK_GENERIC)) {
            message.send(new EthtoolSettings(GenericFamily.find(socket, "ethtool")));
        } catch (Refusal refusal) {
            throw Obstacle.of(refusal);
        }
    }

    /** What is known of it; read when first asked for. */
    public Machine machine() {
        Machine known = machine;
        if (known == null) {
            known = Machine.read(root);
            machine = known;
        }
        return known;
    }

    /** Forgets what is known: queues and interrupts were made anew. */
    void discoverAgain() {
        machine = null;
    }

    /** This boot, random(4): nothing of an earlier one holds. */
    String bootId() {
        String id = root.value(KernelPaths.BOOT_ID);
        if (id == null) {
            throw new Fault(
                    Fault.Kind.NOT_PERMITTED,
                    "random/boot_id cannot be read",
                    "without it nobody could tell later whether the machine was started anew",
                    "mount proc, or run outside of the sandbox");
        }
        return id;
    }

    /** The network namespace, such as {@code net:[4026531840]}; empty when not told. */
    String namespace() {
        String link = root.link(KernelPaths.NETWORK_NAMESPACE);
        return link == null ? "" : link;
    }
}
