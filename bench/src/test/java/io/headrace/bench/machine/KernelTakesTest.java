package io.headrace.bench.machine;

import static io.headrace.bench.machine.Steering.RPS;
import static io.headrace.bench.machine.Steering.affinity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.TimeUnit;

/** The kernel of the article's machine takes the article's writes, and refuses what is wrong. */
@OnMachine(shape = "c3-8xlarge")
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class KernelTakesTest {
    @Test
    void itHasTheArticlesShape(EmulatedMachine machine) {
        String node = "/sys/devices/system/node/node";
        assertThat(machine.read(node + "0/cpulist")).isEqualTo("0-15");
        assertThat(machine.read(node + "1/cpulist")).isEqualTo("16-31");
        assertThat(machine.read("/sys/class/net/eth0/device/../numa_node")).isEqualTo("0");
        assertThat(machine.must("ls /sys/class/net/eth0/queues")).isEqualTo("rx-0\ntx-0\n");
    }

    @Test
    void theProgramSeesIt(EmulatedMachine machine) {
        String text = machine.must("headrace host");
        assertThat(text)
                .startsWith("32 CPUs · 2 nodes")
                .contains("CPUs    0-15", "CPUs    16-31")
                .containsPattern("eth0 +virtio_net .* node 0 ")
                .containsPattern(
                        "rx-0 +irq \\d+ +virtio\\d+-input\\.0 +→ CPU \\d+ \\(node \\d\\) +RPS off");
    }

    @Test
    void affinityIsTakenAndReadBack(EmulatedMachine machine) {
        String path = affinity(machine, "input.0");
        String before = machine.read(path);
        assertThat(before).hasSize(8);
        assertThat(machine.write(path, "2").code()).isZero();
        assertThat(machine.read(path)).isEqualTo("00000002");
        assertThat(machine.write(path, before).code()).isZero();
        assertThat(machine.read(path)).isEqualTo(before);
    }

    @Test
    void steeringIsTakenAndReadBack(EmulatedMachine machine) {
        assertThat(machine.read(RPS)).isEqualTo("00000000");
        assertThat(machine.write(RPS, "fe").code()).isZero();
        assertThat(machine.read(RPS)).isEqualTo("000000fe");
        assertThat(machine.write(RPS, "0").code()).isZero();
        assertThat(machine.read(RPS)).isEqualTo("00000000");
    }

    @Test
    void aMaskBeyondTheCpusIsRefused(EmulatedMachine machine) {
        Step steering = machine.write(RPS, "1,00000000");
        assertThat(steering.code()).isNotZero();
        assertThat(steering.complaint()).contains("Value too large");
        Step affinity = machine.write(affinity(machine, "input.0"), "1,00000000");
        assertThat(affinity.code()).isNotZero();
        assertThat(affinity.complaint()).contains("Value too large");
    }

    @Test
    void aManagedInterruptMayNotMove(EmulatedMachine machine) {
        String path = affinity(machine, "req.0");
        String before = machine.read(path);
        Step refused = machine.write(path, "1");
        assertThat(refused.code()).isNotZero();
        assertThat(refused.complaint()).contains("Input/output error");
        assertThat(machine.read(path)).isEqualTo(before);
    }
}
