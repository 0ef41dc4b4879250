package io.headrace.cli;

import io.headrace.host.HostRoot;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Where words go: results to standard output, progress and failures to standard error. */
final class Terminal {
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean redraws;
    private boolean progressShown;

    /**
     * A terminal over two streams.
     *
     * @param redraws whether a line of the second can be replaced by the next
     */
    Terminal(PrintStream out, PrintStream err, boolean redraws) {
        this.out = utf8(out);
        this.err = utf8(err);
        this.redraws = redraws;
    }

    /** The streams of this process. */
    static Terminal ofThisProcess() {
        return new Terminal(System.out, System.err, isTerminal());
    }

    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    /** Whether standard error is a terminal; its file is then a device of that kind. */
    private static boolean isTerminal() {
        String target = HostRoot.thisMachine().link("proc/self/fd/2");
        return target != null
                && (target.startsWith("/dev/pts/") || target.startsWith("/dev/tty"))
                && !"dumb".equals(System.getenv("TERM"));
    }

    /**
     * Whether block elements can be shown: the locale speaks UTF-8, as locale(7) finds it in the
     * environment, and the terminal is not the console of Linux, whose font has few of them.
     */
    static boolean showsBlocks(Map<String, String> environment) {
        String locale =
                Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                        .map(name -> environment.getOrDefault(name, ""))
                        .filter(value -> !value.isEmpty())
                        .findFirst()
                        .orElse("");
        boolean utf8 = locale.toLowerCase(Locale.ROOT).matches(".*utf-?8.*");
        return utf8 && !"linux".equals(environment.get("TERM"));
    }

    synchronized void out(String text) {
        clearProgress();
        out.print(text);
        out.flush();
    }

    synchronized void err(String text) {
        clearProgress();
        err.print(text);
        err.flush();
    }

    /** Shows a line that the next one replaces; nothing where lines cannot be replaced. */
    synchronized void progress(Supplier<String> line) {
        if (redraws) {
            err.print(ERASE_LINE + line.get());
            err.flush();
            progressShown = true;
        }
    }

    private void clearProgress() {
        if (progressShown) {
            err.print(ERASE_LINE);
            err.flush();
            progressShown = false;
        }
    }

    PrintWriter outWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    PrintWriter errWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    PrintStream errStream() {
        return err;
    }
}
