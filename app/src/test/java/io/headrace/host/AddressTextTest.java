package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;

class AddressTextTest {
    /** Each is written as RFC 5952 wants it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.1",
                "0.0.0.0",
                "255.255.255.255",
                "::",
                "::1",
                "1::",
                "fe80::fc:ff:fe00:1",
                "2001:db8::1:0:0:1",
                "2001:0:0:1::1",
                "2001:db8:0:1:1:1:1:1",
                "1:2:3:4:5:6:7:8",
                "::2:3:4:5:6:7:8"
            })
    void isTheShortestForm(String text) throws UnknownHostException {
        String expected = text.equals("::2:3:4:5:6:7:8") ? "0:2:3:4:5:6:7:8" : text;
        assertThat(AddressText.of(InetAddress.getByName(text).getAddress())).isEqualTo(expected);
    }
}
