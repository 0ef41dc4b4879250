package io.headrace.observe;

import io.headrace.host.HostRoot;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Soft interrupt work per CPU from {@code proc/net/softnet_stat}, net/core/net-procfs.c
 * softnet_seq_show (Linux 6.12). The file tells of the whole machine, also inside a network
 * namespace.
 *
 * <p>What a line holds is told by how many columns it has, never by the kernel's version, since
 * distributions carry the columns back to older kernels:
 *
 * <pre>
 *   columns  kernel          new
 *       9    to 2.6.34       0 processed, 1 dropped, 2 time_squeeze
 *      10    2.6.35 - 3.10   9 received_rps
 *      11    3.11 - 5.9     10 flow_limit_count
 *      13    5.10 - 6.3     11 backlog length, 12 CPU id
 *      15    from 6.4       13 input_qlen, 14 process_qlen
 * </pre>
 */
public record NetSoftnetStat(List<Row> rows) {
    private static final int RECEIVED_RPS = 9;
    private static final int CPU_ID = 12;

    /**
     * The counters of one CPU since boot: u32, so they wrap. A column that is missing is -1.
     *
     * @param cpu its number; -1 when neither the line nor its place tells
     * @param receivedRps interrupts taken from other CPUs for RPS, not packets
     */
    public record Row(int cpu, long processed, long dropped, long squeezed, long receivedRps) {}

    public NetSoftnetStat {
        rows = List.copyOf(rows);
    }

    /** The file of a host, or null when it cannot be read. */
    public static @Nullable NetSoftnetStat read(HostRoot root, CpuSet online) {
        String text = root.read("proc/net/softnet_stat");
        return text == null ? null : parse(text, online);
    }

    /**
     * Reads the text of the file.
     *
     * @param online the online CPUs, for kernels that do not print the number: there line i belongs
     *     to the i-th online CPU, which is not CPU i when one before it is offline
     */
    public static NetSoftnetStat parse(String text, CpuSet online) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        int[] ids = online.toArray();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int byPlace = ids.length == lines.size() ? ids[i] : (int) Counter.UNKNOWN;
            rows.add(row(lines.get(i).strip().split("\\s+", -1), byPlace));
        }
        return new NetSoftnetStat(rows);
    }

    /** The growth of one column over all CPUs that are in both; -1 when none can be compared. */
    long growth(NetSoftnetStat later, ToLongFunction<Row> column) {
        long sum = Counter.UNKNOWN;
        for (int i = 0; i < rows.size(); i++) {
            Row after = later.match(rows.get(i), i, rows.size());
            if (after != null) {
                long before = column.applyAsLong(rows.get(i));
                sum = Counter.sum(sum, Counter.growthU32(before, column.applyAsLong(after)));
            }
        }
        return sum;
    }

    /** The row of the same CPU; without numbers, the row at the same place of as many. */
    private @Nullable Row match(Row row, int index, int count) {
        if (row.cpu() == Counter.UNKNOWN) {
            return rows.size() == count ? rows.get(index) : null;
        }
        for (Row candidate : rows) {
            if (candidate.cpu() == row.cpu()) {
                return candidate;
            }
        }
        return null;
    }

    private static Row row(String[] columns, int cpuByPlace) {
        long told = hex(columns, CPU_ID);
        return new Row(
                told == Counter.UNKNOWN ? cpuByPlace : (int) told,
                hex(columns, 0),
                hex(columns, 1),
                hex(columns, 2),
                hex(columns, RECEIVED_RPS));
    }

    private static long hex(String[] columns, int index) {
        return index < columns.length ? Long.parseLong(columns[index], 16) : Counter.UNKNOWN;
    }
}
