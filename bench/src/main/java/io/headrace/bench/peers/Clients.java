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

/** The load generators of the comparison; nginx counts for all of them. */
record Clients(Path launcher, Path limit, Path folder, int cpu, int connections, int seconds) {
    private static final Pattern COUNTERS = Pattern.compile("(\\d+) (\\d+) (\\d+) \\n");

    List<String> press(String url) {
        return List.of(
                launcher.toString(),
                "press",
                "-t",
                "1",
                "-c",
                "" + connections,
                "-d",
                seconds + "s",
                "--json",
                folder.resolve("press.json").toString(),
                url);
    }

    /** What press says of its own window, without the start of the JVM and the warm-up. */
    Measured pressWindow() throws IOException {
        String json = Files.readString(folder.resolve("press.json"));
        double cpuUs = number(json, "cpu_us_per_request");
        return new Measured((long) (number(json, "rate") * seconds), seconds, cpuUs);
    }

    private static double number(String json, String field) throws IOException {
        Matcher found = Pattern.compile("\"" + field + "\" : ([0-9.E]+)").matcher(json);
        if (!found.find()) {
            throw new IOException("no " + field + " in the result of press");
        }
        return Double.parseDouble(found.group(1));
    }

    List<String> wrk(String url) {
        return List.of("wrk", "-t1", "-c" + connections, "-d" + seconds, url);
    }

    List<String> h2load(String url) {
        return List.of(
                "h2load", "--h1", "-t", "1", "-c", "" + connections, "-D", "" + seconds, url);
    }

    List<String> ab(String url) {
        return List.of(
                "ab",
                "-q",
                "-k",
                "-c",
                "" + connections,
                "-t",
                "" + seconds,
                "-n",
                "100000000",
                url);
    }

    List<String> limit(String program, int port) {
        return List.of(
                limit.resolve(program).toString(), "" + port, "" + connections, "" + seconds);
    }

    /** Runs one against nginx, whose own counter says how many requests there were. */
    Measured run(List<String> words, Servers.Running nginx)
            throws IOException, InterruptedException {
        long before = requests(nginx);
        long begin = System.nanoTime();
        Pinned.Run run = Pinned.run(cpu, words);
        double wall = (System.nanoTime() - begin) / 1e9;
        long requests = requests(nginx) - before - 1; // without the question itself
        if (requests < 1000) {
            throw new IOException(words + ": " + run.output());
        }
        return new Measured(requests, wall, run.cpuSeconds() * 1e6 / requests);
    }

    private static long requests(Servers.Running nginx) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(nginx.url("/status"))).build();
            String text = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            Matcher counters = COUNTERS.matcher(text);
            if (!counters.find()) {
                throw new IOException("no counters in " + text);
            }
            return Long.parseLong(counters.group(3));
        }
    }
}
