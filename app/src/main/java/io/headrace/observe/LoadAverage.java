package io.headrace.observe;

import io.headrace.host.HostRoot;

import org.jspecify.annotations.Nullable;

/**
 * How many threads ran or waited for a CPU or a disk, proc_loadavg(5): means over the last 1, 5 and
 * 15 minutes.
 */
public record LoadAverage(double one, double five, double fifteen) {
    private static final String NUMBER = "([0-9]+\\.[0-9]+)";

    /** Of now; null when it cannot be read. */
    public static @Nullable LoadAverage read(HostRoot root) {
        String text = root.value("proc/loadavg");
        if (text == null || !text.matches(NUMBER + " " + NUMBER + " " + NUMBER + "( .*)?")) {
            return null;
        }
        String[] words = text.split(" ", -1);
        return new LoadAverage(
                Double.parseDouble(words[0]),
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]));
    }
}
