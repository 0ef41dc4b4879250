package io.headrace.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.headrace.fault.Fault;
import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;
import io.headrace.serve.Server;
import io.headrace.serve.Servers;
import io.headrace.tls.Certificates;
import io.headrace.tls.Certificates.Issued;
import io.headrace.tls.ServerTls;
import io.headrace.tls.TlsCounters;
import io.headrace.tls.TlsOrder;
import io.headrace.tls.TlsVersion;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Objects;

/** The generator and the reference server over TLS. */
@BothEngines
class TlsTest {
    @Parameter EngineWish engine = EngineWish.AUTO;

    private static TlsOrder trusting(@Nullable TlsVersion only, boolean resumes) {
        return new TlsOrder(false, Certificates.authority(), null, null, only, resumes);
    }

    private Orders orders(TlsOrder tls) {
        return new Orders(engine, tls);
    }

    private static PressResult run(PressOrder order) throws InterruptedException {
        return new Press(order.plan(), Press.Observer.NONE).run();
    }

    private Server serve(int threads, long bodySize) {
        return Servers.start(engine, threads, bodySize, Certificates.server(Certificates.local()));
    }

    @ParameterizedTest
    @CsvSource({"V1_2, 10", "V1_3, 10", "V1_3, 20000", "V1_2, 50000"})
    void clientAndServerCountTheSame(TlsVersion version, long bodySize) throws Exception {
        try (Server server = serve(2, bodySize)) {
            Orders orders = orders(trusting(version, true));
            PressResult result = run(orders.counted(server.url(), 1000, 16, 2));
            assertThat(server.url()).startsWith("https://");
            assertThat(result.requests()).isEqualTo(1000);
            assertThat(result.errorCount()).isZero();
            await().until(() -> server.counters().requests() == 1000);
            assertThat(server.counters().bytesSent()).isEqualTo(result.bytes().received());
            assertThat(server.counters().bytesReceived()).isEqualTo(result.bytes().sent());
            assertThat(server.counters().connectionsAccepted()).isEqualTo(16);
        }
    }

