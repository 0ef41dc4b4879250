package io.headrace.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.host.HostRoot;
import io.headrace.host.HostTree;
import io.headrace.host.Machine;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Each rule at its edge: a healthy machine with one thing changed, found or not. */
class DoctorRulesTest {
    private static final String NIC =
            "sys/devices/pci0000:00/0000:00:02.0/0000:01:00.0/virtio0/net/enp1s0/";
    private static final String CLOCK = "sys/devices/system/clocksource/clocksource0/";

    @TempDir Path folder;

    /** What is found on a virtio guest of four CPUs and queues with some files written anew. */
    private List<String> with(String... files) throws IOException {
        HostRoot root = HostTree.unpack(folder, "virtio-mq");
        for (int i = 0; i < files.length; i += 2) {
            Path file = folder.resolve(files[i].replace("NIC/", NIC).replace("CLOCK/", CLOCK));
            Files.createDirectories(file.getParent());
            Files.writeString(file, files[i + 1] + "\n");
        }
        return Doctor.examine(Machine.read(root)).stream().map(Finding::id).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "CLOCK/current_clocksource, acpi_pm, slow-clock-source",
        "CLOCK/current_clocksource, tsc, ''",
        "proc/sys/net/core/somaxconn, 1023, short-backlog",
        "proc/sys/net/core/somaxconn, 1024, ''",
        "proc/sys/net/ipv4/tcp_max_syn_backlog, 128, short-backlog",
        "proc/sys/net/ipv4/ip_local_port_range, 40000 59998, narrow-port-range",
        "proc/sys/net/ipv4/ip_local_port_range, 40000 59999, ''",
        "sys/kernel/mm/transparent_hugepage/enabled, [always] madvise never, memory-moves",
        "proc/sys/kernel/numa_balancing, 1, ''",
        "sys/devices/system/cpu/vulnerabilities/meltdown, Mitigation: PTI, costly-mitigations",
        "sys/devices/system/cpu/vulnerabilities/meltdown, Not affected, ''",
        "proc/700/comm, irqbalance, settings-rewritten",
        "proc/700/comm, sshd, ''",
        "proc/sys/net/netfilter/nf_conntrack_count, 0, ''",
        "proc/sys/net/netfilter/nf_conntrack_count, 5, connection-tracking",
        "proc/irq/29/effective_affinity, 1, queues-share-cpu",
        "proc/irq/29/effective_affinity, 2, ''"
    })
    void oneThingChanged(String file, String text, String found) throws IOException {
        assertThat(with(file, text)).isEqualTo(found.isEmpty() ? List.of() : List.of(found));
    }

    /** With a queue for each CPU any RPS is too much, and the backlog matters. */
    @ParameterizedTest
    @CsvSource({"2, ''", "1, ''", "3, rps-on-irq-cpu"})
    void steering(String mask, String also) throws IOException {
        List<String> found = with("NIC/queues/rx-0/rps_cpus", mask);
        assertThat(found).contains("rps-beside-queues", "short-backlog");
        assertThat(found.contains("rps-on-irq-cpu")).isEqualTo(!also.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 200000 100000, cpu-quota",
        "0, 400000 100000, ''",
        "0, max 100000, ''",
        "0, 100000 0, ''"
    })
    void quotas(String any, String quota, String found) throws IOException {
        assertThat(with("proc/self/cgroup", any + "::/", "sys/fs/cgroup/cpu.max", quota))
                .isEqualTo(found.isEmpty() ? List.of() : List.of(found));
    }

    @ParameterizedTest
    @CsvSource({"C6, 133, 0, deep-idle-states", "C6, 133, 1, ''", "C1, 2, 0, ''"})
    void idleStates(String name, String latency, String disabled, String found) throws IOException {
        String state = "sys/devices/system/cpu/cpu0/cpuidle/state0/";
        assertThat(
                        with(
                                state + "name",
                                name,
                                state + "latency",
                                latency,
                                state + "disable",
                                disabled))
                .isEqualTo(found.isEmpty() ? List.of() : List.of(found));
    }

    @ParameterizedTest
    @CsvSource({
        "powersave, power-saving-governor",
        "schedutil, power-saving-governor",
        "performance, ''"
    })
    void governors(String governor, String found) throws IOException {
        String policy = "sys/devices/system/cpu/cpufreq/policy0/";
        assertThat(
                        with(
                                policy + "scaling_governor",
                                governor,
                                policy + "scaling_driver",
                                "acpi-cpufreq",
                                policy + "related_cpus",
                                "0 1 2 3",
                                policy + "affected_cpus",
                                "0 1 2 3"))
                .isEqualTo(found.isEmpty() ? List.of() : List.of(found));
    }

    /** A full table is worse than a used one. */
    @ParameterizedTest
    @CsvSource({"79, LOW", "80, HIGH"})
    void trackedConnections(String tracked, Severity severity) throws IOException {
        with(
                "proc/sys/net/netfilter/nf_conntrack_count",
                tracked,
                "proc/sys/net/netfilter/nf_conntrack_max",
                "100");
        assertThat(Doctor.examine(Machine.read(HostRoot.of(folder))).getFirst().severity())
                .isEqualTo(severity);
    }
}
