package io.headrace.observe;

import io.headrace.host.HostRoot;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * CPU time per CPU from {@code proc/stat}, fs/proc/stat.c show_stat (Linux 6.12).
 *
 * <p>Offline CPUs have no row, so a CPU is known by its label, never by its line. The columns guest
 * and guest_nice are not read: user and nice already contain them.
 */
public record ProcStat(List<CpuTicks> cpus) {
    private static final int COLUMNS = 8;

    /**
     * The ticks of one CPU since boot, in USER_HZ: 100 per second in the ABI of x86-64 and aarch64,
     * whatever the kernel's own HZ. A column that is missing is -1.
     */
    public record CpuTicks(
            int cpu,
            long user,
            long nice,
            long system,
            long idle,
            long iowait,
            long irq,
            long softirq,
            long steal) {}

    public ProcStat {
        cpus = List.copyOf(cpus);
    }

    /** The file of a host, or null when it cannot be read. */
    public static @Nullable ProcStat read(HostRoot root) {
        String text = root.read("proc/stat");
        return text == null ? null : parse(text);
    }

    public static ProcStat parse(String text) {
        List<CpuTicks> cpus = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.matches("cpu[0-9]{1,5} .*")) {
                cpus.add(row(line));
            }
        }
        return new ProcStat(cpus);
    }

    /** The CPUs that had a row: those online. */
    public CpuSet online() {
        return CpuSet.of(cpus.stream().mapToInt(CpuTicks::cpu).toArray());
    }

    @Nullable CpuTicks of(int cpu) {
        for (CpuTicks row : cpus) {
            if (row.cpu() == cpu) {
                return row;
            }
        }
        return null;
    }

    private static CpuTicks row(String line) {
        String[] words = line.strip().split("\\s+", -1);
        long[] t = new long[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) {
            t[i] = i + 1 < words.length ? Long.parseUnsignedLong(words[i + 1]) : Counter.UNKNOWN;
        }
        int cpu = Integer.parseInt(words[0].substring("cpu".length()));
        return new CpuTicks(cpu, t[0], t[1], t[2], t[3], t[4], t[5], t[6], t[7]);
    }
}
