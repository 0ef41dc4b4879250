package io.headrace.http;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;

/** The date of a Date field, such as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 section 5.6.7). */
public final class HttpDate {
    /** Bytes of every date. */
    public static final int LENGTH = 29;

    /** What {@link #parse} answers for a text that is none. */
    public static final long NO_DATE = Long.MIN_VALUE;

    /** The years of two digits are those from 1970 on, which HTTP is younger than. */
    private static final int EARLIEST_OF_TWO_DIGITS = 1970;

    private static final int SECONDS_A_DAY = 86_400;

    /** Days from 1 March 0000, where a leap day ends its year, to 1 January 1970. */
    private static final int DAYS_TO_1970 = 719_468;

    private static final int DAYS_IN_400_YEARS = 146_097;
    private static final int DAYS_IN_100_YEARS = 36_524;
    private static final int DAYS_IN_4_YEARS = 1_461;
    private static final int DAYS_IN_A_YEAR = 365;

    /** 1 January 1970 was the first of these. */
    private static final int[] WEEKDAYS =
            words("Thu,", "Fri,", "Sat,", "Sun,", "Mon,", "Tue,", "Wed,");

    /** In the order of a year that starts with March. */
    private static final int[] MONTHS =
            words(
                    " Mar", " Apr", " May", " Jun", " Jul", " Aug", " Sep", " Oct", " Nov", " Dec",
                    " Jan", " Feb");

    private static final int[] DAYS_BEFORE_MONTH = {
        0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337
    };
    private static final int JANUARY = 10;
    private static final int GMT = (int) Words.of(" GMT");

    /** The form in use and the two old ones that must be understood. */
    private static final List<DateTimeFormatter> FORMS =
            List.of(
                    DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH),
                    new DateTimeFormatterBuilder()
                            .appendPattern("EEEE, dd-MMM-")
                            .appendValueReduced(ChronoField.YEAR, 2, 2, EARLIEST_OF_TWO_DIGITS)
                            .appendPattern(" HH:mm:ss 'GMT'")
                            .toFormatter(Locale.ENGLISH),
                    DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH));

    private HttpDate() {}

    /** The date as text. */
    public static String text(long epochSeconds) {
        byte[] text = new byte[LENGTH];
        write(MemorySegment.ofArray(text), 0, epochSeconds);
        return new String(text, StandardCharsets.US_ASCII);
    }

    /**
     * Reads a date in any of the three forms of RFC 9110 section 5.6.7.
     *
     * @return seconds since 1970, or {@link #NO_DATE}
     */
    public static long parse(String text) {
        for (DateTimeFormatter form : FORMS) {
            try {
                return LocalDateTime.parse(text, form).toEpochSecond(ZoneOffset.UTC);
            } catch (DateTimeParseException e) {
                // another form may fit
            }
        }
        return NO_DATE;
    }

    /**
     * Writes {@link #LENGTH} bytes at the offset.
     *
     * @param epochSeconds seconds since 1970; the year must be 0 to 9999
     */
    public static void write(MemorySegment bytes, long offset, long epochSeconds) {
        int days = (int) Math.floorDiv(epochSeconds, SECONDS_A_DAY);
        int second = Math.floorMod(epochSeconds, SECONDS_A_DAY);
        bytes.set(Words.INT, offset, WEEKDAYS[Math.floorMod(days, 7)]);
        bytes.set(Words.BYTE, offset + 4, FieldScanner.SP);
        writeDay(bytes, offset + 5, days + DAYS_TO_1970);
        writeTime(bytes, offset + 16, second);
        bytes.set(Words.INT, offset + 25, GMT);
    }

    /** Writes `06 Nov 1994`. */
    private static void writeDay(MemorySegment bytes, long offset, int sinceYear0) {
        int era = Math.floorDiv(sinceYear0, DAYS_IN_400_YEARS);
        int day = Math.floorMod(sinceYear0, DAYS_IN_400_YEARS);
        // The last of four equal parts is one day longer: its leap day belongs to it.
        int century = Math.min(day / DAYS_IN_100_YEARS, 3);
        day -= century * DAYS_IN_100_YEARS;
        int olympiad = day / DAYS_IN_4_YEARS;
        day -= olympiad * DAYS_IN_4_YEARS;
        int yearOf4 = Math.min(day / DAYS_IN_A_YEAR, 3);
        day -= yearOf4 * DAYS_IN_A_YEAR;
        int month = MONTHS.length - 1;
        while (DAYS_BEFORE_MONTH[month] > day) {
            month--;
        }
        int year = era * 400 + century * 100 + olympiad * 4 + yearOf4 + (month >= JANUARY ? 1 : 0);
        writeTwo(bytes, offset, day - DAYS_BEFORE_MONTH[month] + 1);
        bytes.set(Words.INT, offset + 2, MONTHS[month]);
        bytes.set(Words.BYTE, offset + 6, FieldScanner.SP);
        writeTwo(bytes, offset + 7, year / 100);
        writeTwo(bytes, offset + 9, year % 100);
    }

    /** Writes ` 08:49:37`. */
    private static void writeTime(MemorySegment bytes, long offset, int second) {
        bytes.set(Words.BYTE, offset, FieldScanner.SP);
        writeTwo(bytes, offset + 1, second / 3600);
        bytes.set(Words.BYTE, offset + 3, (byte) ':');
        writeTwo(bytes, offset + 4, second / 60 % 60);
        bytes.set(Words.BYTE, offset + 6, (byte) ':');
        writeTwo(bytes, offset + 7, second % 60);
    }

    private static void writeTwo(MemorySegment bytes, long offset, int number) {
        bytes.set(Words.SHORT, offset, (short) (('0' + number / 10) | (('0' + number % 10) << 8)));
    }

    private static int[] words(String... texts) {
        int[] words = new int[texts.length];
        for (int i = 0; i < texts.length; i++) {
            words[i] = (int) Words.of(texts[i]);
        }
        return words;
    }
}
