package io.headrace.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.headrace.fault.Fault;
import io.headrace.kernel.Endpoint;
import io.headrace.report.Context;
import io.headrace.report.ServeJson;
import io.headrace.report.ServePrometheus;
import io.headrace.serve.Server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The second port, which tells the counters of the reference server. */
final class StatsServer implements AutoCloseable {
    private static final int OK = 200;

    private final HttpServer http;

    private StatsServer(HttpServer http) {
        this.http = http;
    }

    /** Takes the port, so that it is known to be free before anything starts. */
    static StatsServer bind(Endpoint where) throws IOException {
        try {
            return new StatsServer(
                    HttpServer.create(new InetSocketAddress(where.ip(), where.port()), 0));
        } catch (BindException e) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "--stats " + where.text() + ": " + e.getMessage(),
                    "another process listens there, or the address is not this machine's",
                    "choose another port",
                    e);
        }
    }

    void start(Server server, Context context) {
        http.createContext(
                "/",
                exchange -> answer(exchange, "application/json", ServeJson.write(context, server)));
        http.createContext(
                "/metrics",
                exchange ->
                        answer(
                                exchange,
                                ServePrometheus.CONTENT_TYPE,
                                ServePrometheus.write(server)));
        http.start();
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        byte[] document = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(OK, document.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(document);
        }
    }

    /** Where the JSON is; `metrics` behind it is for Prometheus. */
    String url() {
        InetSocketAddress address = http.getAddress();
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/";
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
