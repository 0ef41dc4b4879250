package io.headrace.host;

import org.jspecify.annotations.Nullable;

/** The file `proc/meminfo` and that of a NUMA node, proc_meminfo(5). */
final class Meminfo {
    private static final int KILO = 1024;

    private Meminfo() {}

    static MainMemory read(Survey survey) {
        String text = survey.text("proc/meminfo");
        return new MainMemory(
                bytes(text, "MemTotal"),
                bytes(text, "MemAvailable"),
                bytes(text, "SwapTotal"),
                bytes(text, "SwapFree"));
    }

    /** The amount of a line such as `MemTotal: 6645964 kB`; {@link Cpu#UNKNOWN} when not told. */
    static long bytes(@Nullable String text, String key) {
        String value = KeyValues.first(text, key);
        return value == null || !value.matches("[0-9]{1,15} kB")
                ? Cpu.UNKNOWN
                : Long.parseLong(value.substring(0, value.indexOf(' '))) * KILO;
    }
}
