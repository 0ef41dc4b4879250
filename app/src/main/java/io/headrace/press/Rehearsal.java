package io.headrace.press;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.headrace.loop.Connection;
import io.headrace.loop.SilentTransport;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Walks loops without a kernel through answers and failures of every kind.
 *
 * <p>The compiler leaves out ways that were never taken, and throws its code away when one is taken
 * for the first time: in the window, if nobody has been there before. This is done when the cache
 * is made that later starts take their profiles from, so a run pays nothing for it.
 */
public final class Rehearsal {
    /** Enough for the profiles to be taken and to count. */
    private static final int ROUNDS = 1500;

    /** More than any loop here is asked for. */
    private static final long REQUESTS = 100;

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab";

    /** Answers as they arrive: pieces of one answer, and null where the connection ends. */
    private static final List<List<@Nullable String>> ANSWERS =
            List.of(
                    pieces(OK),
                    pieces(OK),
                    pieces("HTTP/1.1 204 No Content\r\n\r\n"),
                    pieces(
                            "HTTP/1.1 503 Busy\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
                            null),
                    pieces("HTTP/1.1 200 OK\r\nContent-Len", "gth: 4\r\n\r\na", "bcd"),
                    pieces(
                            "HTTP/1.1 200 OK\r\n"
                                    + "Transfer-Encoding: chunked\r\n\r\n"
                                    + "2\r\n"
                                    + "ab\r\n"
                                    + "0\r\n\r\n"),
                    pieces("HTTP/1.1 100 Continue\r\n\r\n", OK),
                    pieces("HTTP/1.1 200 OK\r\n\r\nto the end", null),
                    pieces("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort", null),
                    pieces("SSH-2.0-OpenSSH\r\n"),
                    pieces(OK + "and more"),
                    pieces((String) null));

    private final SilentTransport transport = new SilentTransport();
    private final PressPlan plan;

    private Rehearsal(PressPlan plan) {
        this.plan = plan;
    }

    private static List<@Nullable String> pieces(@Nullable String... pieces) {
        return Arrays.asList(pieces);
    }

    /** Rehearses with requests like those of a plan. */
    public static void of(PressPlan plan) {
        Rehearsal rehearsal =
                new Rehearsal(
                        new PressPlan(
                                plan.target(),
                                plan.requests(),
                                plan.expectation(),
                                LoadOrder.counted(1, 1, REQUESTS, plan.timeoutNs()),
                                plan.reach(),
                                plan.sources(),
                                plan.engine(),
                                null));
        for (int round = 0; round < ROUNDS; round++) {
            ANSWERS.forEach(rehearsal::answer);
        }
        rehearsal.transport.close();
    }

    /** A loop of one connection gets this answer after a usual one. */
    private void answer(List<@Nullable String> pieces) {
        Window window = new Window(plan);
        PressLoop loop = new PressLoop(plan, 0, 1, window, transport);
        Connection connection = Objects.requireNonNull(transport.establish());
        window.begin(System.nanoTime());
        loop.cycle();
        arrive(connection, OK);
        String kept = "";
        for (String piece : pieces) {
            kept = arrive(connection, piece == null ? null : kept + piece);
        }
        loop.cycle();
        loop.stop();
    }

    /** Lets bytes, or with null the end, arrive: what is not consumed. */
    private String arrive(Connection connection, @Nullable String text) {
        if (!connection.isOpen()) {
            return "";
        }
        if (text == null) {
            transport.end(connection, 0);
            return "";
        }
        return text.substring(transport.deliver(connection, text.getBytes(US_ASCII)));
    }
}
