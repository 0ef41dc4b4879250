package io.headrace.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as java.time writes them. */
class HttpDateTest {
    private static final int A_DAY = 86_400;
    private static final DateTimeFormatter IMF =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private final MemorySegment bytes = Arena.ofAuto().allocate(HttpDate.LENGTH);

    @Test
    void theExampleOfTheRfc() {
        assertThat(written(784_111_777)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }

    @Test
    void theStartOfTheEpochAndTheSecondBefore() {
        assertThat(written(0)).isEqualTo("Thu, 01 Jan 1970 00:00:00 GMT");
        assertThat(written(-1)).isEqualTo("Wed, 31 Dec 1969 23:59:59 GMT");
    }

    @Test
    void everyDayOfFourHundredYears() {
        long first = LocalDate.of(1899, 12, 30).toEpochDay();
        long last = LocalDate.of(2300, 1, 2).toEpochDay();
        for (long day = first; day <= last; day++) {
            // A prime number of seconds on, so that every time of day comes along.
            assertSame(day * A_DAY + Math.floorMod(day * 7919, A_DAY));
        }
    }

    @Test
    void theEndsOfFebruaryAndOfEachYear() {
        for (int year = 1; year <= 9999; year++) {
            long march = LocalDate.of(year, 3, 1).toEpochDay() * A_DAY;
            long newYear = LocalDate.of(year, 1, 1).toEpochDay() * A_DAY;
            assertSame(march);
            assertSame(march - 1);
            assertSame(newYear);
            assertSame(newYear + 364L * A_DAY);
        }
    }

    @Test
    void everySecondOfADay() {
        for (int second = 0; second < A_DAY; second++) {
            assertSame(1_700_000_000L / A_DAY * A_DAY + second);
        }
    }

    private void assertSame(long epochSeconds) {
        String expected = IMF.format(Instant.ofEpochSecond(epochSeconds));
        if (!written(epochSeconds).equals(expected)) {
            assertThat(written(epochSeconds)).isEqualTo(expected);
        }
    }

    private String written(long epochSeconds) {
        bytes.fill((byte) 'x');
        HttpDate.write(bytes, 0, epochSeconds);
        return new String(bytes.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.US_ASCII);
    }
}
