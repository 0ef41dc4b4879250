package io.headrace.tls.boring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;
import io.headrace.press.Orders;
import io.headrace.press.Press;
import io.headrace.press.PressOrder;
import io.headrace.press.PressPlan;
import io.headrace.press.PressResult;
import io.headrace.press.RequestOrder;
import io.headrace.serve.Server;
import io.headrace.serve.Servers;
import io.headrace.tls.Certificates;
import io.headrace.tls.ServerTls;
import io.headrace.tls.TlsEngineWish;
import io.headrace.tls.TlsOrder;
import io.headrace.tls.TlsVersion;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Objects;

/** BoringSSL beside the JDK: who speaks with whom, and who says so. */
@BothEngines
class BoringEnginesTest {
    @Parameter EngineWish engine = EngineWish.AUTO;

    private static TlsOrder order(TlsVersion only, TlsEngineWish wish) {
        TlsOrder usual = new TlsOrder(false, Certificates.authority(), null, null, only, false);
        return usual.spokenBy(wish);
    }

    private static ServerTls server(TlsEngineWish wish) {
        return ServerTls.of(
                Certificates.local().certificate(), Certificates.local().key(), null, wish);
    }

    @ParameterizedTest
    @CsvSource({
        "JDK, BORINGSSL, V1_2",
        "JDK, BORINGSSL, V1_3",
        "BORINGSSL, JDK, V1_2",
        "BORINGSSL, JDK, V1_3"
    })
    void eachSpeaksWithTheOther(TlsEngineWish client, TlsEngineWish server, TlsVersion version)
            throws Exception {
        ServerTls tls = server(server);
        assertThat(tls.choice().word()).isEqualTo(server.word());
        try (Server running = Servers.start(engine, 1, 50_000, tls)) {
            PressPlan plan =
                    new Orders(engine, order(version, client))
                            .counted(running.url(), 200, 4, 2)
                            .plan();
            PressResult result = new Press(plan, Press.Observer.NONE).run();
            assertThat(result.ok()).isEqualTo(200);
            assertThat(result.errorCount()).isZero();
            PressResult.TlsResult told = Objects.requireNonNull(result.tls());
            assertThat(told.engine()).isEqualTo(client.word());
            assertThat(told.engineNote()).isNull();
        }
    }

    /** Whole connections, and some that end in their handshake. */
    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void allNativeMemoryIsGivenBack(TlsVersion version) throws Exception {
        long before = OpenResources.open();
        long taken = OpenResources.taken();
        ServerTls tls = server(TlsEngineWish.BORINGSSL);
        try (Server server = Servers.start(engine, 2, 10, tls)) {
            Orders orders = new Orders(engine, order(version, TlsEngineWish.BORINGSSL));
            PressOrder order = orders.counted(server.url(), 2000, 8, 1);
            PressOrder closing = order.asking(RequestOrder.GET.closing());
            assertThat(new Press(closing.plan(), Press.Observer.NONE).run().ok()).isEqualTo(2000);
            for (int i = 0; i < 50; i++) {
                endInTheHandshake(URI.create(server.url()).getPort(), i);
            }
            await().until(() -> tls.counters().read().failed() == 50);
        }
        assertThat(OpenResources.taken() - taken).isGreaterThan(4050);
        await().untilAsserted(() -> assertThat(OpenResources.open()).isLessThanOrEqualTo(before));
    }

    private static void endInTheHandshake(int port, int bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            byte[] some = new byte[bytes];
            byte[] head = {22, 3, 1, 0, 40, 1, 0, 0, 36, 3, 3};
            System.arraycopy(head, 0, some, 0, Math.min(bytes, head.length));
            socket.getOutputStream().write(some);
        }
    }

    @Test
    void whereItIsPresentItIsUsual() {
        assertThat(TlsEngineWish.AUTO.choose().text()).isEqualTo("boringssl");
        assertThat(TlsEngineWish.JDK.choose().text()).isEqualTo("jdk");
    }
}
