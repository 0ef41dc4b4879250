package io.headrace.observe;

import io.headrace.host.HostRoot;
import io.headrace.host.Nic;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.channels.DatagramChannel;

/**
 * What went through a network device since it was made,
 * Documentation/ABI/testing/sysfs-class-net-statistics (Linux 6.12). A counter that is not there is
 * -1.
 *
 * @param speedMbps in 10^6 bit/s, each way; null for a device without, such as loopback
 * @param dropped packets thrown away, both ways, for want of room above all
 * @param errors packets that were damaged or could not be sent, both ways
 */
public record LinkCounters(
        String name,
        @Nullable Integer speedMbps,
        long rxBytes,
        long rxPackets,
        long txBytes,
        long txPackets,
        long dropped,
        long errors) {
    /** Any port: connecting a datagram socket chooses a route and sends nothing, udp(7). */
    private static final int DISCARD = 9;

    /** The device that packets to an address leave by; null when there is no route. */
    public static @Nullable String deviceTowards(InetAddress address) {
        try (DatagramChannel channel = DatagramChannel.open()) {
            channel.connect(new InetSocketAddress(address, DISCARD));
            InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
            NetworkInterface device = NetworkInterface.getByInetAddress(local.getAddress());
            NetworkInterface parent = device == null ? null : device.getParent();
            return parent != null ? parent.getName() : device == null ? null : device.getName();
        } catch (IOException noRoute) {
            return null;
        }
    }

    static LinkCounters read(HostRoot root, String name) {
        return new LinkCounters(
                name,
                Nic.read(root, name).speedMbps(),
                counter(root, name, "rx_bytes"),
                counter(root, name, "rx_packets"),
                counter(root, name, "tx_bytes"),
                counter(root, name, "tx_packets"),
                bothWays(root, name, "dropped"),
                bothWays(root, name, "errors"));
    }

    private static long bothWays(HostRoot root, String name, String counter) {
        return Counter.sum(
                counter(root, name, "rx_" + counter), counter(root, name, "tx_" + counter));
    }

    private static long counter(HostRoot root, String name, String counter) {
        String text = root.value("sys/class/net/" + name + "/statistics/" + counter);
        boolean told = text != null && text.matches("[0-9]{1,20}");
        return told ? Long.parseUnsignedLong(text) : Counter.UNKNOWN;
    }
}
