package io.headrace.host;

import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folders `sys/devices/system/cpu/cpuN/cache/indexK`, drivers/base/cacheinfo.c (Linux 6.12).
 */
final class CpuCaches {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})([KMG]?)");

    /** More caches than a CPU has: an end for a tree that has none. */
    private static final int INDEXES = 16;

    /** Which CPUs each index is known for already: a cache is read at one of its CPUs only. */
    private final Map<Integer, CpuSet> known = new HashMap<>();

    private final List<Cache> caches = new ArrayList<>();
    private final Survey survey;
    private final CpuSet online;

    private CpuCaches(Survey survey, CpuSet online) {
        this.survey = survey;
        this.online = online;
    }

    static List<Cache> read(Survey survey, CpuSet online) {
        CpuCaches reader = new CpuCaches(survey, online);
        online.forEach((Integer cpu) -> reader.readOf(cpu));
        reader.caches.sort(
                Comparator.comparingInt(Cache::level)
                        .thenComparing(Cache::type)
                        .thenComparingInt(cache -> cache.cpus().first()));
        return reader.caches;
    }

    private void readOf(int cpu) {
        for (int index = 0; index < INDEXES; index++) {
            boolean isKnown = known.getOrDefault(index, CpuSet.EMPTY).contains(cpu);
            if (!isKnown && !readOne(cpu, index)) {
                return;
            }
        }
    }

    private boolean readOne(int cpu, int index) {
        String folder = "sys/devices/system/cpu/cpu" + cpu + "/cache/index" + index + "/";
        Integer level = survey.integer(folder + "level");
        if (level == null) {
            return false;
        }
        CpuSet shared = survey.cpuList(folder + "shared_cpu_list");
        CpuSet self = CpuSet.of(cpu);
        CpuSet cpus = shared == null ? self : shared.intersect(online).union(self);
        String type = survey.value(folder + "type");
        String size = survey.value(folder + "size");
        caches.add(
                new Cache(
                        level,
                        type == null ? Host.UNKNOWN : type,
                        bytes(folder + "size", size),
                        cpus));
        known.merge(index, cpus, CpuSet::union);
        return true;
    }

    private long bytes(String path, @Nullable String size) {
        Matcher parts = SIZE.matcher(size == null ? "" : size);
        if (!parts.matches()) {
            if (size != null) {
                survey.malformed(path, size, "is no size");
            }
            return Cpu.UNKNOWN;
        }
        int power =
                switch (parts.group(2)) {
                    case "K" -> 10;
                    case "M" -> 20;
                    case "G" -> 30;
                    default -> 0;
                };
        return Long.parseLong(parts.group(1)) << power;
    }
}
