package io.headrace.kernel.netlink;

import static io.headrace.kernel.abi.LinuxEthtoolNetlink.*;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Changes to a network device over the family `ethtool`, Documentation/networking/
 * ethtool-netlink.rst (Linux 6.12): each takes all it is given or nothing, and needs CAP_NET_ADMIN.
 * What is null stays as it is.
 *
 * @param ethtool the family of that name
 */
public record EthtoolSettings(GenericFamily ethtool) {
    /** How many queues a device has. */
    public record Channels(
            @Nullable Integer rx,
            @Nullable Integer tx,
            @Nullable Integer other,
            @Nullable Integer combined) {}

    /** How many packets the queues of a device hold, in descriptors. */
    public record Rings(
            @Nullable Integer rx,
            @Nullable Integer rxMini,
            @Nullable Integer rxJumbo,
            @Nullable Integer tx) {}

    /**
     * How long a device waits before it interrupts, in microseconds and in packets.
     *
     * @param adaptiveRx whether the driver moves rxUsecs by itself
     * @param adaptiveTx whether the driver moves txUsecs by itself
     */
    public record Coalesce(
            @Nullable Long rxUsecs,
            @Nullable Long rxFrames,
            @Nullable Long txUsecs,
            @Nullable Long txFrames,
            @Nullable Boolean adaptiveRx,
            @Nullable Boolean adaptiveTx) {}

    /** CHANNELS_SET; drivers stop and start their queues for it. */
    public void set(String nic, Channels wanted) throws Refusal {
        tell(
                ETHTOOL_MSG_CHANNELS_SET,
                nic,
                request ->
                        request.u32IfSet(ETHTOOL_A_CHANNELS_RX_COUNT, wanted.rx)
                                .u32IfSet(ETHTOOL_A_CHANNELS_TX_COUNT, wanted.tx)
                                .u32IfSet(ETHTOOL_A_CHANNELS_OTHER_COUNT, wanted.other)
                                .u32IfSet(ETHTOOL_A_CHANNELS_COMBINED_COUNT, wanted.combined));
    }

    /** RINGS_SET; drivers stop and start their queues for it. */
    public void set(String nic, Rings wanted) throws Refusal {
        tell(
                ETHTOOL_MSG_RINGS_SET,
                nic,
                request ->
                        request.u32IfSet(ETHTOOL_A_RINGS_RX, wanted.rx)
                                .u32IfSet(ETHTOOL_A_RINGS_RX_MINI, wanted.rxMini)
                                .u32IfSet(ETHTOOL_A_RINGS_RX_JUMBO, wanted.rxJumbo)
                                .u32IfSet(ETHTOOL_A_RINGS_TX, wanted.tx));
    }

    /** COALESCE_SET; what the driver does not support is refused by its attribute. */
    public void set(String nic, Coalesce wanted) throws Refusal {
        tell(
                ETHTOOL_MSG_COALESCE_SET,
                nic,
                request ->
                        request.u32IfSet(ETHTOOL_A_COALESCE_RX_USECS, wanted.rxUsecs)
                                .u32IfSet(ETHTOOL_A_COALESCE_RX_MAX_FRAMES, wanted.rxFrames)
                                .u32IfSet(ETHTOOL_A_COALESCE_TX_USECS, wanted.txUsecs)
                                .u32IfSet(ETHTOOL_A_COALESCE_TX_MAX_FRAMES, wanted.txFrames)
                                .u8IfSet(ETHTOOL_A_COALESCE_USE_ADAPTIVE_RX, wanted.adaptiveRx)
                                .u8IfSet(ETHTOOL_A_COALESCE_USE_ADAPTIVE_TX, wanted.adaptiveTx));
    }

    /**
     * FEATURES_SET. A name that the kernel does not know is refused; a feature that it may not
     * change, or only with others, is not, and is told.
     *
     * @param wanted offloads by the kernel's names, such as `rx-gro`, → on
     * @return those that are not as wanted
     */
    public Set<String> features(String nic, Map<String, Boolean> wanted) throws Refusal {
        Set<String> others = new TreeSet<>();
        for (Attributes reply :
                tell(
                        ETHTOOL_MSG_FEATURES_SET,
                        nic,
                        request ->
                                request.nest(
                                        ETHTOOL_A_FEATURES_WANTED,
                                        set ->
                                                set.nest(
                                                        ETHTOOL_A_BITSET_BITS,
                                                        b -> bits(b, wanted))))) {
            Attributes differing = reply.nested(ETHTOOL_A_FEATURES_WANTED);
            Attributes bits = differing == null ? null : differing.nested(ETHTOOL_A_BITSET_BITS);
            if (bits != null) {
                for (Attributes bit : bits.each(ETHTOOL_A_BITSET_BITS_BIT)) {
                    String name = bit.text(ETHTOOL_A_BITSET_BIT_NAME);
                    others.add(name == null ? "without a name" : name);
                }
            }
        }
        return others;
    }

    private static void bits(Request bits, Map<String, Boolean> wanted) {
        wanted.forEach((name, on) ->
                bits.nest(
                        ETHTOOL_A_BITSET_BITS_BIT,
                        bit -> {
                            bit.text(ETHTOOL_A_BITSET_BIT_NAME, name);
                            if (on) {
                                bit.flag(ETHTOOL_A_BITSET_BIT_VALUE);
                            }
                        }));
    }

    private Iterable<Attributes> tell(int command, String nic, UnaryOperator<Request> settings)
            throws Refusal {
        return ethtool.tell(command, request -> settings.apply(EthtoolHeader.add(request, nic, 0)));
    }
}
