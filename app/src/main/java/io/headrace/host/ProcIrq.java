package io.headrace.host;

import io.headrace.units.CpuMask;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The folders `proc/irq/N` beside the rows of `proc/interrupts`, kernel/irq/proc.c (Linux 6.12).
 */
final class ProcIrq {
    private static final String FOLDER = "proc/irq/";

    private ProcIrq() {}

    /** The interrupts of all devices, by number, not yet known to belong to one. */
    static List<Irq> read(Survey survey, ProcInterrupts table) {
        Map<Integer, Irq> irqs = new TreeMap<>();
        for (ProcInterrupts.Row row : table.rows()) {
            if (row.number() != Cpu.UNKNOWN) {
                irqs.put(row.number(), read(survey, row));
            }
        }
        return List.copyOf(irqs.values());
    }

    private static Irq read(Survey survey, ProcInterrupts.Row row) {
        String folder = FOLDER + row.number() + "/";
        CpuMask effective = survey.cpuMask(folder + "effective_affinity");
        CpuMask hint = survey.cpuMask(folder + "affinity_hint");
        return new Irq(
                row.number(),
                row.chip(),
                row.hardware(),
                actions(survey, folder, row),
                row.counts(),
                survey.cpuMask(folder + "smp_affinity"),
                effective == null ? null : effective.cpus(),
                hint == null ? null : hint.cpus(),
                survey.number(folder + "node", Cpu.UNKNOWN),
                survey.root().writable(folder + "smp_affinity"),
                null);
    }

    /**
     * The names of the folders of those who take it, where the row tells none: the row's own are in
     * the order of registration, and a name with a slash has no folder.
     */
    private static List<String> actions(Survey survey, String folder, ProcInterrupts.Row row) {
        List<String> told = row.actions();
        return told.isEmpty() ? folders(survey, folder) : told;
    }

    private static List<String> folders(Survey survey, String folder) {
        List<String> names = new ArrayList<>();
        for (String name : survey.root().list(folder)) {
            if (survey.root().isFolder(folder + name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** Where new interrupts go; null when not told. */
    static @Nullable CpuMask defaultAffinity(Survey survey) {
        return survey.cpuMask(FOLDER + "default_smp_affinity");
    }
}
