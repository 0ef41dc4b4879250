package io.headrace.bench.peers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs clients on their CPUs and finds out how many requests they made. */
record Clients(Bench bench, String cpus) {
    /** Accepted, handled and all requests, as `stub_status` tells them. */
    private static final Pattern NGINX = Pattern.compile("(\\d+) (\\d+) (\\d+) \\n");

    private static final Pattern LIMIT = Pattern.compile("(\\d+) rps");
    private static final Pattern H2LOAD = Pattern.compile("(\\d+) succeeded");
    private static final Pattern WRK = Pattern.compile("(\\d+) requests in ");

    /** Runs one against nginx, whose own counter says how many requests there were. */
    Measured count(List<String> words, Servers.Running nginx)
            throws IOException, InterruptedException {
        long before = requests(nginx);
        Pinned.Run run = Pinned.run(cpus, words);
        long requests = requests(nginx) - before - 1; // without the question itself
        if (requests < 100) {
            throw new IOException(words + ": " + run.output());
        }
        double cpuUs = run.cpuSeconds() * 1e6 / requests;
        return new Measured((double) requests / bench.seconds(), cpuUs);
    }

    /** The same for press, whose rate is that of its window. */
    Measured countPress(Load load, Servers.Running nginx, String... options)
            throws IOException, InterruptedException {
        Measured all = count(load.press(nginx.url("/"), options), nginx);
        return new Measured(pressWindow(load).rate(), all.cpuUs());
    }

    private static long requests(Servers.Running nginx) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(nginx.url("/status"))).build();
            String text = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return Long.parseLong(found(NGINX, text, 3));
        }
    }

    /** Runs a bare C loop, which prints its rate. */
    Measured limit(List<String> words) throws IOException {
        Pinned.Run run = Pinned.run(cpus, words);
        double rate = Double.parseDouble(found(LIMIT, run.output(), 1));
        return new Measured(rate, run.cpuSeconds() * 1e6 / (rate * bench.seconds()));
    }

    /** Runs wrk, which prints its count. */
    Measured wrk(List<String> words) throws IOException {
        Pinned.Run run = Pinned.run(cpus, words);
        double requests = Double.parseDouble(found(WRK, run.output(), 1));
        return new Measured(requests / bench.seconds(), run.cpuSeconds() * 1e6 / requests);
    }

    /** Runs h2load, which prints its count. */
    Measured h2load(List<String> words) throws IOException {
        Pinned.Run run = Pinned.run(cpus, words);
        double requests = Double.parseDouble(found(H2LOAD, run.output(), 1));
        return new Measured(requests / bench.seconds(), run.cpuSeconds() * 1e6 / requests);
    }

    /** Runs press: its CPU time from start to end for all requests, its rate in its window. */
    Measured press(Load load, String url, String... options) throws IOException {
        Pinned.Run run = Pinned.run(cpus, load.press(url, options));
        String json = Files.readString(Path.of(load.pressFile()));
        String outside = json.substring(json.indexOf("outside_window"));
        double all = number(json, "total") + number(outside, "requests");
        return new Measured(number(json, "rate"), run.cpuSeconds() * 1e6 / all);
    }

    /** What the last press says of its own window, without the start of the JVM and the warm-up. */
    static Measured pressWindow(Load load) throws IOException {
        String json = Files.readString(Path.of(load.pressFile()));
        return new Measured(number(json, "rate"), number(json, "cpu_us_per_request"));
    }

    private static double number(String json, String field) throws IOException {
        return Double.parseDouble(
                found(Pattern.compile("\"" + field + "\" : ([0-9.E]+)"), json, 1));
    }

    private static String found(Pattern pattern, String text, int group) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("no " + pattern + " in " + text);
        }
        return matcher.group(group);
    }
}
