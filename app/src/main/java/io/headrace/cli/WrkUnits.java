package io.headrace.cli;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values as wrk reads them: whole numbers, with a unit in letters of either case. */
enum WrkUnits {
    /** Such as `100`, `1k` or `1M`. */
    NUMBER("", 1000, List.of("k", "m", "g", "t", "p")),
    /** Such as `10`, `10s`, `2m` or `1h`, in seconds. */
    TIME("s", 60, List.of("m", "h"));

    /** Far above all that can be run, and in nanoseconds still a number. */
    private static final long MOST = 4_000_000_000L;

    private static final Pattern VALUE = Pattern.compile("\\s*(\\d{1,18})(\\p{Alpha}{0,2})");

    private final String base;
    private final long step;
    private final List<String> units;

    WrkUnits(String base, long step, List<String> units) {
        this.base = base;
        this.step = step;
        this.units = units;
    }

    /** The value; nothing when it is none, or too large. */
    OptionalLong parse(String text) {
        Matcher parts = VALUE.matcher(text);
        if (!parts.matches()) {
            return OptionalLong.empty();
        }
        String unit = parts.group(2).toLowerCase(Locale.ROOT);
        int power = unit.isEmpty() || unit.equals(base) ? 0 : units.indexOf(unit) + 1;
        if (power == 0 && !unit.isEmpty() && !unit.equals(base)) {
            return OptionalLong.empty();
        }
        long value = Long.parseLong(parts.group(1));
        for (int i = 0; i < power; i++) {
            if (value > MOST / step) {
                return OptionalLong.empty();
            }
            value *= step;
        }
        return value > MOST ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
