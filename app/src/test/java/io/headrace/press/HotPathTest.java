package io.headrace.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headrace.Program;
import io.headrace.loop.BothEngines;
import io.headrace.loop.EngineWish;
import io.headrace.serve.Server;
import io.headrace.serve.Servers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a request may cost in the virtual machine: no allocation, and no call that could be none.
 */
@BothEngines
class HotPathTest {
    private static final long WARM = 300_000;
    private static final long MILLION = 1_000_000;

    /** The way of an ordinary request through both programs, as HotSpot names methods. */
    private static final Pattern SHORT_WAY =
            Pattern.compile(
                    "Memory::\\w+|Ring::(next|completion|userData|result|flags)"
                        + "|Submission::(send|head|body)|LentBuffers::(address|id|giveBack)"
                        + "|Slots::(find|tag)|Operations::send|LastMessage::\\w+"
                        + "|\\w+Transport::(reap|dispatch|received|receiveNow|take|deliver"
                        + "|send|sendStable|sendNow)|Socket::(receive|send)"
                        + "|PressConnection::received|PressLoop::(answered|start|send|claim"
                        + "|mayStart)|SameAnswer::matches|Recorder::record"
                        + "|ServerConnection::(received|answerSame|answer)"
                        + "|Output::(add|flush|sendSingle)|SameRequest::find|PreparedAnswer::send");

    private static final Pattern REFUSAL =
            Pattern.compile("io\\.headrace\\.[\\w.]+\\.(\\w+::\\w+) .*failed to inline: (.*)");

    @Parameter EngineWish engine = EngineWish.AUTO;

    private static long allocated(String thread) {
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(one -> one.getName().equals(thread))
                .mapToLong(one -> threads.getThreadAllocatedBytes(one.threadId()))
                .sum();
    }

    @Test
    void aMillionRequestsAllocateNothing() throws Exception {
        long[] bytes = new long[2];
        try (Server server = Servers.start(engine)) {
            PressOrder order = new Orders(engine).counted(server.url(), 1L << 40, 64, 1);
            Press press = new Press(order.plan(), Press.Observer.NONE);
            Thread looking =
                    Thread.ofPlatform()
                            .start(() -> {
                                awaitRequests(server, WARM);
                                bytes[0] = allocated("press-0") + allocated("serve-0");
                                awaitRequests(server, WARM + MILLION);
                                bytes[1] = allocated("press-0") + allocated("serve-0");
                                press.stop();
                            });
            press.run();
            looking.join();
        }
        assertThat(bytes[0]).isPositive();
        assertThat(bytes[1] - bytes[0]).isZero();
    }

    private static void awaitRequests(Server server, long count) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> server.counters().requests() >= count);
    }

    /**
     * Without a collector, what is allocated is never given back: 80 MB for the start, the looks at
     * the machine and the result, so that 16 bytes a request would not fit.
     */
    @Test
    void threeMillionRequestsNeedNoCollector() throws Exception {
        List<String> flags =
                new ArrayList<>(
                        List.of(
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UnlockExperimentalVMOptions",
                                "-XX:+UseEpsilonGC",
                                "-Xmx128m"));
        try (Server server = Servers.start(engine)) {
            String told = press(flags, server, 3 * MILLION);
            assertThat(told).contains("200 × 3000000").contains("Errors   none");
        }
    }

    private String press(List<String> flags, Server server, long count) throws Exception {
        return Program.output(
                Program.command(
                        flags,
                        "press",
                        "-n",
                        Long.toString(count),
                        "-t",
                        "1",
                        "--engine",
                        engine.word(),
                        server.url()));
    }

    /** With the launcher's flags, so that a depth that needs one of them is seen. */
    @Test
    void theShortWayIsInlined() throws Exception {
        List<String> flags = new ArrayList<>(Program.launcherFlags());
        flags.addAll(
                List.of(
                        "-XX:-TieredCompilation",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:CompileCommand=quiet",
                        "-XX:CompileCommand=PrintInlining,io.headrace*::*"));
        try (Server server = Servers.start(engine)) {
            List<String> refusals =
                    press(flags, server, MILLION)
                            .lines()
                            .filter(line -> line.contains("failed to inline"))
                            .toList();
            assertThat(refusals).as("the compiler tells").isNotEmpty();
            assertThat(refusals.stream().filter(HotPathTest::isCliff)).isEmpty();
        }
    }

    private static boolean isCliff(String line) {
        if (line.contains("too deep") || line.contains("NodeCountInliningCutoff")) {
            return true;
        }
        var refusal = REFUSAL.matcher(line);
        return refusal.find()
                && SHORT_WAY.matcher(refusal.group(1)).matches()
                && refusal.group(2).startsWith("too big");
    }
}
