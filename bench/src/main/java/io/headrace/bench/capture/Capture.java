package io.headrace.bench.capture;

import io.headrace.kernel.Endpoint;
import io.headrace.loop.EngineWish;
import io.headrace.press.LoadOrder;
import io.headrace.press.Press;
import io.headrace.press.PressOrder;
import io.headrace.press.PressResult;
import io.headrace.serve.FixedAnswer;
import io.headrace.serve.ResponseBody;
import io.headrace.serve.ServePlan;
import io.headrace.serve.Server;
import io.headrace.serve.Site;
import io.headrace.units.CpuSet;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Compares what press tells of a run on loopback with what tcpdump saw of the same run. */
public final class Capture {
    private static final int SERVER_CPU = 1;
    private static final int CLIENT_CPU = 0;
    private static final long REQUESTS = 20_000;
    private static final long TIMEOUT_NS = 5_000_000_000L;

    private Capture() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.println(
                "| engine | connections | p50 press | p50 capture | p99 press | p99 capture |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        for (int connections : List.of(1, 8, 64)) {
            for (EngineWish engine : List.of(EngineWish.EPOLL, EngineWish.URING)) {
                compare(engine, connections);
                compare(engine, connections);
            }
        }
    }

    private static void compare(EngineWish engine, int connections)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("capture", ".pcap");
        Endpoint any = Endpoint.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ServePlan plan =
                new ServePlan(
                        any,
                        1,
                        CpuSet.of(SERVER_CPU),
                        Site.of(FixedAnswer.of(200, ResponseBody.ofSize(0))),
                        engine.choose());
        try (Server server = Server.start(plan)) {
            run(server, engine, connections, 5 * REQUESTS);
            int port = URI.create(server.url()).getPort();
            Process tcpdump = start(file, port);
            PressResult result = run(server, engine, connections, REQUESTS);
            Thread.sleep(300);
            tcpdump.destroy();
            tcpdump.waitFor();
            print(engine, connections, result, CaptureFile.latencies(file, port));
        } finally {
            Files.delete(file);
        }
    }

    /** Returns when it captures. */
    private static Process start(Path file, int port) throws IOException {
        Process tcpdump =
                new ProcessBuilder(
                                "tcpdump",
                                "-i",
                                "lo",
                                "-s",
                                "96",
                                "-B",
                                "65536",
                                "--time-stamp-precision=nano",
                                "-Z",
                                System.getProperty("user.name"),
                                "-w",
                                file.toString(),
                                "tcp port " + port)
                        .redirectErrorStream(true)
                        .start();
        BufferedReader told = tcpdump.inputReader();
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            if (line.contains("listening on")) {
                return tcpdump;
            }
        }
        throw new IOException("tcpdump ended: it needs root, or CAP_NET_RAW");
    }

    private static PressResult run(Server server, EngineWish engine, int connections, long count)
            throws InterruptedException {
        PressOrder order =
                PressOrder.of(
                        server.url(),
                        LoadOrder.counted(connections, 1, count, TIMEOUT_NS)
                                .on(CpuSet.parse(Integer.toString(CLIENT_CPU))),
                        engine);
        return new Press(order.plan(), Press.Observer.NONE).run();
    }

    private static void print(
            EngineWish engine, int connections, PressResult result, long[] captured) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.1f µs | %.1f µs | %.1f µs | %.1f µs |%s%n",
                engine.word(),
                connections,
                result.latency().p50(),
                at(captured, 0.50),
                result.latency().p99(),
                at(captured, 0.99),
                captured.length == REQUESTS ? "" : " of " + captured.length + " captured");
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]
                / 1e3;
    }
}
