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
 * @param speedMbps in 10^6 bit/s, each way
 */
public record LinkCounters(
        String name, int speedMbps, long rxBytes, long rxPackets, long txBytes, long txPackets) {
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

    /** Null for a device without a speed, such as loopback: there is nothing to compare with. */
    static @Nullable LinkCounters read(HostRoot root, String name) {
        Integer speed = Nic.read(root, name).speedMbps();
        return speed == null
                ? null
                : new LinkCounters(
                        name,
                        speed,
                        counter(root, name, "rx_bytes"),
                        counter(root, name, "rx_packets"),
                        counter(root, name, "tx_bytes"),
                        counter(root, name, "tx_packets"));
    }

    private static long counter(HostRoot root, String name, String counter) {
        String text = root.value("sys/class/net/" + name + "/statistics/" + counter);
        boolean told = text != null && text.matches("[0-9]{1,20}");
        return told ? Long.parseUnsignedLong(text) : Counter.UNKNOWN;
    }
}
