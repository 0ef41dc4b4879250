package io.headrace.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.fault.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** What an emulated machine may be made of, and where its CPUs are. */
class ShapeTest {
    @ParameterizedTest
    @CsvSource({
        "virtio, VIRTIO, 1, 0",
        "virtio:4, VIRTIO, 4, 0",
        "virtio:2@1, VIRTIO, 2, 1",
        "vmxnet3@3, VMXNET3, 1, 3"
    })
    void aDeviceIsParsed(String text, Nic.Model model, int queues, int node) {
        assertThat(Nic.parse(text)).isEqualTo(new Nic(model, queues, node));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "e1000",
                "virtio:",
                "virtio:0",
                "virtio:17",
                "vmxnet3:2",
                "virtio@",
                "x:1"
            })
    void anotherDeviceIsRefused(String text) {
        assertThatThrownBy(() -> Nic.parse(text))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("--nic " + text);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "65, 1, 1", "4, 0, 1", "5, 2, 1", "4, 1, 3", "2, 2, 2"})
    void anImpossibleShapeIsRefused(int cpus, int nodes, int threads) {
        assertThatThrownBy(() -> new Shape(cpus, nodes, threads, Shape.Order.PACKAGES, List.of()))
                .isInstanceOf(Fault.class);
    }

    @Test
    void aDeviceNeedsItsNode() {
        List<Nic> nics = List.of(Nic.parse("virtio@1"));
        assertThatThrownBy(() -> new Shape(4, 1, 1, Shape.Order.PACKAGES, nics))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("virtio:1@1");
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnown() {
        assertThatThrownBy(() -> Shape.named("huge"))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("c3-8xlarge, c3-8xlarge-2q, one-cpu, small, two-nic, usual");
    }

    /** The last CPU of the first round of cores, and the first of the second. */
    @ParameterizedTest
    @CsvSource({"7, 0, 7, 0", "8, 1, 0, 0", "15, 1, 7, 0", "16, 0, 0, 1", "31, 1, 7, 1"})
    void threadsComeLast(int cpu, String socket, String core, String thread) {
        assertThat(EmulatorArguments.cpu(Shape.named("usual"), cpu))
                .containsEntry("socket-id", socket)
                .containsEntry("core-id", core)
                .containsEntry("thread-id", thread);
    }
}
