package io.headrace.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Status codes in words. */
class StatusTest {
    @ParameterizedTest
    @CsvSource({
        "100, Continue",
        "200, OK",
        "204, No Content",
        "304, Not Modified",
        "404, Not Found",
        "431, Request Header Fields Too Large",
        "500, Internal Server Error",
        "503, Service Unavailable",
    })
    void reasons(int status, String reason) {
        assertThat(Status.reason(status)).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 411, 413, 414, 417, 431, 501, 505})
    void everyRefusalOfTheScannerHasAReason(int status) {
        assertThat(Status.reason(status)).isNotBlank();
    }

    @Test
    void anUnknownStatusHasAnEmptyReason() {
        assertThat(Status.reason(299)).isEmpty();
        assertThat(Status.reason(499)).isEmpty();
        assertThat(Status.reason(599)).isEmpty();
    }
}
