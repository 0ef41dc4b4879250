package io.headrace.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headrace.loop.EngineWish;
import io.headrace.serve.Exchange;
import io.headrace.serve.Server;
import io.headrace.serve.Servers;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.regex.Pattern;

class ServePrometheusTest {
    private static final Pattern LINE =
            Pattern.compile(
                    "# HELP headrace_serve_[a-z_]+ [A-Z].*\\.|# TYPE headrace_serve_[a-z_]+"
                        + " (counter|gauge)|headrace_serve_[a-z_]+\\{loop=\"[01]\"(,status=\"\\d+\")?}"
                        + " [0-9.]+");

    @Test
    void everyLoopTellsAllItsCounters() {
        try (Server server = Servers.start(EngineWish.EPOLL, 2, 200, 0)) {
            try (Exchange exchange = new Exchange(server.url())) {
                exchange.send("GET / HTTP/1.1\r\nHost: a\r\n\r\nBREW / HTTP/1.1\r\n\r\n").readAll();
            }
            await().until(() -> server.counters().connectionsOpen() == 0);
            List<String> lines = ServePrometheus.write(server).lines().toList();
            assertThat(lines).allMatch(line -> LINE.matcher(line).matches());
            assertThat(total(lines, "requests_total")).isEqualTo(1);
            assertThat(total(lines, "connections_accepted_total")).isEqualTo(1);
            assertThat(total(lines, "connections_open")).isZero();
            assertThat(total(lines, "sent_bytes_total"))
                    .isEqualTo((double) server.counters().bytesSent());
            assertThat(lines)
                    .filteredOn(line -> line.startsWith("headrace_serve_refused_total"))
                    .singleElement()
                    .asString()
                    .endsWith(",status=\"501\"} 1");
            for (String line : lines) {
                String name = line.replaceFirst("\\{.*", "");
                if (!line.startsWith("#")) {
                    assertThat(lines).contains("# TYPE " + name + " " + kind(name));
                }
            }
        }
    }

    private static String kind(String name) {
        return name.endsWith("_total") ? "counter" : "gauge";
    }

    /** Over both loops. */
    private static double total(List<String> lines, String name) {
        List<String> samples =
                lines.stream()
                        .filter(line -> line.startsWith("headrace_serve_" + name + "{"))
                        .toList();
        assertThat(samples).hasSize(2);
        return samples.stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }
}
