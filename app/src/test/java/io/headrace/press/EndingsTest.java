package io.headrace.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.fault.Fault;
import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Runs end in time and with their true cause, and what a connection had to carry is not lost. */
@BothEngines
@Timeout(20)
class EndingsTest {
    private static final long MS = 1_000_000L;
    private static final long SECOND_NS = 1000 * MS;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab";
    private static final String LAST = OK.replace("\r\n\r", "\r\nConnection: close\r\n\r");

    @Parameter EngineWish engine = EngineWish.AUTO;

    private PressResult run(String url, LoadOrder load, ReachOrder reach) throws Exception {
        PressOrder order = PressOrder.of(url, load, engine).reaching(reach);
        return new Press(order.plan(), Press.Observer.NONE).run();
    }

    private static ReachOrder reach(long connectTimeoutNs, long reconnectNs) {
        return new ReachOrder("", "", List.of(), connectTimeoutNs, 0, reconnectNs);
    }

    /** Nothing was due before the window, however long the machine has been up. */
    @Test
    void aRefusedPortEndsAFastOpenLoop() throws Exception {
        String url;
        try (ScriptedServer server = new ScriptedServer(n -> OK)) {
            url = server.url();
        }
        LoadOrder load =
                LoadOrder.timed(4, 2, 5 * SECOND_NS, 100 * MS, SECOND_NS)
                        .at(RateOrder.constant(1e6));
        assertThatThrownBy(() -> run(url, load, ReachOrder.DIRECT))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("ECONNREFUSED");
    }

    /** With several requests on a connection, one that is to end may be resting meanwhile. */
    @ParameterizedTest
    @CsvSource({"1, 3", "8, 3", "8, 1", "64, 2"})
    void aServerThatClosesNowAndThenLosesNothing(int depth, int each) throws Exception {
        try (RawServer server =
                new RawServer(peer -> {
                    for (int n = 1; peer.readRequest(); n++) {
                        peer.send(n == each ? LAST : OK);
                        if (n == each) {
                            // What is not read would turn the end into a reset.
                            peer.socket().shutdownOutput();
                            peer.fallSilent();
                        }
                    }
                })) {
            LoadOrder load =
                    LoadOrder.timed(4, 1, SECOND_NS / 2, 100 * MS, SECOND_NS)
                            .pipelined(depth)
                            .at(RateOrder.constant(2000));
            PressResult result = run(server.url(), load, ReachOrder.DIRECT);
            assertThat(result.errorCount() + result.outside().errors()).isZero();
            assertThat(result.outside().unfinished()).isZero();
            assertThat(result.requests() + result.outside().requests())
                    .isEqualTo(server.requests());
        }
    }

    @Test
    void aConnectionThatIsNeverMadeIsTold() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> queued = new ArrayList<>();
            fill(full, queued);
            String url = "http://127.0.0.1:" + full.getLocalPort() + "/";
            LoadOrder load = LoadOrder.counted(4, 1, 100, 5 * SECOND_NS);
            assertThatThrownBy(() -> run(url, load, reach(200 * MS, 10 * MS)))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("ETIMEDOUT");
            for (Socket socket : queued) {
                socket.close();
            }
        }
    }

    /** Connects until there is no more room among those that wait to be accepted. */
    private static void fill(ServerSocket full, List<Socket> queued) {
        for (int i = 0; i < 8; i++) {
            Socket socket = new Socket();
            queued.add(socket);
            try {
                socket.connect(full.getLocalSocketAddress(), 50);
            } catch (IOException e) {
                return;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, LoadOrder.WARMUP_AUTO})
    void aRunWithoutConnectionsEnds(long warmupNs) throws Exception {
        try (ScriptedServer server = new ScriptedServer(n -> n < 20 ? OK : ScriptedServer.CLOSE)) {
            LoadOrder load = LoadOrder.timed(2, 1, 60 * SECOND_NS, warmupNs, SECOND_NS);
            PressResult result = run(server.url(), load, reach(SECOND_NS, ReachOrder.NEVER));
            assertThat(result.requests() + result.outside().requests()).isEqualTo(20);
            assertThat(result.errorCount() + result.outside().errors()).isEqualTo(2);
            assertThat(result.durationNs()).isLessThan(5 * SECOND_NS);
        }
    }

    @Test
    void anEndlessRowOfInterimAnswersIsNoAnswer() throws Exception {
        String interim = "HTTP/1.1 100 Continue\r\n\r\n";
        String some = interim.repeat(50) + OK;
        String many = interim.repeat(3000);
        try (ScriptedServer server = new ScriptedServer(n -> n % 10 == 9 ? many : some)) {
            LoadOrder load = LoadOrder.counted(2, 1, 100, 5 * SECOND_NS);
            PressResult result = run(server.url(), load, ReachOrder.DIRECT);
            assertThat(result.errors()).containsEntry(ErrorKind.PROTOCOL, 10L);
            assertThat(result.requests()).isEqualTo(90);
        }
    }
}
