package io.headrace.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.diagnose.Verdict;
import io.headrace.host.Host;
import io.headrace.host.HostRoot;
import io.headrace.loop.EngineWish;
import io.headrace.observe.BusyProcess;
import io.headrace.press.LoadOrder;
import io.headrace.press.PressOrder;
import io.headrace.press.ReachOrder;

import org.junit.jupiter.api.Test;

import java.util.List;

/** A run on this machine, against a server of another process. */
class LoadRunTest {
    private static final long WINDOW_NS = 500_000_000L;

    private static LoadReport run(String url) throws InterruptedException {
        LoadOrder load = LoadOrder.timed(8, 1, WINDOW_NS, WINDOW_NS, 10 * WINDOW_NS);
        PressOrder order = PressOrder.of(url, load, EngineWish.AUTO);
        return new LoadRun(order.plan(), (_, _) -> {}).run(Host.read(HostRoot.thisMachine()));
    }

    private static int connectionsPerPath(int connections, ReachOrder reach) {
        LoadOrder load = LoadOrder.timed(connections, 1, WINDOW_NS, WINDOW_NS, WINDOW_NS);
        PressOrder order = PressOrder.of("http://127.0.0.1:1/", load, EngineWish.EPOLL);
        return LoadRun.connectionsPerPath(order.reaching(reach).plan());
    }

    @Test
    void connectionsShareTheirPortsOnlyWithThoseOfTheSameAddress() {
        List<String> sources = List.of("127.0.0.2", "127.0.0.3", "127.0.0.4");

        assertThat(connectionsPerPath(100, ReachOrder.DIRECT)).isEqualTo(100);
        assertThat(connectionsPerPath(100, reach("", sources))).isEqualTo(34);
        assertThat(connectionsPerPath(100, reach("/none/socket", List.of()))).isZero();
    }

    private static ReachOrder reach(String unix, List<String> sources) {
        return new ReachOrder("", unix, sources, WINDOW_NS, 0, ReachOrder.NEVER);
    }

    @Test
    void theServerIsNoStrangerAndNeitherAreWe() throws InterruptedException {
        try (ServerChild server = ServerChild.serve(new ChildJvm("io.headrace.cli.Main"), 1)) {
            LoadReport report = run(server.url());

            assertThat(report.delta().busyProcesses())
                    .extracting(BusyProcess::pid)
                    .contains(server.pids().getFirst())
                    .doesNotContain((int) ProcessHandle.current().pid());
            assertThat(report.environment().busyProcesses())
                    .extracting(BusyProcess::pid)
                    .doesNotContain(server.pids().getFirst());
            assertThat(report.environment().loadAverage()).isNotNull();
        }
    }

    @Test
    void theVerdictShowsWhatWasSeenOfTheLoadThreads() throws InterruptedException {
        try (ServerChild server = ServerChild.serve(new ChildJvm("io.headrace.cli.Main"), 1)) {
            LoadReport report = run(server.url());
            Verdict verdict = report.verdict();

            assertThat(report.delta().link()).as("loopback has no speed").isNull();
            assertThat(report.delta().threads())
                    .filteredOn(thread -> thread.name().startsWith("press-"))
                    .isNotEmpty()
                    .allSatisfy(thread -> assertThat(thread.cpu()).isNotNegative());
            assertThat(verdict.evidence()).doesNotHaveDuplicates();
        }
    }
}
