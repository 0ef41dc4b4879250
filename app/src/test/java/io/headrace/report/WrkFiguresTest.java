package io.headrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures rounded, and given units, as wrk does. */
class WrkFiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.00us",
        "849.99, 849.99us",
        "850, 0.85ms",
        "12345.6, 12.35ms",
        "0.125, 0.12us",
        "999999, 1000.00ms",
        "1000000, 1.00s",
        "50.99e6, 50.99s",
        "51e6, 0.85m",
        "5400e6, 90.00m"
    })
    void times(double us, String text) {
        assertThat(WrkFigures.time(us)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1, 1s", "10, 10s", "50, 50s", "60, 1m", "90, 2m", "7200, 120m"})
    void wholeSeconds(double seconds, String text) {
        assertThat(WrkFigures.wholeSeconds(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"849, 849.00", "850, 0.85k", "123456, 123.46k", "2.5e6, 2.50M", "3e15, 3000.00T"})
    void numbers(double number, String text) {
        assertThat(WrkFigures.metric(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "870, 870.00", "871, 0.85K", "1048576, 1.00M", "3221225472, 3.00G"})
    void bytes(double bytes, String text) {
        assertThat(WrkFigures.binary(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "42.10us,8, 42.10us",
                "1.26ms,10,    1.26ms",
                "9.87s,8,  9.87s ",
                "5.00,8,  5.00  "
            })
    void columnsEndWhereUnitsEnd(String figure, int width, String text) {
        assertThat(WrkFigures.column(figure, width)).isEqualTo(text);
    }
}
