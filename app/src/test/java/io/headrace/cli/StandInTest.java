package io.headrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.kernel.Endpoint;
import io.headrace.press.LoadOrder;
import io.headrace.press.PressOrder;
import io.headrace.press.RequestOrder;
import io.headrace.tls.TlsOrder;

import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;

/** What httpress and wrk ask of the engine alike. */
class StandInTest {
    private static PressOrder order(boolean isSecure) {
        Endpoint address = Endpoint.of(new InetSocketAddress("127.0.0.2", 9));
        LoadOrder load = LoadOrder.counted(1, 1, 1, 1_000_000_000L);
        return StandIn.order("http://127.0.0.1:9/", isSecure, address, load, RequestOrder.GET);
    }

    /** With the pause of press, a server that closes often would look forty times slower. */
    @Test
    void aConnectionThatFailedIsMadeAgainAtOnce() {
        assertThat(order(false).reach().reconnectNs()).isZero();
    }

    @Test
    void oneAddressIsAsked() {
        assertThat(order(false).reach().connectTo()).isEqualTo("127.0.0.2:9");
    }

    @Test
    void aCertificateIsNotLookedAt() {
        assertThat(order(true).tls()).isEqualTo(TlsOrder.UNCHECKED);
        assertThat(order(false).tls()).isEqualTo(TlsOrder.USUAL);
    }
}
