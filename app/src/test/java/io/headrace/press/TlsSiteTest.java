package io.headrace.press;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;
import io.headrace.serve.Delay;
import io.headrace.serve.FixedAnswer;
import io.headrace.serve.ResponseBody;
import io.headrace.serve.Server;
import io.headrace.serve.Servers;
import io.headrace.serve.Shape;
import io.headrace.serve.Site;
import io.headrace.serve.Stall;
import io.headrace.serve.StaticFiles;
import io.headrace.tls.ServerTls;
import io.headrace.tls.TlsOrder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** What a server does besides answering from memory, over TLS: files, and answers kept back. */
@BothEngines
class TlsSiteTest {
    private static final TlsOrder INSECURE = new TlsOrder(true, null, null, null, null, true);

    @Parameter EngineWish engine = EngineWish.AUTO;

    private Server start(Site site, Shape shape) {
        return Servers.start(engine, site, shape, ServerTls.selfSigned("127.0.0.1", null));
    }

    private PressResult press(Server server, RequestOrder request, String path, int pipeline)
            throws InterruptedException {
        PressOrder order = new Orders(engine, INSECURE).counted(server.url() + path, 60, 4, 1);
        PressOrder asked = order.asking(request).loading(order.load().pipelined(pipeline));
        return new Press(asked.plan(), Press.Observer.NONE).run();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void filesArriveWhole(@TempDir Path folder) throws Exception {
        byte[] large = new byte[3_000_001];
        new Random(1).nextBytes(large);
        Files.write(folder.resolve("large.bin"), large);
        RequestOrder exact =
                new RequestOrder("GET", List.of(), "", false, "", "200", sha256(large));
        Site site = Site.of(new StaticFiles(folder, List.of("index.html")));
        try (Server server = start(site, Shape.NONE)) {
            PressResult result = press(server, exact, "large.bin", 1);
            assertThat(result.requests()).isEqualTo(60);
            assertThat(result.unexpected()).isZero();
        }
    }

    @Test
    void answersMayBeKeptBack() throws Exception {
        Shape late = new Shape(Delay.parse("5ms"), 0, 0, Stall.NONE, 1);
        Site empty = Site.of(FixedAnswer.of(200, ResponseBody.ofSize(0)));
        try (Server server = start(empty, late)) {
            PressResult result = press(server, RequestOrder.GET, "", 3);
            assertThat(result.requests()).isEqualTo(60);
            assertThat(result.latency().min()).isGreaterThan(4_900);
        }
    }
}
