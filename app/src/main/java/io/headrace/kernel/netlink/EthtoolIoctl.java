package io.headrace.kernel.netlink;

import static io.headrace.kernel.abi.AsmUnistd.SYS_ioctl;
import static io.headrace.kernel.abi.AsmUnistd.SYS_socket;
import static io.headrace.kernel.abi.LinuxEthtool.*;
import static io.headrace.kernel.abi.SysSocket.AF_INET;
import static io.headrace.kernel.abi.SysSocket.SOCK_CLOEXEC;
import static io.headrace.kernel.abi.SysSocket.SOCK_DGRAM;

import io.headrace.kernel.Socket;
import io.headrace.kernel.SystemCall;
import io.headrace.kernel.abi.Errno;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What SIOCETHTOOL alone does: it tells the driver and its counters, and sets its table of queues,
 * net/ethtool/ioctl.c.
 */
public final class EthtoolIoctl implements AutoCloseable {
    /** More counters than any driver has: a larger count is no count. */
    private static final int COUNTERS_MAX = 1 << 16;

    /**
     * Room for counters that came after they were counted, as when queues are made: the kernel
     * copies what there is then, whatever it was told.
     */
    private static final int HEADROOM = 1 << 14;

    private static final int ATTEMPTS = 4;
    private static final long NO_ROOM = 0;

    private final int fd;

    public EthtoolIoctl() {
        fd =
                (int)
                        SystemCall.check(
                                SystemCall.slow(
                                        SYS_socket, AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0, 0, 0, 0),
                                "socket",
                                "AF_INET, SOCK_DGRAM");
    }

    /** What a driver tells of itself; a text it leaves out is empty. */
    public record Driver(String name, String version, String firmware, String bus) {}

