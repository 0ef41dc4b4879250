package io.headrace.host;

import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * What {@code /proc/cpuinfo} tells; its keys differ by architecture: arch/x86/kernel/cpu/proc.c and
 * arch/arm64/kernel/cpuinfo.c (Linux 6.12).
 *
 * @param processors the online CPUs
 * @param model the model name; null when not told
 * @param flags the x86 feature flags of the first CPU; null on other architectures
 */
record CpuInfo(CpuSet processors, @Nullable String model, @Nullable List<String> flags) {

    static CpuInfo read(HostRoot root) {
        return parse(root.read("proc/cpuinfo"));
    }

    static CpuInfo parse(@Nullable String text) {
        int[] processors =
                KeyValues.all(text, "processor").stream()
                        .filter(id -> id.matches("[0-9]{1,5}"))
                        .mapToInt(Integer::parseInt)
                        .toArray();
        String flags = KeyValues.first(text, "flags");
        return new CpuInfo(
                CpuSet.of(processors),
                model(text),
                flags == null ? null : Arrays.asList(flags.split("\\s+", -1)));
    }

    private static @Nullable String model(@Nullable String text) {
        String name = KeyValues.first(text, "model name");
        if (name != null) {
            return name;
        }
        String implementer = KeyValues.first(text, "CPU implementer");
        String part = KeyValues.first(text, "CPU part");
        if (implementer == null || part == null) {
            return null;
        }
        return "ARM implementer " + implementer + " part " + part;
    }
}
