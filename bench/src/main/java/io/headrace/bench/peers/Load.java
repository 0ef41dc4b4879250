package io.headrace.bench.peers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How much load a client makes of which kind; each method is the command line of one client.
 *
 * @param close whether every request has a connection of its own
 */
record Load(Bench bench, int connections, int threads, boolean close) {
    private static final String DURATION = "-d";

    private String seconds() {
        return Integer.toString(bench.seconds());
    }

    private String count() {
        return Integer.toString(connections);
    }

    /** With the result as JSON in a file. */
    List<String> press(String url, String... options) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                bench.launcher().toString(),
                                "press",
                                "-t",
                                "" + threads,
                                "-c",
                                count(),
                                DURATION,
                                seconds() + "s",
                                "--json",
                                pressFile()));
        if (close) {
            words.add("--close");
        }
        words.addAll(List.of(options));
        words.add(url);
        return words;
    }

    String pressFile() {
        return bench.folder().resolve("press.json").toString();
    }

    List<String> wrk(String url) {
        List<String> words =
                new ArrayList<>(
                        List.of("wrk", "-t" + threads, "-c" + count(), DURATION + seconds()));
        if (close) {
            words.addAll(List.of("-H", "Connection: close"));
        }
        words.add(url);
        return words;
    }

    List<String> h2load(String url) {
        return List.of("h2load", "--h1", "-t", "" + threads, "-c", count(), "-D", seconds(), url);
    }

    /** It counts up to a number, of which there are always more than it can. */
    List<String> ab(String url) {
        List<String> words = new ArrayList<>(List.of("ab", "-q", "-c", count(), "-t", seconds()));
        if (!close) {
            words.add("-k");
        }
        words.addAll(List.of("-n", "100000000", url));
        return words;
    }

    List<String> hey(String url) {
        return List.of("hey", "-cpus", "" + threads, "-c", count(), "-z", seconds() + "s", url);
    }

    List<String> bombardier(String url) {
        return List.of("bombardier", "-c", count(), DURATION, seconds() + "s", "-q", url);
    }

    List<String> limit(String program, int port) throws IOException {
        return List.of(bench.limit().resolve(program).toString(), "" + port, count(), seconds());
    }
}
