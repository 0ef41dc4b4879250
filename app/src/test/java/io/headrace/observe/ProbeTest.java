package io.headrace.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headrace.host.Host;
import io.headrace.host.HostRoot;
import io.headrace.host.Hosts;
import io.headrace.kernel.ThisProcess;
import io.headrace.units.CpuSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

class ProbeTest {
    @Test
    void readsEverythingOfAHostOnce() {
        Snapshot snapshot = Probe.of(Hosts.of("2c1n"), List.of(900)).snapshot(42);

        assertThat(snapshot.atNs()).isEqualTo(42);
        assertThat(snapshot.stat()).isEqualTo(ProcStat.read(Hosts.of("2c1n")));
        assertThat(snapshot.threads()).extracting(TaskStat::tid).containsExactly(900, 917);
        assertThat(snapshot.softnet())
                .isEqualTo(NetSoftnetStat.read(Hosts.of("2c1n"), CpuSet.of(0, 1)));
        assertThat(snapshot.snmp()).isEqualTo(NetSnmp.read(Hosts.of("2c1n"), null));
    }

    @Test
    void withoutPidsNoThreadIsRead() {
        assertThat(Probe.of(Hosts.of("2c1n")).snapshot().threads()).isEmpty();
    }

    @Test
    void numbersTheLinesOfSoftnetStatByTheCpusOnline() {
        NetSoftnetStat softnet =
                Objects.requireNonNull(Probe.of(Hosts.of("8c2n-smt-1off")).snapshot().softnet());

        assertThat(softnet.rows())
                .extracting(NetSoftnetStat.Row::cpu)
                .containsExactly(0, 1, 2, 3, 4, 6, 7);
    }

    @Test
    void aHostWithoutFilesIsUnknown(@TempDir Path empty) {
        Snapshot snapshot = Probe.of(HostRoot.of(empty), List.of(1)).snapshot();

        assertThat(snapshot.stat()).isNull();
        assertThat(snapshot.softnet()).isNull();
        assertThat(snapshot.threads()).isEmpty();
        assertThat(snapshot.snmp().counters()).isEmpty();
    }

    @Test
    void thisMachineAndThisThreadArePlausible() {
        int tid = ThisProcess.threadId();
        HostRoot here = HostRoot.thisMachine();
        Probe probe = Probe.of(here, List.of((int) ProcessHandle.current().pid()));

        Snapshot before = probe.snapshot();
        spin(300_000_000);
        Delta delta = Delta.between(before, probe.snapshot());

        assertThat(delta.cpus())
                .extracting(CpuShare::cpu)
                .containsExactlyElementsOf(Host.read(here).online());
        assertThat(delta.cpus()).allSatisfy(ProbeTest::addsUpTo100);
        ThreadShare self =
                delta.threads().stream().filter(t -> t.tid() == tid).findFirst().orElseThrow();
        assertThat(self.busyPct() + (Double.isNaN(self.waitPct()) ? 0 : self.waitPct()))
                .as("a spinning thread either runs or waits for a CPU")
                .isBetween(20.0, 115.0);
    }

    private static void addsUpTo100(CpuShare share) {
        double told = Double.isNaN(share.stealPct()) ? 0 : share.stealPct();
        assertThat(share.userPct() + share.kernelPct() + told + share.idlePct())
                .isCloseTo(100, within(1e-6));
        assertThat(share.busyPct()).isBetween(0.0, 100.0);
    }

    private static void spin(long ns) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < ns) {
            Thread.onSpinWait();
        }
    }
}
