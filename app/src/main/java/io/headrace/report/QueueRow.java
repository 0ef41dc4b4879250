package io.headrace.report;

import io.headrace.host.Cpu;
import io.headrace.host.Irq;
import io.headrace.host.Machine;
import io.headrace.host.NumaNode;
import io.headrace.host.TxQueue;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * What one line tells of a queue, so that equal neighbours can be told as one.
 *
 * @param kind `rx` or `tx`
 * @param index the queue's number
 * @param irq its interrupt; {@link Cpu#UNKNOWN} when not known
 * @param irqName who takes the interrupt; empty when not known
 * @param cpus where the interrupt goes; none when not known
 * @param most of several CPUs the one that took the interrupt most often; else unknown
 * @param node of the interrupt's CPU; unknown for a machine of one node too
 * @param steering what follows, such as `RPS `
 * @param steered the CPUs of it; null when not told
 * @param remark what follows that, such as the entries of RFS; may be empty
 * @param odd words on what is odd
 */
record QueueRow(
        String kind,
        int index,
        int irq,
        String irqName,
        CpuSet cpus,
        int most,
        int node,
        String steering,
        @Nullable CpuSet steered,
        String remark,
        List<String> odd) {

    static QueueRow of(Machine machine, ReceivePath path, List<String> odd) {
        Long flows = path.queue().rpsFlowCount();
        return new QueueRow(
                "rx",
                path.queue().index(),
                path.queue().irq() == null ? Cpu.UNKNOWN : path.queue().irq(),
                name(path.irq()),
                path.interruptCpus(),
                path.floats() ? path.cpu() : Cpu.UNKNOWN,
                node(machine, path.interruptCpus()),
                "RPS ",
                path.queue().rpsCpus() == null ? null : path.rps(),
                flows == null || flows == 0 ? "" : "RFS " + flows,
                odd);
    }

    static QueueRow of(Machine machine, TxQueue queue) {
        Irq irq = queue.irq() == null ? null : machine.irq(queue.irq());
        CpuSet cpus = ReceivePath.targets(irq, machine);
        return new QueueRow(
                "tx",
                queue.index(),
                queue.irq() == null ? Cpu.UNKNOWN : queue.irq(),
                name(irq),
                cpus,
                Cpu.UNKNOWN,
                node(machine, cpus),
                "XPS ",
                queue.xpsCpus() == null ? null : queue.xpsCpus().cpus(),
                queue.xpsRxQueues() == null || queue.xpsRxQueues().isEmpty() ? "" : "by rx queue",
                List.of());
    }

    /** Without the device's address, which stands in its own line. */
    static String name(@Nullable Irq irq) {
        return irq == null ? "" : irq.name().replaceFirst("@.*", "");
    }

    private static int node(Machine machine, CpuSet cpus) {
        if (machine.nodes().size() < 2) {
            return Cpu.UNKNOWN;
        }
        int[] nodes =
                machine.nodes().stream()
                        .filter(node -> node.cpus().intersects(cpus))
                        .mapToInt(NumaNode::id)
                        .toArray();
        return nodes.length == 1 ? nodes[0] : Cpu.UNKNOWN;
    }

    /** What a row is that goes on from another in the steps in which the second does here. */
    static BiPredicate<QueueRow, QueueRow> steps(QueueRow first, QueueRow second) {
        int irq = second.irq - first.irq;
        BiPredicate<CpuSet, CpuSet> cpus = Folds.shiftedBy(Folds.step(first.cpus, second.cpus));
        BiPredicate<CpuSet, CpuSet> steered = Folds.shiftedBy(Folds.step(set(first), set(second)));
        return (a, b) ->
                b.irq - a.irq == irq
                        && b.index - a.index == 1
                        && a.alike(b)
                        && cpus.test(a.cpus, b.cpus)
                        && steered.test(set(a), set(b));
    }

    private boolean alike(QueueRow other) {
        return kind.equals(other.kind)
                && pattern(irqName).equals(pattern(other.irqName))
                && most == other.most
                && node == other.node
                && (steered == null) == (other.steered == null)
                && remark.equals(other.remark)
                && odd.equals(other.odd)
                && (irq == Cpu.UNKNOWN) == (other.irq == Cpu.UNKNOWN);
    }

    private static String pattern(String name) {
        return name.replaceAll("[0-9]+", "#");
    }

    private static CpuSet set(QueueRow row) {
        return row.steered == null ? CpuSet.EMPTY : row.steered;
    }
}
