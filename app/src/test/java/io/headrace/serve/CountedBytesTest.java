package io.headrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.headrace.kernel.Endpoint;
import io.headrace.loop.EngineWish;
import io.headrace.loop.RecordingTransport;
import io.headrace.units.CpuSet;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The counter of bytes sent is what was sent, interim answers among it. */
class CountedBytesTest {
    private static final int NO_LISTENER = -1;

    @Test
    void anInterimAnswerIsCounted() {
        RecordingTransport transport = new RecordingTransport();
        Endpoint where = Endpoint.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
        Site site = Site.of(FixedAnswer.of(200, ResponseBody.ofSize(3)));
        ServePlan plan = new ServePlan(where, 1, CpuSet.EMPTY, site, EngineWish.EPOLL.choose());
        ServerLoop loop =
                new ServerLoop(plan, 0, NO_LISTENER, new ConnectionCap(0), null, transport);
        String request =
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n";
        transport.deliver(transport.accept(), request.getBytes(ISO_8859_1));
        String told = transport.told();
        assertThat(told).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
        assertThat(loop.bytesSent).isEqualTo(told.length());
    }
}
