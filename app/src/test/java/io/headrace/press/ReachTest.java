package io.headrace.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.fault.Fault;
import io.headrace.kernel.Endpoint;
import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;
import io.headrace.serve.FixedAnswer;
import io.headrace.serve.ResponseBody;
import io.headrace.serve.Server;
import io.headrace.serve.Servers;
import io.headrace.serve.Site;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** Ways to a server besides the straight one. */
@BothEngines
class ReachTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    @Parameter EngineWish engine = EngineWish.AUTO;

    @TempDir Path folder;

    private PressResult run(String url, LoadOrder load, ReachOrder reach)
            throws InterruptedException {
        PressOrder order = PressOrder.of(url, load, engine).reaching(reach);
        return new Press(order.plan(), Press.Observer.NONE).run();
    }

    private static ReachOrder reach(String to, String unix, String... sources) {
        return new ReachOrder(to, unix, List.of(sources), SECOND, 0, ReachOrder.RECONNECT_NS);
    }

    private static LoadOrder counted(long count) {
        return LoadOrder.counted(4, 2, count, 5 * SECOND);
    }

    @Test
    void aUnixSocket() throws Exception {
        String path = folder.resolve("socket").toString();
        Site site = Site.of(FixedAnswer.of(200, ResponseBody.ofSize(3)));
        try (Server server = Servers.startOn(engine, Endpoint.unix(path), site)) {
            PressResult result = run("http://shop.example/", counted(1000), reach("", path));
            assertThat(result.requests()).isEqualTo(1000);
            assertThat(server.counters().requests()).isEqualTo(1000);
        }
    }

    @Test
    void anotherPlaceWithTheSameHost() throws Exception {
        ConcurrentSkipListSet<String> hosts = new ConcurrentSkipListSet<>();
        try (ServerSocket unused = new ServerSocket(0);
                RecordingHosts server = new RecordingHosts(hosts)) {
            String to = "127.0.0.1:" + server.port();
            String url = "http://127.0.0.1:" + unused.getLocalPort() + "/";
            assertThat(run(url, counted(20), reach(to, "")).requests()).isEqualTo(20);
            assertThat(hosts).containsExactly("127.0.0.1:" + unused.getLocalPort());
        }
    }

    /** Notes the Host fields that come. */
    private static final class RecordingHosts implements AutoCloseable {
        private final RawServer server;

        RecordingHosts(ConcurrentSkipListSet<String> hosts) throws IOException {
            server =
                    new RawServer(peer -> {
                        StringBuilder head = new StringBuilder();
                        for (int c = peer.socket().getInputStream().read();
                                c >= 0;
                                c = peer.socket().getInputStream().read()) {
                            head.append((char) c);
                            if (head.toString().endsWith("\r\n\r\n")) {
                                hosts.add(
                                        head.toString().replaceAll("(?s).*Host: ([^\r]*).*", "$1"));
                                head.setLength(0);
                                peer.send(OK);
                            }
                        }
                    });
        }

        String port() {
            return server.url().replaceAll(".*:(\\d+)/", "$1");
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    @Test
    void severalSources() throws Exception {
        ConcurrentSkipListSet<String> seen = new ConcurrentSkipListSet<>();
        try (RawServer server =
                new RawServer(peer -> {
                    seen.add(peer.socket().getInetAddress().getHostAddress());
                    while (peer.readRequest()) {
                        peer.send(OK);
                    }
                })) {
            run(server.url(), counted(100), reach("", "", "127.0.0.2", "127.0.0.3"));
        }
        assertThat(seen).containsExactly("127.0.0.2", "127.0.0.3");
    }

    @Test
    void anAddressOfTheOtherFamily() throws Exception {
        Endpoint six = Endpoint.of(new InetSocketAddress(InetAddress.getAllByName("::1")[0], 0));
        Site site = Site.of(FixedAnswer.of(200, ResponseBody.ofSize(3)));
        try (Server server = Servers.startOn(engine, six, site)) {
            assertThat(run(server.url(), counted(100), ReachOrder.DIRECT).requests())
                    .isEqualTo(100);
            assertThatThrownBy(() -> run(server.url(), counted(1), reach("", "", "127.0.0.1")))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("family");
        }
    }

    /** Each connection goes to the next address of the name. */
    @Test
    void severalAddressesInTurn() throws Exception {
        List<RawServer> servers = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                servers.add(
                        new RawServer(peer -> {
                            while (peer.readRequest()) {
                                peer.send(OK);
                            }
                        }));
            }
            PressPlan plan =
                    PressOrder.of(
                                    servers.getFirst().url(),
                                    LoadOrder.counted(9, 1, 90, SECOND),
                                    engine)
                            .plan();
            List<Endpoint> all =
                    servers.stream()
                            .map(one -> Target.parse(one.url()).endpoints().getFirst())
                            .toList();
            Target target = new Target(all, "name", 80, "/", "http://name/");
            PressPlan several =
                    new PressPlan(
                            target,
                            plan.requests(),
                            plan.expectation(),
                            plan.load(),
                            plan.reach(),
                            plan.sources(),
                            plan.engine(),
                            null);
            assertThat(new Press(several, Press.Observer.NONE).run().requests()).isEqualTo(90);
            assertThat(servers).allMatch(one -> one.connections() == 3);
        } finally {
            for (RawServer server : servers) {
                server.close();
            }
        }
    }

    @Test
    void whatCannotBeReachedIsToldInTime() {
        ReachOrder impatient =
                new ReachOrder("", "", List.of(), SECOND / 5, 0, ReachOrder.RECONNECT_NS);
        // A listener whose queue is full lets further connections wait.
        assertThatThrownBy(
                        () -> {
                            try (ServerSocket full =
                                    new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                                String url = "http://127.0.0.1:" + full.getLocalPort() + "/";
                                run(url, LoadOrder.counted(8, 1, 8, SECOND / 2), impatient);
                            }
                        })
                .isInstanceOf(Fault.class)
                .extracting(e -> ((Fault) e).kind())
                .isEqualTo(Fault.Kind.UNREACHABLE);
    }

    @Test
    void connectionsAreMadeAtARate() throws Exception {
        TreeMap<Long, Integer> made = new TreeMap<>();
        ReachOrder slow = new ReachOrder("", "", List.of(), SECOND, 100, ReachOrder.RECONNECT_NS);
        try (RawServer server =
                new RawServer(peer -> {
                    synchronized (made) {
                        made.merge(System.nanoTime() / (SECOND / 10), 1, Integer::sum);
                    }
                    while (peer.readRequest()) {
                        peer.send(OK);
                    }
                })) {
            LoadOrder load = LoadOrder.counted(40, 2, 100, 5 * SECOND);
            assertThat(run(server.url(), load, slow).connects()).isEqualTo(40);
        }
        assertThat(made.lastKey() - made.firstKey()).isBetween(3L, 6L);
        assertThat(made.values()).allMatch(count -> count <= 20);
    }

    @Test
    void aFailedConnectionMayBeLeftAlone() throws Exception {
        ReachOrder never = new ReachOrder("", "", List.of(), SECOND, 0, ReachOrder.NEVER);
        try (RawServer server =
                new RawServer(peer -> {
                    for (int i = 0; i < 5 && peer.readRequest(); i++) {
                        peer.send(OK);
                    }
                    peer.readRequest();
                })) {
            LoadOrder load = LoadOrder.timed(4, 2, 5 * SECOND, 0, SECOND);
            PressResult result = run(server.url(), load, never);
            assertThat(result.requests() + result.outside().requests()).isEqualTo(20);
            assertThat(result.errorCount() + result.outside().errors()).isEqualTo(4);
            assertThat(server.connections()).isEqualTo(4);
            assertThat(result.durationNs()).isLessThan(4 * SECOND);
        }
    }
}
