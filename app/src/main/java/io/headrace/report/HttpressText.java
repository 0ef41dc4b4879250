package io.headrace.report;

import io.headrace.node.LoadReport;
import io.headrace.press.PressResult;
import io.headrace.press.PressResult.PerThread;
import io.headrace.press.PressResult.TlsResult;

import java.util.List;
import java.util.Locale;

/** A counted run in the lines of httpress 1.1, and below them in ours. */
public final class HttpressText {
    private static final double SECOND_NS = 1e9;
    private static final long MS_NS = 1_000_000;

    private HttpressText() {}

    /** What `httpress -v` prints; `ours` is the version of this program. */
    public static String version(String version, String ours) {
        return "version:    "
                + version
                + "\nbuild-date: not recorded\n"
                + HeadraceLines.line(ours + " stands in for httpress " + version);
    }

    /**
     * The lines at the end.
     *
     * @param quiet whether to leave out those of the threads and of TLS
     */
    public static String write(LoadReport report, boolean quiet) {
        PressResult result = report.result();
        StringBuilder text = new StringBuilder();
        if (!quiet) {
            addThreads(text, result.perThread());
            if (result.tls() != null) {
                addTls(text, result.tls());
            }
            text.append('\n');
        }
        PerThread all = sum(result.perThread());
        text.append(
                String.format(
                        Locale.ROOT,
                        "TOTALS:  %d connect, %d requests, %d success, %d fail,"
                                + " %d (%d) real concurrency\n",
                        all.connects(),
                        all.requests() + all.errors(),
                        all.requests(),
                        all.errors(),
                        result.busyConnections().any(),
                        result.busyConnections().share()));
        text.append(
                String.format(
                        Locale.ROOT,
                        "TRAFFIC: %d avg bytes, %d avg overhead," + " %d bytes, %d overhead\n",
                        each(all.bodyBytes(), all.requests()),
                        each(all.headBytes(), all.requests()),
                        all.bodyBytes(),
                        all.headBytes()));
        addTiming(text, result);
        return text + HeadraceLines.write(report);
    }

    private static void addThreads(StringBuilder text, List<PerThread> threads) {
        for (int i = 0; i < threads.size() && threads.size() > 1; i++) {
            PerThread thread = threads.get(i);
            text.append(
                    String.format(
                            Locale.ROOT,
                            "thread %d: %d connect, %d requests, %d success, %d fail,"
                                    + " %d bytes, %d overhead\n",
                            i + 1,
                            thread.connects(),
                            thread.requests() + thread.errors(),
                            thread.requests(),
                            thread.errors(),
                            thread.bodyBytes(),
                            thread.headBytes()));
        }
    }

    /** What the JDK tells of that block of GnuTLS. */
    private static void addTls(StringBuilder text, TlsResult tls) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "\nSSL INFO: %s\n- Protocol: %s\n",
                        tls.cipherSuite(),
                        tls.protocol()));
    }

    /** Its average is worked out, not measured: the measured latencies are in our own lines. */
    private static void addTiming(StringBuilder text, PressResult result) {
        double seconds = result.durationNs() / SECOND_NS;
        boolean any = result.requests() > 0 && seconds > 0;
        double averageMs = 1e3 * seconds * result.connections() / Math.max(1, result.requests());
        text.append(
                String.format(
                        Locale.ROOT,
                        "TIMING:  %d.%03d seconds, %d rps, %d kbps," + " %.1f ms avg req time\n",
                        result.durationNs() / (1000 * MS_NS),
                        result.durationNs() / MS_NS % 1000,
                        any ? (long) (result.requests() / seconds) : 0,
                        any ? (long) (result.bytes().received() / seconds / 1024) : 0,
                        any ? averageMs : 0.0));
    }

    private static PerThread sum(List<PerThread> threads) {
        return threads.stream()
                .reduce(
                        new PerThread(0, 0, 0, 0, 0, List.of()),
                        (a, b) ->
                                new PerThread(
                                        a.connects() + b.connects(),
                                        a.requests() + b.requests(),
                                        a.errors() + b.errors(),
                                        a.bodyBytes() + b.bodyBytes(),
                                        a.headBytes() + b.headBytes(),
                                        List.of()));
    }

    private static long each(long bytes, long answers) {
        return answers == 0 ? 0 : bytes / answers;
    }
}
