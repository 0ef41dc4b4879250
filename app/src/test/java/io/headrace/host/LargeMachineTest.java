package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.units.CpuMask;
import io.headrace.units.CpuSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/** The largest machine there is: 4096 CPUs of 8 nodes, and 512 queues. */
class LargeMachineTest {
    private static final int CPUS = 4096;
    private static final int QUEUES = 512;
    private static final int NODES = 8;
    private static final int FIRST_IRQ = 100;
    private static final String CPU = "sys/devices/system/cpu/";
    private static final String NIC = "sys/class/net/eth0/";

    @TempDir Path folder;

    @Test
    void isReadWhole(TestReporter reporter) {
        cpus();
        queues();
        interrupts();

        Machine first = Machine.read(HostRoot.of(folder));
        long start = System.nanoTime();
        Machine machine = Machine.read(HostRoot.of(folder));
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        reporter.publishEntry("4096 CPUs, 512 queues, ms", Long.toString(took.toMillis()));
        assertThat(machine.host().cpus()).hasSize(CPUS);
        assertThat(machine.caches()).hasSize(CPUS / 2);
        assertThat(machine.nodes()).hasSize(NODES);
        assertThat(machine.irqsOf("eth0")).hasSize(QUEUES);
        assertThat(machine.nics().getFirst().rxQueues())
                .hasSize(QUEUES)
                .allSatisfy(queue -> assertThat(queue.irq()).isEqualTo(FIRST_IRQ + queue.index()));
        assertThat(machine.irqs().get(7).affinity()).isEqualTo(new CpuMask(CpuSet.of(7 * 8), CPUS));
        assertThat(machine.irqs().get(7).counts().busiest()).isEqualTo(7 * 8);
        assertThat(machine.gaps()).isEmpty();
        assertThat(machine).isEqualTo(first);
    }

    private void cpus() {
        String all = "0-" + (CPUS - 1) + "\n";
        write(CPU + "possible", all);
        write(CPU + "online", all);
        for (int cpu = 0; cpu < CPUS; cpu++) {
            int sibling = cpu % (CPUS / 2);
            String siblings = sibling + "," + (sibling + CPUS / 2) + "\n";
            String of = CPU + "cpu" + cpu + "/";
            write(of + "topology/core_id", sibling + "\n");
            write(of + "topology/physical_package_id", cpu * NODES / CPUS + "\n");
            write(of + "topology/thread_siblings_list", siblings);
            write(of + "cache/index0/level", "1\n");
            write(of + "cache/index0/type", "Data\n");
            write(of + "cache/index0/size", "32K\n");
            write(of + "cache/index0/shared_cpu_list", siblings);
        }
        int each = CPUS / NODES;
        for (int node = 0; node < NODES; node++) {
            String list = node * each + "-" + ((node + 1) * each - 1) + "\n";
            write("sys/devices/system/node/node" + node + "/cpulist", list);
        }
    }

    private void queues() {
        write(NIC + "ifindex", "2\n");
        write(NIC + "iflink", "2\n");
        for (int queue = 0; queue < QUEUES; queue++) {
            write(NIC + "device/msi_irqs/" + (FIRST_IRQ + queue), "msix\n");
            write(NIC + "queues/rx-" + queue + "/rps_cpus", mask(CpuSet.of(queue)));
            write(NIC + "queues/rx-" + queue + "/rps_flow_cnt", "0\n");
            write(NIC + "queues/tx-" + queue + "/xps_cpus", mask(CpuSet.of(queue)));
        }
    }

    private void interrupts() {
        StringBuilder table = new StringBuilder("     ");
        for (int cpu = 0; cpu < CPUS; cpu++) {
            table.append("CPU").append(cpu).append("       ");
        }
        for (int queue = 0; queue < QUEUES; queue++) {
            int irq = FIRST_IRQ + queue;
            table.append('\n').append(irq).append(": ");
            for (int cpu = 0; cpu < CPUS; cpu++) {
                table.append(cpu == queue * 8 ? "    123456 " : "         0 ");
            }
            table.append(" PCI-MSIX-0000:01:00.0 ").append(queue).append("-edge      eth0-TxRx-");
            table.append(queue);
            String folderOf = "proc/irq/" + irq + "/";
            write(folderOf + "smp_affinity", mask(CpuSet.of(queue * 8)));
            write(folderOf + "effective_affinity", mask(CpuSet.of(queue * 8)));
            write(folderOf + "affinity_hint", mask(CpuSet.EMPTY));
            write(folderOf + "node", "0\n");
        }
        write("proc/interrupts", table.append('\n').toString());
    }

    private static String mask(CpuSet cpus) {
        return new CpuMask(cpus, CPUS).print() + "\n";
    }

    private void write(String path, String text) {
        Hosts.write(folder, path, text);
    }
}
