package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What rtnetlink(7) tells of a network device beyond its folder: Documentation/netlink/specs
 * rt_link.yaml (Linux 6.12).
 *
 * @param kind of a device that the kernel makes, such as `veth`, `bridge`, `bond` or `vlan`, as
 *     ip-link(8) names it; null for hardware and loopback
 * @param vlan the number of a VLAN, IEEE 802.1Q; null for a device that is none
 * @param peerNamespace the number that this network namespace has for the one where the device it
 *     leads to lives, -1 where it has none; null where that is this one, or it leads nowhere
 * @param rxQueuesMax the receive queues that it was made with, of which some may not be in use;
 *     null when not told
 * @param txQueuesMax likewise for those that transmit
 * @param limits how large packets may become before they are cut or after they were put together,
 *     in bytes or in segments, by the names of ip-link(8), such as `gso_max_size`
 * @param xdp the XDP programs on it; empty for none
 */
public record Link(
        @Nullable String kind,
        @Nullable Integer vlan,
        @Nullable Integer peerNamespace,
        @Nullable Integer rxQueuesMax,
        @Nullable Integer txQueuesMax,
        Map<String, Long> limits,
        List<Xdp> xdp) {

    /**
     * An XDP program on a device.
     *
     * @param id the kernel's number of it; null where it does not tell
     */
    public record Xdp(Mode mode, @Nullable Long id) {
        /** Where it runs. */
        public enum Mode {
            /** In the driver. */
            NATIVE,
            /** In the network stack, after the packet was put into a buffer of its own. */
            GENERIC,
            /** On the hardware. */
            OFFLOAD
        }
    }

    public Link {
        limits = Collections.unmodifiableMap(new TreeMap<>(limits));
        xdp = List.copyOf(xdp);
    }
}
