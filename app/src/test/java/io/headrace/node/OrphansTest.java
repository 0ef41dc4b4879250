package io.headrace.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headrace.Program;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Children die with their parent, whatever kills it. */
class OrphansTest {
    @TempDir Path folder;

    private static List<String> program(String... words) {
        return Program.command(
                List.of("--enable-native-access=ALL-UNNAMED", "-XX:-UsePerfData"), words);
    }

    private Process climb(String server) throws IOException {
        return new ProcessBuilder(program("climb", "--budget", "60s", "--server", server))
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** A foreign server that leaves its shell, as a daemon does. */
    private static String daemon() {
        String serve = String.join(" ", program("serve", "--listen", "127.0.0.1:0"));
        return "setsid " + serve + " & sleep 0.1";
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "daemon"})
    void nobodyOutlivesAKilledClimb(String server) throws IOException {
        boolean foreign = server.equals("daemon");
        Process climb = climb(foreign ? daemon() : server);
        try {
            int expected = foreign ? 3 : 2; // the worker, and the server or its guard
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ProcessTree.below(climb.pid()).size() >= expected);
            List<ProcessHandle> children = ProcessTree.below(climb.pid());
            climb.destroyForcibly();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> children.stream().noneMatch(OrphansTest::lives));
        } finally {
            climb.destroyForcibly();
        }
    }

    /** A child of the killed one is a zombie until somebody reads its exit code. */
    private static boolean lives(ProcessHandle process) {
        return process.isAlive() && !ProcessTree.isZombie(process.pid());
    }

    @Test
    void anInterruptedClimbPrintsWhatItHasAndEndsItsChildren() throws Exception {
        Process climb = climb("serve");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ProcessTree.below(climb.pid()).size() >= 2);
        List<ProcessHandle> children = ProcessTree.below(climb.pid());
        climb.destroy();
        assertThat(climb.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(climb.exitValue()).isEqualTo(130);
        await().until(() -> children.stream().noneMatch(OrphansTest::lives));
    }
}