    @Test
    void bodiesOfAMegabyteArriveWhole() throws Exception {
        try (Server server = serve(1, 1 << 20)) {
            PressResult result = run(orders(trusting(null, true)).counted(server.url(), 40, 4, 1));
            assertThat(result.requests()).isEqualTo(40);
            assertThat(result.errorCount()).isZero();
            assertThat(result.bytes().received()).isGreaterThan(40L << 20);
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void everyByteMayArriveAlone(TlsVersion version) throws Exception {
        try (Server server = serve(1, 100);
                Splitter splitter = new Splitter(server.url())) {
            PressResult result =
                    run(orders(trusting(version, true)).counted(splitter.url(), 20, 2, 1));
            assertThat(result.requests()).isEqualTo(20);
            assertThat(result.errorCount()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"V1_2, true", "V1_3, true", "V1_2, false", "V1_3, false"})
    void handshakesAreResumedUnlessTheyMayNot(TlsVersion version, boolean resumes)
            throws Exception {
        ServerTls tls = Certificates.server(Certificates.local());
        try (Server server = Servers.start(engine, 1, 0, tls)) {
            PressPlan plan =
                    orders(trusting(version, resumes)).closing(server.url(), 100, 1).plan();
            PressResult result = new Press(plan, Press.Observer.NONE).run();
            assertThat(result.requests()).isEqualTo(100);
            assertThat(result.errorCount()).isZero();
            TlsCounters.Reading client = Objects.requireNonNull(plan.tls()).counters().read();
            TlsCounters.Reading expected =
                    resumes
                            ? new TlsCounters.Reading(1, 99, 0)
                            : new TlsCounters.Reading(100, 0, 0);
            assertThat(client).isEqualTo(expected);
            assertThat(tls.counters().read()).isEqualTo(expected);
        }
    }

    // ---- refusals

    private void assertFails(ServerTls tls, TlsOrder order, String... words) {
        try (Server server = Servers.start(engine, 1, 0, tls)) {
            assertUnreachable(server.url(), order, words);
        }
    }

    private void assertUnreachable(String url, TlsOrder order, String... words) {
        assertThatThrownBy(() -> run(orders(order).timed(url, 2, 1)))
                .isInstanceOf(Fault.class)
                .hasMessageContainingAll(words)
                .extracting(e -> ((Fault) e).kind())
                .isEqualTo(Fault.Kind.UNREACHABLE);
    }

    @Test
    void anUnknownAuthorityIsNotTrusted() {
        assertFails(
                Certificates.server(Certificates.local()),
                TlsOrder.USUAL,
                "not trusted",
                "--insecure",
                "--cacert");
        assertFails(ServerTls.selfSigned("127.0.0.1", null), trusting(null, true), "not trusted");
    }

    @Test
    void anotherNameIsNotAccepted() {
        assertFails(
                Certificates.server(Certificates.elsewhere()),
                trusting(null, true),
                "another name",
                "127.0.0.1",
                "--insecure");
    }

    @Test
    void anExpiredCertificateIsNotAccepted() {
        assertFails(
                Certificates.server(Certificates.expired()),
                trusting(null, true),
                "expired",
                "--insecure");
    }

    @Test
    void whoeverWantsMayBelieveAll() throws Exception {
        TlsOrder blind = new TlsOrder(true, null, null, null, null, true);
        for (Issued issued : new Issued[] {Certificates.elsewhere(), Certificates.expired()}) {
            try (Server server = Servers.start(engine, 1, 0, Certificates.server(issued))) {
                assertThat(run(orders(blind).counted(server.url(), 10, 1, 1)).ok()).isEqualTo(10);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void aServerMayWantClientCertificates(TlsVersion version) throws Exception {
        Issued local = Certificates.local();
        ServerTls tls = ServerTls.of(local.certificate(), local.key(), Certificates.authority());
        Issued client = Certificates.client();
        TlsOrder known =
                new TlsOrder(
                        false,
                        Certificates.authority(),
                        client.certificate(),
                        client.key(),
                        version,
                        true);
        try (Server server = Servers.start(engine, 1, 0, tls)) {
            assertThat(run(orders(known).counted(server.url(), 50, 4, 1)).ok()).isEqualTo(50);
        }
        assertFails(tls, trusting(version, true), "certificate", "--client-cert");
    }

    @Test
    void whatSpeaksNoTlsIsNamed() throws Exception {
        try (Server server = Servers.start(engine)) {
            assertUnreachable(
                    server.url().replace("http:", "https:"),
                    TlsOrder.USUAL,
                    "not TLS",
                    "http:// URL");
        }
    }

    @Test
    void aServerThatSpeaksTlsIsNamedToo() throws Exception {
        try (Server server = serve(1, 0)) {
            assertUnreachable(
                    server.url().replace("https:", "http:"), TlsOrder.USUAL, "https:// URL");
            await().until(() -> server.counters().connectionsOpen() == 0);
        }
    }

    @Test
    void anEndInTheHandshakeIsNamed() throws Exception {
        try (ScriptedServer server = new ScriptedServer(n -> ScriptedServer.CLOSE);
                Splitter cut = new Splitter(server.url(), 50)) {
            assertUnreachable(
                    cut.url().replace("http:", "https:"), TlsOrder.USUAL, "during the handshake");
        }
    }

    // ---- the end of the stream

    @Test
    void anAnswerUntilTheEndIsWholeOnlyWithCloseNotify() throws Exception {
        String answer = "HTTP/1.1 200 OK\r\n\r\nuntil the end";
        TlsOrder order = trusting(null, true);
        try (SecureServer server = new SecureServer(answer, true)) {
            PressResult result = run(orders(order).counted(server.url(), 5, 1, 1));
            assertThat(result.requests()).isEqualTo(5);
            assertThat(result.errorCount()).isZero();
        }
        try (SecureServer server = new SecureServer(answer, false)) {
            assertUnreachable(server.url(), order, "cut", "close_notify");
        }
    }

    @Test
    void anAnswerOfKnownLengthNeedsNoCloseNotify() throws Exception {
        String answer = "HTTP/1.1 200 OK\r\n" + "Connection: close\r\nContent-Length: 2\r\n\r\nab";
        try (SecureServer server = new SecureServer(answer, false)) {
            PressResult result = run(orders(trusting(null, true)).counted(server.url(), 5, 1, 1));
            assertThat(result.requests()).isEqualTo(5);
            assertThat(result.errorCount()).isZero();
        }
    }

    // ---- bad input

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        TlsOrder blind = new TlsOrder(true, null, null, null, null, true);
        assertBad(orders(blind).timed("http://127.0.0.1:1/", 1, 1), "https://");
        TlsOrder both = new TlsOrder(true, Certificates.authority(), null, null, null, true);
        assertBad(orders(both).timed("https://127.0.0.1:1/", 1, 1), "--insecure and --cacert");
        TlsOrder half =
                new TlsOrder(false, null, Certificates.client().certificate(), null, null, true);
        assertBad(orders(half).timed("https://127.0.0.1:1/", 1, 1), "--client-key");
    }

    private static void assertBad(PressOrder order, String words) {
        assertThatThrownBy(order::plan)
                .isInstanceOf(Fault.class)
                .hasMessageContaining(words)
                .extracting(e -> ((Fault) e).kind())
                .isEqualTo(Fault.Kind.BAD_INPUT);
    }

    @Test
    void theUsualPortIs443() {
        Target target = Target.parse("https://[::1]/a?b");
        assertThat(target.endpoints().getFirst().port()).isEqualTo(443);
        assertThat(target.host()).isEqualTo("[::1]");
        assertThat(target.serverName()).isEqualTo("::1");
        assertThat(Target.parse("https://localhost:8443/").serverName()).isEqualTo("localhost");
    }
}
