package io.headrace.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.headrace.fault.Fault;
import io.headrace.kernel.Endpoint;
import io.headrace.press.WindowSecond;
import io.headrace.report.Exposition;
import io.headrace.report.PressMetrics;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The page that Prometheus reads while a run goes on; up to date once a second. */
final class MetricsPage implements RunOutput {
    private static final String PATH = "/metrics";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final PressMetrics metrics = new PressMetrics();
    private final HttpServer server;

    private MetricsPage(HttpServer server) {
        this.server = server;
        server.createContext("/", this::answer);
        server.start();
    }

    /**
     * Opens it.
     *
     * @param terminal where to say its address, or null
     */
    static MetricsPage open(Endpoint where, @Nullable Terminal terminal) {
        MetricsPage page = new MetricsPage(bind(where));
        if (terminal != null) {
            terminal.err("metrics on " + page.url() + "\n");
        }
        return page;
    }

    private static HttpServer bind(Endpoint where) {
        try {
            return HttpServer.create(new InetSocketAddress(where.ip(), where.port()), 0);
        } catch (IOException e) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "--prometheus " + where.text() + ": " + e.getMessage(),
                    "another process listens there, or the address is not this machine's",
                    "choose another port",
                    e);
        }
    }

    private String url() {
        return "http://" + Endpoint.of(server.getAddress()).text() + PATH;
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean found = exchange.getRequestURI().getPath().equals(PATH);
        String text = found ? metrics.text() : "see " + PATH + "\n";
        byte[] document = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", Exposition.CONTENT_TYPE);
        exchange.sendResponseHeaders(found ? OK : NOT_FOUND, document.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(document);
        }
    }

    @Override
    public void second(WindowSecond second) {
        metrics.add(second);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
