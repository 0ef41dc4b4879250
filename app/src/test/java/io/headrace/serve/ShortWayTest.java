package io.headrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.headrace.kernel.Endpoint;
import io.headrace.loop.Connection;
import io.headrace.loop.EngineWish;
import io.headrace.loop.RecordingTransport;
import io.headrace.units.CpuSet;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A request after an equal or nearly equal one is answered as if it were the first: the way without
 * a parser shows in nothing but speed.
 */
class ShortWayTest {
    private static final int NO_LISTENER = -1;

    /** One loop of the server, without a kernel. */
    private static final class Loop {
        private final RecordingTransport transport = new RecordingTransport();
        private final ServerLoop loop;

        Loop() {
            Endpoint where =
                    Endpoint.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
            Site site = Site.of(FixedAnswer.of(200, ResponseBody.ofSize(3)));
            ServePlan plan = new ServePlan(where, 1, CpuSet.EMPTY, site, EngineWish.EPOLL.choose());
            loop = new ServerLoop(plan, 0, NO_LISTENER, new ConnectionCap(0), null, transport);
        }

        /** What the loop does with a request on a connection of its own. */
        String answer(byte[] request) {
            Connection connection = transport.accept();
            int consumed = transport.deliver(connection, request);
            String told = transport.told().replaceAll("Date: [^\r]*", "Date");
            long received = loop.bytesReceived;
            long sent = loop.bytesSent;
            loop.bytesReceived = 0;
            loop.bytesSent = 0;
            return consumed + " of " + request.length + ", " + received + ", " + sent + ": " + told;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "HEAD /b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /c HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"
            })
    void oneByteChangedAnywhereIsAnsweredAsByTheParser(String text) {
        byte[] request = text.getBytes(ISO_8859_1);
        Loop remembering = new Loop();
        Loop parsing = new Loop();
        byte[] other = "GET /other HTTP/1.1\r\nHost: other\r\n\r\n".getBytes(ISO_8859_1);
        String right = remembering.answer(request);
        assertThat(right).contains("HTTP/1.1 200 OK");
        assertThat(remembering.answer(request)).isEqualTo(right);
        for (int at = 0; at < request.length; at++) {
            byte original = request[at];
            for (int value = 0; value < 256; value++) {
                request[at] = (byte) value;
                parsing.answer(other);
                assertThat(remembering.answer(request))
                        .as("byte %d is %d", at, value)
                        .isEqualTo(parsing.answer(request));
                request[at] = original;
                assertThat(remembering.answer(request)).isEqualTo(right);
            }
        }
    }
}
