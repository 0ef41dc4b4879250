package io.headrace.units;

import java.math.BigDecimal;
import java.util.List;

/** Durations in nanoseconds, as people write and read them. */
public final class Durations {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * SECOND_NS;
    private static final long HOUR_NS = 60 * MINUTE_NS;

    private static final Scale SCALE =
            new Scale(
                    "duration",
                    "500ms 10s 1.5s 2m 1h 1m30s 250us 100ns",
                    List.of(
                            Scale.Unit.of(1, "ns"),
                            // written with u, the micro sign or the Greek letter
                            Scale.Unit.of(1_000, "\u00b5s", "us", "\u03bcs"),
                            Scale.Unit.of(1_000_000, "ms"),
                            Scale.Unit.of(SECOND_NS, "s"),
                            Scale.Unit.readOnly(MINUTE_NS, "m"),
                            Scale.Unit.readOnly(HOUR_NS, "h")));

    private Durations() {}

    /**
     * Reads {@code 500ms}, {@code 1.5s}, {@code 1m30s}, or {@code 0}, which needs no unit.
     *
     * @return nanoseconds, at least 0
     * @throws io.headrace.fault.Fault BAD_INPUT when it is anything else, or not a whole number of
     *     nanoseconds
     */
    public static long parseNs(String text) {
        return text.strip().equals("0") ? 0 : SCALE.parseSum(text);
    }

    /**
     * Prints two or three digits below a minute ({@code 1.2 ms}, {@code 340 µs}, {@code 10 s}),
     * minutes and seconds below an hour ({@code 1 m 30 s}), then hours and minutes.
     */
    public static String print(long ns) {
        if (ns < 0) {
            return Figures.MINUS + print(ns == Long.MIN_VALUE ? Long.MAX_VALUE : -ns);
        }
        if (ns == 0) {
            return "0 s";
        }
        if (ns < MINUTE_NS - SECOND_NS / 20) { // 59.95 s would be printed as 60.0 s
            return SCALE.print(BigDecimal.valueOf(ns), 1);
        }
        long seconds = rounded(ns, SECOND_NS);
        return seconds < 3600 ? pair(seconds, "m", "s") : pair(rounded(ns, MINUTE_NS), "h", "m");
    }

    private static long rounded(long ns, long unitNs) {
        return ns / unitNs + (ns % unitNs >= unitNs / 2 ? 1 : 0);
    }

    private static String pair(long value, String large, String small) {
        String text = value / 60 + " " + large;
        return value % 60 == 0 ? text : text + " " + value % 60 + " " + small;
    }
}
