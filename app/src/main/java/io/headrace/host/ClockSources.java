package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the kernel can take the time from, kernel/time/clocksource.c (Linux 6.12).
 *
 * @param current the one in use; null when not told
 * @param available all that can be chosen, the kernel's favourite first
 */
public record ClockSources(@Nullable String current, List<String> available) {
    public ClockSources {
        available = List.copyOf(available);
    }
}
