package io.headrace.tune;

import io.headrace.host.Cpu;
import io.headrace.host.Irq;
import io.headrace.host.Machine;
import io.headrace.host.Rewriter;
import io.headrace.units.CpuSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Each queue's interrupts on the CPU that its group has for them. */
final class InterruptLever implements Lever {
    private static final String KNOB = "irq.affinity";

    @Override
    public String name() {
        return "irq";
    }

    @Override
    public void plan(Draft draft) {
        List<Group> groups = draft.groups();
        for (Group group : groups) {
            noSecondNode(draft, groups, group);
            place(draft, group);
        }
        if (!groups.isEmpty()) {
            movers(draft);
        }
    }

    private static void place(Draft draft, Group group) {
        Machine machine = draft.machine();
        String mask = machine.cpus().mask(CpuSet.of(group.irqCpu()));
        Place rx = group.queue();
        Place tx = Place.tx(rx.device(), rx.index());
        List<Place> places = new ArrayList<>(List.of(rx));
        Integer receiving = Queues.irq(machine, rx);
        Integer sending = Queues.irq(machine, tx);
        if (draft.isRenewed(rx) ? separate(machine, rx) : !Objects.equals(receiving, sending)) {
            places.add(tx);
        }
        for (Place place : places) {
            if (!draft.isRenewed(place) && Queues.irq(machine, place) == null) {
                if (place.equals(rx)) {
                    draft.refuse(KNOB, "no interrupt of " + place + " is known");
                }
            } else {
                draft.want(KNOB, place, mask, "CPU " + group.irqCpu() + ": " + group.why());
            }
        }
    }

    /** Whether its device has an interrupt for each direction, seen at its first queue. */
    private static boolean separate(Machine machine, Place rx) {
        Integer receiving = Queues.irq(machine, Place.rx(rx.device(), 0));
        Integer sending = Queues.irq(machine, Place.tx(rx.device(), 0));
        return sending != null && !sending.equals(receiving);
    }

    /** Says so where a CPU was taken for one of another node, and shares a core with an other. */
    private static void noSecondNode(Draft draft, List<Group> groups, Group group) {
        Machine machine = draft.machine();
        Cpu now = machine.cpu(only(machine, group.queue()));
        if (now == null || now.node() == group.node()) {
            return;
        }
        for (Group other : groups) {
            if (now.id() != other.irqCpu() && now.siblings().contains(other.irqCpu())) {
                draft.refuse(
                        KNOB,
                        "CPU "
                                + now.id()
                                + " for "
                                + group.queue()
                                + " is no second node: it is the other thread of CPU "
                                + other.irqCpu()
                                + " on node "
                                + now.node());
            }
        }
    }

    private static int only(Machine machine, Place queue) {
        Integer number = Queues.irq(machine, queue);
        Irq irq = number == null ? null : machine.irq(number);
        CpuSet targets = irq == null ? CpuSet.EMPTY : irq.targets();
        return targets.size() == 1 ? targets.first() : Cpu.UNKNOWN;
    }

    /** Programs that would move interrupts again. */
    private static void movers(Draft draft) {
        for (Rewriter rewriter : draft.machine().rewriters()) {
            if (rewriter.touches().contains(Rewriter.Touches.INTERRUPTS)) {
                draft.refuse(
                        rewriter.program(),
                        rewriter.program()
                                + " (process "
                                + rewriter.pid()
                                + ") moves interrupts again within seconds and is left as it is:"
                                + told(rewriter.program()));
            }
        }
    }

    private static String told(String program) {
        return program.equals("irqbalance")
                ? " systemctl stop irqbalance, or ban these interrupts with --banirq"
                : " stop it while these settings are to hold";
    }
}
