package io.headrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.diagnose.Bound;
import io.headrace.diagnose.Verdict;
import io.headrace.experiment.ClimbResult;
import io.headrace.experiment.ClimbResult.Maximum;
import io.headrace.experiment.Setting;
import io.headrace.experiment.Step;
import io.headrace.host.HostRoot;
import io.headrace.host.Settings;
import io.headrace.loop.EngineWish;
import io.headrace.report.ClimbJson;
import io.headrace.report.Context;
import io.headrace.report.Schemas;
import io.headrace.report.ServeJson;
import io.headrace.serve.Server;
import io.headrace.serve.Servers;
import io.headrace.stats.Noise;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Verbs as they are typed; their documents fit the schemas we publish. */
class VerbsTest {
    @TempDir Path folder;

    @Test
    void pressPrintsAndWrites() throws IOException {
        Path file = folder.resolve("press.json");
        try (Server server = Servers.start()) {
            Lines lines =
                    Lines.of(
                            "press",
                            "-k",
                            "-c",
                            "8",
                            "-d",
                            "300ms",
                            "--warmup",
                            "100ms",
                            "-H",
                            "X-A: b",
                            "--json",
                            file.toString(),
                            server.url());
            assertThat(lines.err()).isEmpty();
            assertThat(lines.code()).isEqualTo(ExitCode.DONE);
            assertThat(lines.out()).contains("8 connections on").contains("Errors   none");
        }
        Schemas.assertFits("press-1", Files.readString(file));
    }

    @Test
    void aDocumentOnStandardOutputIsAlone() throws IOException {
        try (Server server = Servers.start()) {
            Lines lines = Lines.of("press", "-n", "1k", "-c", "4", "--json", "-", server.url());
            assertThat(lines.out()).startsWith("{");
            Schemas.assertFits("press-1", lines.out());
            assertThat(lines.out()).contains("\"total\" : 1000");
        }
    }

    @Test
    void onlyErrorAnswersAreNoSuccess() {
        try (Server server = Servers.start(EngineWish.AUTO, 1, 503, 0)) {
            Lines lines = Lines.of("press", "-n", "100", "-c", "4", server.url());
            assertThat(lines.code()).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(lines.out()).contains("503 × 100");
        }
    }

    @Test
    void theServersCountersFitTheirSchema() throws IOException {
        try (Server server = Servers.start(EngineWish.AUTO, 2, 200, 0)) {
            Schemas.assertFits("serve-1", ServeJson.write(context(), server));
        }
    }

    private static Context context() {
        return new Context(
                "test",
                List.of("headrace"),
                Instant.now(),
                Session.host(),
                Settings.read(HostRoot.thisMachine()));
    }

    @Test
    void climbMeasuresExplainsAndLeavesNothing() throws IOException {
        Lines lines = Lines.of("climb", "--budget", "10s", "--out", folder.toString());
        assertThat(lines.err()).isEmpty();
        assertThat(lines.code()).isEqualTo(ExitCode.DONE);
        assertThat(lines.out())
                .contains("equal runs differ by")
                .contains("Maximum")
                .contains("Limit");
        Schemas.assertFits("climb-1", Files.readString(folder.resolve("climb.json")));
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }

    @Test
    void aStepThatCouldNotBeMeasuredFitsTheSchema() throws IOException {
        Setting setting = new Setting(64, 1, 1, true);
        Verdict verdict = new Verdict(Bound.UNKNOWN, List.of(), 0, "made up");
        Step failed = new Step("256 connections", setting, List.of(), null, false, "no answer");
        Maximum maximum = new Maximum(setting, 1e5, 900, 4, Double.NaN, verdict, false, null);
        Noise noise = Noise.ofEqualRuns(new double[] {10, 11}, new double[] {11, 10});
        ClimbResult result = new ClimbResult(true, noise, List.of(failed), maximum, "time");
        Schemas.assertFits("climb-1", ClimbJson.write(context(), "serve", result, List.of()));
    }

    @Test
    void climbTakesAServerThatRunsAlready() throws IOException {
        try (Server server = Servers.start()) {
            Lines lines =
                    Lines.of(
                            "climb",
                            "--budget",
                            "10s",
                            "--server",
                            server.url(),
                            "--out",
                            folder.toString(),
                            "--json",
                            "-");
            assertThat(lines.code()).isEqualTo(ExitCode.DONE);
            Schemas.assertFits("climb-1", lines.out());
        }
    }
}
