package io.headrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.diagnose.Bound;
import io.headrace.diagnose.Verdict;
import io.headrace.host.Host;
import io.headrace.host.HostRoot;
import io.headrace.loop.EngineWish;
import io.headrace.node.Environment;
import io.headrace.node.LoadReport;
import io.headrace.node.LoadRun;
import io.headrace.observe.BusyProcess;
import io.headrace.press.LoadOrder;
import io.headrace.press.PressOrder;
import io.headrace.serve.Server;
import io.headrace.serve.Servers;

import org.junit.jupiter.api.Test;

import java.util.List;

/** The terminal's words about one run on this machine. */
class PressTextTest {
    private static final String URL = "http://x/";

    private static LoadReport run() throws InterruptedException {
        LoadOrder load = LoadOrder.timed(2, 1, 200_000_000L, 0, 5_000_000_000L);
        try (Server server = Servers.start()) {
            PressOrder order = PressOrder.of(server.url(), load, EngineWish.AUTO);
            return new LoadRun(order.plan(), (_, _) -> {}).run(Host.read(HostRoot.thisMachine()));
        }
    }

    private static LoadReport judged(LoadReport report, Bound bound, BusyProcess... others) {
        Verdict verdict = new Verdict(bound, List.of(), 0.5, "because.");
        Environment environment = new Environment(null, List.of(others));
        return new LoadReport(report.result(), report.delta(), environment, verdict, List.of());
    }

    @Test
    void theFirstLineSaysWhenTheClientWasTheLimit() throws InterruptedException {
        LoadReport report = run();

        assertThat(PressText.write(URL, judged(report, Bound.CLIENT)).lines())
                .startsWith(
                        "Limited by the client: these figures tell of the load generator, not of"
                                + " the server; see Limit.");
        assertThat(PressText.write(URL, judged(report, Bound.SERVER)).lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains("2 connections on"));
    }

    @Test
    void otherBusyProcessesHaveALineOnlyWhenThereAreSome() throws InterruptedException {
        LoadReport report = run();
        BusyProcess cc = new BusyProcess("cc1plus", 812, 97.6);
        BusyProcess java = new BusyProcess("java", 99, 5.4);

        assertThat(PressText.write(URL, judged(report, Bound.SERVER, cc, java)).lines())
                .contains("Others   also busy here: cc1plus (812) 98 %, java (99) 5 %");
        assertThat(PressText.write(URL, judged(report, Bound.SERVER))).doesNotContain("Others");
    }

    @Test
    void notesHaveALineEachOnlyWhenThereAreSome() throws InterruptedException {
        LoadReport report = judged(run(), Bound.SERVER);
        LoadReport noted =
                new LoadReport(
                        report.result(),
                        report.delta(),
                        report.environment(),
                        report.verdict(),
                        List.of("one", "two"));

        assertThat(PressText.write(URL, noted).lines())
                .containsSequence("Note     one", "         two");
        assertThat(PressText.write(URL, report)).doesNotContain("Note");
    }
}
