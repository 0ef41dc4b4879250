package io.headrace.cli;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values as wrk reads them: whole numbers, with a unit of one letter in either case. */
enum WrkUnits {
    /** Such as `100`, `1k` or `1M`. */
    NUMBER(" kmgtp", 1000),
    /** Such as `10`, `10s`, `2m` or `1h`, in seconds. */
    TIME("smh", 60);

    /** Far above all that can be run, and in nanoseconds still a number. */
    private static final long MOST = 4_000_000_000L;

    private static final Pattern VALUE = Pattern.compile("\\s*(\\d{1,18})(\\p{Alpha}?)");

    private final String units;
    private final long step;

    WrkUnits(String units, long step) {
        this.units = units;
        this.step = step;
    }

    /** The value; nothing when it is none, or too large. */
    OptionalLong parse(String text) {
        Matcher parts = VALUE.matcher(text);
        if (!parts.matches()) {
            return OptionalLong.empty();
        }
        int power = units.indexOf(parts.group(2).toLowerCase(Locale.ROOT));
        long value = Long.parseLong(parts.group(1));
        for (int i = 0; i < power && value <= MOST; i++) {
            value *= step;
        }
        return power < 0 || value > MOST ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
