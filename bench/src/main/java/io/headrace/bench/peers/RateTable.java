package io.headrace.bench.peers;

import io.headrace.stats.Medians;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How exactly press keeps the rate it is asked for, and what that costs it. */
final class RateTable {
    private static final List<String> RATES = List.of("100", "1k", "10k", "50k", "100k");
    private static final int CONNECTIONS = 64;

    /** The loop has the first of them for itself: the compiler's threads would make it late. */
    private static final String BOTH_CPUS = Bench.CLIENT_CPU + "," + Bench.SERVER_CPU;

    /**
     * One run.
     *
     * @param p50Us how late half of the requests were sent at most
     */
    private record Lateness(double achievedPct, double p50Us, double p99Us, double busyPct) {}

    private final Bench bench;
    private final Servers servers;

    RateTable(Bench bench) {
        this.bench = bench;
        servers = new Servers(bench, Integer.toString(Bench.SERVER_CPU));
    }

    void run() throws IOException, InterruptedException {
        System.out.println(
                "\n| asked for, engine | achieved | late by, p50 | late by, p99 | thread busy |");
        System.out.println("|---|---:|---:|---:|---:|");
        try (Servers.Running serve = servers.serve(1)) {
            for (String rate : RATES) {
                for (String engine : List.of("uring", "epoll")) {
                    List<Lateness> rounds = new ArrayList<>();
                    for (int round = 0; round < bench.rounds(); round++) {
                        rounds.add(measure(serve, rate, engine));
                    }
                    System.out.print(row(rate + "/s, " + engine, rounds));
                }
            }
        }
    }

    private Lateness measure(Servers.Running serve, String rate, String engine) throws IOException {
        Load load = new Load(bench, CONNECTIONS, 1, false);
        Pinned.run(
                BOTH_CPUS,
                load.press(serve.url("/"), "--engine", engine, "-r", rate, "--pin", BOTH_CPUS));
        String json = Files.readString(Path.of(load.pressFile()));
        String late = json.substring(json.indexOf("\"late_us\""));
        return new Lateness(
                number(json, "achieved_pct"),
                number(late, "p50"),
                number(late, "p99"),
                number(json, "busiest_thread_pct"));
    }

    private static double number(String json, String field) throws IOException {
        Matcher matcher = Pattern.compile("\"" + field + "\" : ([0-9.E-]+)").matcher(json);
        if (!matcher.find()) {
            throw new IOException("no " + field + " in " + json);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private static String row(String name, List<Lateness> rounds) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f %% | %.1f µs | %.1f µs | %.0f %% |%n",
                name,
                Medians.median(rounds.stream().mapToDouble(Lateness::achievedPct).toArray()),
                Medians.median(rounds.stream().mapToDouble(Lateness::p50Us).toArray()),
                Medians.median(rounds.stream().mapToDouble(Lateness::p99Us).toArray()),
                Medians.median(rounds.stream().mapToDouble(Lateness::busyPct).toArray()));
    }
}
