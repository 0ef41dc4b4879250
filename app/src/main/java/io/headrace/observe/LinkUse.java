package io.headrace.observe;

import org.jspecify.annotations.Nullable;

/**
 * How much of its network link a machine used, each way in percent of the link's bits per second.
 *
 * @param speedMbps in 10^6 bit/s
 */
public record LinkUse(String name, int speedMbps, double rxPct, double txPct) {
    /**
     * What Ethernet adds to the bytes that are counted: preamble and start 8, check sequence 4, gap
     * 12; IEEE 802.3. Where a driver counts one packet for several segments, it is too little: the
     * shares are lower bounds.
     */
    private static final long ON_WIRE_BYTES = 24;

    private static final int MBPS_PER_GBPS = 1000;

    /** Null when it was not the same link at both ends, or its speed or a counter is missing. */
    static @Nullable LinkUse between(
            @Nullable LinkCounters a, @Nullable LinkCounters b, long windowNs) {
        if (a == null || b == null || !a.name().equals(b.name()) || b.speedMbps() == null) {
            return null;
        }
        long rxBytes = Counter.growth(a.rxBytes(), b.rxBytes());
        long rxPackets = Counter.growth(a.rxPackets(), b.rxPackets());
        long txBytes = Counter.growth(a.txBytes(), b.txBytes());
        long txPackets = Counter.growth(a.txPackets(), b.txPackets());
        if (Math.min(Math.min(rxBytes, rxPackets), Math.min(txBytes, txPackets)) < 0) {
            return null;
        }
        double room = b.speedMbps() * 1e6 * (windowNs / 1e9);
        return new LinkUse(
                b.name(),
                b.speedMbps(),
                100 * bits(rxBytes, rxPackets) / room,
                100 * bits(txBytes, txPackets) / room);
    }

    private static double bits(long bytes, long packets) {
        return 8.0 * (bytes + ON_WIRE_BYTES * packets);
    }

    /** The fuller way. */
    public double busiestPct() {
        return Math.max(rxPct, txPct);
    }

    /** Device and speed for people: {@code eth0 at 10 Gbit/s}. */
    public String text() {
        if (speedMbps < MBPS_PER_GBPS) {
            return name + " at " + speedMbps + " Mbit/s";
        }
        boolean whole = speedMbps % MBPS_PER_GBPS == 0;
        String speed =
                whole
                        ? Integer.toString(speedMbps / MBPS_PER_GBPS)
                        : Double.toString((double) speedMbps / MBPS_PER_GBPS);
        return name + " at " + speed + " Gbit/s";
    }
}
