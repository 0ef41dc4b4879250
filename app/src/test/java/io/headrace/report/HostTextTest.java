package io.headrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.host.Cpu;
import io.headrace.host.Machine;
import io.headrace.host.NetDevice;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** A machine in at most 100 columns, whatever its size. */
class HostTextTest {
    private static String text(MadeMachine made) {
        Machine machine = made.build();
        String text = HostText.write(machine);
        assertThat(text.lines()).allMatch(line -> line.length() <= TextLines.WIDTH);
        assertThat(text.lines()).allMatch(line -> line.equals(line.stripTrailing()));
        return text;
    }

    @Test
    void theArticlesMachineIsTold() {
        String text = text(MadeMachine.article());
    }

    @Test
    void big() {
        MadeMachine made = MadeMachine.usual(2, 1, 64, 2);
        made.nic("eth0", "mlx5_core", 0, IntStream.range(0, 64).boxed().toList(), List.of());
        made.nic("eth1", "mlx5_core", 1, Collections.nCopies(4, 3), List.of("0-255", "", "8-15", "250"));
        made.nic("eth2", "mlx5_core", 1, List.of(-1), List.of("0-255"));
        made.virtual("lo", NetDevice.Kind.LOOPBACK).virtual("ifb0", NetDevice.Kind.VIRTUAL);
        made.virtual("ifb1", NetDevice.Kind.VIRTUAL).bareNode().rewriter("irqbalance");
        made.gap("proc/irq/38/smp_affinity", "EACCES", "CAP_DAC_OVERRIDE");
        made.gap("proc/irq/39/smp_affinity", "EACCES", "CAP_DAC_OVERRIDE");
        text(made);
    }

    @Test
    void small() {
        MadeMachine made = MadeMachine.neighbours(1, 1, 1, 2);
        made.nic("eth0", "virtio_net", Cpu.UNKNOWN, List.of(1), List.of());
        text(made);
    }
}
