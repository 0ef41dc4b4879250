package io.headrace.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.code_intelligence.jazzer.junit.FuzzTest;

import io.headrace.fault.Fault;
import io.headrace.units.Counts;
import io.headrace.units.CpuSet;
import io.headrace.units.Durations;
import io.headrace.units.Sizes;

import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/** Any text is a value or is refused; what is printed of a value reads as nearly the same. */
class UnitsFuzzTest {
    /** Two digits are shown at the least, of a number that begins with 1.0 at the worst. */
    private static final double SHOWN = 0.05;

    @FuzzTest
    void units(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        roundTrip(text, Durations::parseNs, Durations::print);
        roundTrip(text, Counts::parse, Counts::print);
        roundTrip(text, Sizes::parse, Sizes::print);
        try {
            CpuSet cpus = CpuSet.parse(text);
            assertThat(CpuSet.parse(cpus.print())).isEqualTo(cpus);
            assertThat(CpuSet.of(cpus.toArray())).isEqualTo(cpus);
        } catch (Fault fault) {
            assertThat(fault.kind()).isEqualTo(Fault.Kind.BAD_INPUT);
        }
        try {
            assertThat(Counts.parseRate(text)).isNotNegative().isFinite();
        } catch (Fault fault) {
            assertThat(fault.kind()).isEqualTo(Fault.Kind.BAD_INPUT);
        }
    }

    private static void roundTrip(
            String text, ToLongFunction<String> parse, LongFunction<String> print) {
        long value;
        try {
            value = parse.applyAsLong(text);
        } catch (Fault fault) {
            assertThat(fault.kind()).isEqualTo(Fault.Kind.BAD_INPUT);
            return;
        }
        assertThat(value).isNotNegative();
        if (value < Long.MAX_VALUE / 2) { // above, rounding up may leave the range
            reread(value, print.apply(value), parse);
        }
    }

    /** Three digits of a large unit need not be a whole number of the smallest. */
    private static void reread(long value, String printed, ToLongFunction<String> parse) {
        try {
            double again = (double) parse.applyAsLong(printed);
            assertThat(again).isCloseTo((double) value, within(value * SHOWN));
        } catch (Fault fault) {
            assertThat(fault.likelyCause()).startsWith("it is no whole number");
        }
    }
}
