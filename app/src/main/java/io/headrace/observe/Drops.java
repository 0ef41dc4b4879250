package io.headrace.observe;

import java.util.function.ToLongFunction;

/**
 * What the kernel threw away or had to do again in the window. Each is {@link #UNKNOWN} where this
 * kernel does not count it; test for {@code > 0}.
 *
 * @param softnetDropped packets dropped because a CPU's backlog was full, all CPUs
 * @param softnetSqueezed times a soft interrupt stopped with work left, all CPUs
 * @param listenOverflows connections refused because the accept queue was full
 * @param listenDrops connections dropped while being set up, for any reason, overflows included
 * @param backlogDrops segments dropped because a socket's backlog was full
 * @param retransmits segments sent again
 * @param outRsts resets sent
 * @param timeWaitOverflows connections closed at once for want of room in TIME_WAIT
 * @param requestQueueFull SYNs dropped because the SYN queue was full
 * @param linkDropped packets dropped by the network device that carries the load
 * @param linkErrors packets that it found damaged or could not send
 */
public record Drops(
        long softnetDropped,
        long softnetSqueezed,
        long listenOverflows,
        long listenDrops,
        long backlogDrops,
        long retransmits,
        long outRsts,
        long timeWaitOverflows,
        long requestQueueFull,
        long linkDropped,
        long linkErrors) {

    public static final long UNKNOWN = Counter.UNKNOWN;

    /** Everything counted, nothing dropped. */
    public static final Drops NONE = new Drops(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Drops between(Snapshot a, Snapshot b) {
        return new Drops(
                softnet(a, b, NetSoftnetStat.Row::dropped),
                softnet(a, b, NetSoftnetStat.Row::squeezed),
                tcp(a, b, "TcpExt.ListenOverflows"),
                tcp(a, b, "TcpExt.ListenDrops"),
                tcp(a, b, "TcpExt.TCPBacklogDrop"),
                tcp(a, b, "Tcp.RetransSegs"),
                tcp(a, b, "Tcp.OutRsts"),
                tcp(a, b, "TcpExt.TCPTimeWaitOverflow"),
                tcp(a, b, "TcpExt.TCPReqQFullDrop"),
                link(a, b, LinkCounters::dropped),
                link(a, b, LinkCounters::errors));
    }

    private static long link(Snapshot a, Snapshot b, ToLongFunction<LinkCounters> counter) {
        if (a.link() == null || b.link() == null) {
            return UNKNOWN;
        }
        return Counter.growth(counter.applyAsLong(a.link()), counter.applyAsLong(b.link()));
    }

    static long tcp(Snapshot a, Snapshot b, String name) {
        return Counter.growth(a.snmp().value(name), b.snmp().value(name));
    }

    private static long softnet(Snapshot a, Snapshot b, ToLongFunction<NetSoftnetStat.Row> column) {
        if (a.softnet() == null || b.softnet() == null) {
            return UNKNOWN;
        }
        return a.softnet().growth(b.softnet(), column);
    }
}
