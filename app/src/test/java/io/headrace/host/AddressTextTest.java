package io.headrace.host;

import static io.headrace.kernel.abi.SysSocket.AF_INET;
import static io.headrace.kernel.abi.SysSocket.AF_INET6;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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

    @Test
    void aPrefixFitsItsFamily() {
        byte[] four = {10, 0, 0, 0};
        assertThat(AddressText.prefix(AF_INET, four, 8)).isEqualTo("10.0.0.0/8");
        assertThat(AddressText.prefix(AF_INET, null, 0)).isEqualTo("0.0.0.0/0");
        assertThat(AddressText.prefix(AF_INET6, null, 0)).isEqualTo("::/0");
        assertThat(AddressText.prefix(AF_INET6, new byte[16], 128)).isEqualTo("::/128");
        assertThat(AddressText.prefix(AF_INET, four, 33)).isNull();
        assertThat(AddressText.prefix(AF_INET6, four, 8)).isNull();
        assertThat(AddressText.prefix(0, new byte[0], 0)).isNull();
    }
}
