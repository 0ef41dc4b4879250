package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.units.CpuSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class HostTest {
    private static final String CPU = "sys/devices/system/cpu/";

    @TempDir Path folder;

    @Test
    void twoCpusOneNode() {
        Host host = Host.read(Hosts.of("2c1n"));

        assertThat(host)
                .isEqualTo(
                        new Host(
                                "6.18.0",
                                "AMD EPYC",
                                List.of(
                                        new Cpu(0, 0, 0, 0, CpuSet.of(0)),
                                        new Cpu(1, 0, 1, 0, CpuSet.of(1))),
                                1,
                                CpuSet.of(0, 1),
                                "tsc",
                                Map.of(
                                        "meltdown", "Not affected",
                                        "retbleed", "Vulnerable",
                                        "spectre_v2",
                                                "Mitigation: Retpolines; STIBP: disabled;"
                                                        + " RSB filling"),
                                "KVM"));
        assertThat(host.cores()).containsExactly(CpuSet.of(0), CpuSet.of(1));
    }

    @Test
    void twoNodesWithSiblingsAndOneCpuOffline() {
        Host host = Host.read(Hosts.of("8c2n-smt-1off"));

        assertThat(host.online()).isEqualTo(CpuSet.parse("0-4,6-7"));
        assertThat(host.nodes()).as("a node of memory only has no CPU").isEqualTo(2);
        assertThat(host.ofNode(1)).isEqualTo(CpuSet.parse("2-3,6-7"));
        assertThat(host.cpus()).contains(new Cpu(6, 1, 0, 1, CpuSet.of(2, 6)));
        assertThat(host.cores())
                .as("by node, then core")
                .containsExactly(CpuSet.of(0, 4), CpuSet.of(1), CpuSet.of(2, 6), CpuSet.of(3, 7));
        assertThat(host.mitigations()).isEmpty();
        assertThat(host.virtualisation()).isEqualTo("none");
        assertThat(host.kernel()).isEqualTo("3.10.0-693.el7.x86_64");
    }

    @Test
    void allowedCpusAreThoseOnlineOfTheAffinity() {
        assertThat(Host.read(Hosts.of("8c2n-smt-1off")).allowedCpus())
                .isEqualTo(CpuSet.parse("1-3,6"));
    }

    @Test
    void allowedCpusAreAllWhereTheAffinityIsNotTold() {
        Hosts.write(folder, CPU + "online", "0-3\n");

        assertThat(Host.read(HostRoot.of(folder)).allowedCpus()).isEqualTo(CpuSet.parse("0-3"));
    }

    @Test
    void cpusWithoutTopologyAreCoresOfTheirOwnOnOneNode() {
        Hosts.write(folder, CPU + "online", "0,3\n");

        Host host = Host.read(HostRoot.of(folder));

        assertThat(host.cpus())
                .containsExactly(
                        new Cpu(0, 0, Cpu.UNKNOWN, Cpu.UNKNOWN, CpuSet.of(0)),
                        new Cpu(3, 0, Cpu.UNKNOWN, Cpu.UNKNOWN, CpuSet.of(3)));
        assertThat(host.nodes()).isEqualTo(1);
        assertThat(host.cores()).containsExactly(CpuSet.of(0), CpuSet.of(3));
    }

    @Test
    void cpusComeFromCpuinfoWhereTheListIsMissing() {
        Hosts.write(folder, "proc/cpuinfo", "processor\t: 1\n\nprocessor\t: 4\n");

        assertThat(Host.read(HostRoot.of(folder)).online()).isEqualTo(CpuSet.of(1, 4));
    }

    @Test
    void siblingsThatAreOfflineAreNotCounted() {
        Hosts.write(folder, CPU + "online", "0-1\n");
        Hosts.write(folder, CPU + "cpu0/topology/thread_siblings_list", "0,2\n");

        assertThat(Host.read(HostRoot.of(folder)).cpus().getFirst().siblings())
                .isEqualTo(CpuSet.of(0));
    }

    @Test
    void coresOfTwoPackagesWithTheSameNumbersStayApart() {
        Hosts.write(folder, CPU + "online", "0-3\n");
        for (int id = 0; id < 4; id++) {
            String topology = CPU + "cpu" + id + "/topology/";
            Hosts.write(folder, topology + "core_id", id / 2 + "\n");
            Hosts.write(folder, topology + "physical_package_id", id % 2 + "\n");
            Hosts.write(folder, topology + "thread_siblings_list", id + "\n");
        }

        assertThat(Host.read(HostRoot.of(folder)).cores())
                .containsExactly(CpuSet.of(0), CpuSet.of(2), CpuSet.of(1), CpuSet.of(3));
    }

    @Test
    void aarch64IsNamedByItsNumbers() {
        Hosts.write(
                folder,
                "proc/cpuinfo",
                """
                processor\t: 0
                BogoMIPS\t: 243.75
                Features\t: fp asimd evtstrm aes
                CPU implementer\t: 0x41
                CPU architecture: 8
                CPU variant\t: 0x1
                CPU part\t: 0xd40
                CPU revision\t: 1
                """);

        Host host = Host.read(HostRoot.of(folder));

        assertThat(host.cpuModel()).isEqualTo("ARM implementer 0x41 part 0xd40");
        assertThat(host.virtualisation()).as("no flag, no firmware tables").isNull();
    }

    @Test
    void anEmptyTreeIsUnknownThroughout() {
        assertThat(Host.read(HostRoot.of(folder)))
                .isEqualTo(
                        new Host(
                                Host.UNKNOWN,
                                Host.UNKNOWN,
                                List.of(),
                                1,
                                CpuSet.of(),
                                Host.UNKNOWN,
                                Map.of(),
                                null));
    }

    @Test
    void thisMachineIsPlausible() {
        Host host = Host.read(HostRoot.thisMachine());

        assertThat(host.online().containsAll(host.allowedCpus())).isTrue();
        assertThat(host.allowedCpus().size())
                .as("the JVM sees no more CPUs than the affinity allows")
                .isGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(host.cores().stream().mapToInt(CpuSet::size).sum())
                .as("each CPU is in one core")
                .isEqualTo(host.online().size());
        assertThat(host.kernel()).matches("[0-9]+\\.[0-9]+.*");
    }
}
