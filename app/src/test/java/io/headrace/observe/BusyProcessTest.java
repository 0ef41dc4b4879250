package io.headrace.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.headrace.host.HostRoot;
import io.headrace.host.Hosts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class BusyProcessTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir Path folder;

    private void process(int pid, String name, int flags, long ticks, long startTicks) {
        Hosts.write(
                folder,
                "proc/" + pid + "/stat",
                pid
                        + " ("
                        + name
                        + ") S 1 1 1 0 -1 "
                        + flags
                        + " 0 0 0 0 "
                        + ticks
                        + " 0 0 0 20 0 1 0 "
                        + startTicks
                        + " 0 0\n");
    }

    private Snapshot look(long atNs) {
        return Probe.of(HostRoot.of(folder), List.of(7)).snapshot(atNs);
    }

    @Test
    void thoseAboveFivePercentAreToldBusiestFirst() {
        process(7, "ours", 0, 0, 1);
        process(8, "a (b) c", 0, 100, 1);
        process(9, "calm", 0, 100, 1);
        process(10, "ksoftirqd/0", 0x0020_8040, 0, 1);
        process(11, "gone", 0, 0, 1);
        Snapshot before = look(0);
        process(7, "ours", 0, 200, 1);
        process(8, "a (b) c", 0, 120, 1);
        process(9, "calm", 0, 110, 1);
        process(10, "ksoftirqd/0", 0x0020_8040, 200, 1);
        process(11, "another", 0, 12, 5);
        process(12, "born", 0, 150, 6);

        assertThat(Delta.between(before, look(2 * SECOND)).busyProcesses())
                .containsExactly(
                        new BusyProcess("born", 12, 75),
                        new BusyProcess("a (b) c", 8, 10),
                        new BusyProcess("another", 11, 6));
    }

    @Test
    void atMostTenAreTold() {
        Snapshot before = look(0);
        for (int pid = 100; pid < 120; pid++) {
            process(pid, "p", 0, pid, 1);
        }

        assertThat(Delta.between(before, look(SECOND)).busyProcesses())
                .extracting(BusyProcess::pid)
                .containsExactly(119, 118, 117, 116, 115, 114, 113, 112, 111, 110);
    }

    @Test
    void findsABusyProcessOfThisMachine() throws IOException {
        Probe probe = Probe.of(HostRoot.thisMachine());
        Process spinning = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        try {
            Snapshot before = probe.snapshot();
            await().until(
                            () -> Delta.between(before, probe.snapshot()).busyProcesses(),
                            busy -> busy.stream().anyMatch(p -> p.pid() == spinning.pid()));
        } finally {
            spinning.destroyForcibly();
        }
    }

    @Test
    void theLoadAverageIsReadOrUnknown() {
        Hosts.write(folder, "proc/loadavg", "0.37 10.90 1.34 1/98 28842\n");

        assertThat(LoadAverage.read(HostRoot.of(folder)))
                .isEqualTo(new LoadAverage(0.37, 10.9, 1.34));
        assertThat(LoadAverage.read(HostRoot.of(folder.resolve("none")))).isNull();
    }
}