    public Driver driver(String nic) throws Refusal {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(ethtool_drvinfo__size, Long.BYTES);
            call(nic, ETHTOOL_GDRVINFO, info, arena);
            return new Driver(
                    text(info, ethtool_drvinfo__driver),
                    text(info, ethtool_drvinfo__version),
                    text(info, ethtool_drvinfo__fw_version),
                    text(info, ethtool_drvinfo__bus_info));
        }
    }

    /** The driver's counters in its order; of equal names the last counts. */
    public Map<String, Long> counters(String nic) throws Refusal {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Map<String, Long> counters = countersOnce(nic);
            if (counters != null) {
                return counters;
            }
        }
        throw Refusal.ours(Errno.EAGAIN, "the number of counters changes all the time");
    }

    /** Null when their number changed meanwhile. */
    private @Nullable Map<String, Long> countersOnce(String nic) throws Refusal {
        try (Arena arena = Arena.ofConfined()) {
            int count = count(nic, arena);
            long room = (long) count + HEADROOM;
            MemorySegment names =
                    arena.allocate(ethtool_gstrings__data + room * ETH_GSTRING_LEN, Long.BYTES);
            names.set(ValueLayout.JAVA_INT, ethtool_gstrings__string_set, ETH_SS_STATS);
            names.set(ValueLayout.JAVA_INT, ethtool_gstrings__len, count);
            call(nic, ETHTOOL_GSTRINGS, names, arena);
            MemorySegment values =
                    arena.allocate(ethtool_stats__data + room * Long.BYTES, Long.BYTES);
            values.set(ValueLayout.JAVA_INT, ethtool_stats__n_stats, count);
            call(nic, ETHTOOL_GSTATS, values, arena);
            boolean same =
                    names.get(ValueLayout.JAVA_INT, ethtool_gstrings__len) == count
                            && values.get(ValueLayout.JAVA_INT, ethtool_stats__n_stats) == count;
            return same ? pairs(names, values, count) : null;
        }
    }

    private static Map<String, Long> pairs(MemorySegment names, MemorySegment values, int count) {
        Map<String, Long> counters = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            counters.put(
                    text(names, ethtool_gstrings__data + (long) i * ETH_GSTRING_LEN),
                    values.get(
                            ValueLayout.JAVA_LONG_UNALIGNED,
                            ethtool_stats__data + (long) i * Long.BYTES));
        }
        return counters;
    }

    private int count(String nic, Arena arena) throws Refusal {
        MemorySegment info = arena.allocate(ethtool_sset_info__data + Integer.BYTES, Long.BYTES);
        info.set(ValueLayout.JAVA_LONG, ethtool_sset_info__sset_mask, 1L << ETH_SS_STATS);
        call(nic, ETHTOOL_GSSET_INFO, info, arena);
        if (info.get(ValueLayout.JAVA_LONG, ethtool_sset_info__sset_mask) == NO_ROOM) {
            throw Refusal.ours(Errno.EOPNOTSUPP, "the driver has no counters");
        }
        int count = info.get(ValueLayout.JAVA_INT, ethtool_sset_info__data);
        if (count < 0 || count > COUNTERS_MAX) {
            throw Refusal.ours(Errno.EPROTO, count + " counters");
        }
        return count;
    }

    /**
     * Sets which receive queue each value of the hash goes to, ETHTOOL_SRSSH; needs CAP_NET_ADMIN.
     * The family `ethtool` has a message for it only since Linux 6.17.
     *
     * @param table as long as the device's; empty for the one that the driver makes itself
     */
    public void setRssTable(String nic, List<Integer> table) throws Refusal {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment now = arena.allocate(ethtool_rxfh__size, Long.BYTES);
            call(nic, ETHTOOL_GRSSH, now, arena);
            int size = now.get(ValueLayout.JAVA_INT, ethtool_rxfh__indir_size);
            if (!table.isEmpty() && table.size() != size) {
                throw Refusal.ours(
                        Errno.EINVAL,
                        "a table of " + table.size() + "; the device's has " + size + " entries");
            }
            MemorySegment wanted =
                    arena.allocate(
                            ethtool_rxfh__rss_config + (long) table.size() * Integer.BYTES,
                            Long.BYTES);
            wanted.set(ValueLayout.JAVA_INT, ethtool_rxfh__indir_size, table.size());
            // Linux 6.8 has the order of the hash's input here, which is to stay.
            wanted.set(
                    ValueLayout.JAVA_BYTE,
                    ethtool_rxfh__rsvd8,
                    now.get(ValueLayout.JAVA_BYTE, ethtool_rxfh__rsvd8));
            for (int i = 0; i < table.size(); i++) {
                long at = ethtool_rxfh__rss_config + (long) i * Integer.BYTES;
                wanted.set(ValueLayout.JAVA_INT, at, table.get(i));
            }
            call(nic, ETHTOOL_SRSSH, wanted, arena);
        }
    }

    private void call(String nic, int command, MemorySegment data, Arena arena) throws Refusal {
        byte[] name = nic.getBytes(StandardCharsets.UTF_8);
        if (name.length >= IFNAMSIZ) {
            throw Refusal.ours(Errno.ENODEV, "no device has so long a name");
        }
        data.set(ValueLayout.JAVA_INT, 0, command);
        MemorySegment request = arena.allocate(ifreq__size, Long.BYTES);
        MemorySegment.copy(name, 0, request, ValueLayout.JAVA_BYTE, 0, name.length);
        request.set(ValueLayout.JAVA_LONG, ifreq__ifr_data, data.address());
        long result = SystemCall.slow(SYS_ioctl, fd, SIOCETHTOOL, request.address(), 0, 0, 0);
        if (result < 0) {
            throw new Refusal((int) -result, null);
        }
    }

    /** A text of at most 32 bytes, up to its zero byte. */
    private static String text(MemorySegment data, long offset) {
        byte[] bytes = data.asSlice(offset, ETH_GSTRING_LEN).toArray(ValueLayout.JAVA_BYTE);
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(Arrays.copyOf(bytes, end), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        Socket.close(fd);
    }
}
