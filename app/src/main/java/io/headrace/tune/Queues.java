package io.headrace.tune;

import io.headrace.host.Cpu;
import io.headrace.host.Machine;
import io.headrace.host.NetDevice;
import io.headrace.host.RxQueue;
import io.headrace.host.TxQueue;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/** Queues of network devices as places of settings. */
final class Queues {
    private Queues() {}

    /** The devices that serve by themselves: hardware that is up. */
    static List<NetDevice> serving(Machine machine) {
        return machine.nics().stream().filter(NetDevice::isServing).toList();
    }

    /** The queues of a device, those that receive first. */
    static List<Place> of(NetDevice nic) {
        return Stream.concat(
                        nic.rxQueues().stream().map(queue -> Place.rx(nic.name(), queue.index())),
                        nic.txQueues().stream().map(queue -> Place.tx(nic.name(), queue.index())))
                .toList();
    }

    /**
     * The NUMA nodes next to a device, ascending: more than one where it spans functions on
     * several, none when it is not told.
     */
    static List<Integer> nodes(Machine machine, NetDevice nic) {
        return nic.rxQueues().stream()
                .map(queue -> nic.nodeOf(queue.irq() == null ? null : machine.irq(queue.irq())))
                .filter(node -> node != Cpu.UNKNOWN)
                .distinct()
                .sorted()
                .toList();
    }

    /** The NUMA node next to a queue; one that is not made yet takes the nodes in turn. */
    static int node(Machine machine, NetDevice nic, Place queue) {
        Integer number = irq(machine, queue);
        if (number != null) {
            return nic.nodeOf(machine.irq(number));
        }
        List<Integer> nodes = nodes(machine, nic);
        return nodes.isEmpty() ? nic.nodeOf(null) : nodes.get(queue.index() % nodes.size());
    }

    /** The number of a queue's interrupt now; null when it has none, or none is known. */
    static @Nullable Integer irq(Machine machine, Place place) {
        NetDevice nic = place.isQueue() ? machine.nic(place.device()) : null;
        if (nic == null) {
            return null;
        }
        if (place.part() == Place.Part.TX_QUEUE) {
            for (TxQueue queue : nic.txQueues()) {
                if (queue.index() == place.index()) {
                    return queue.irq();
                }
            }
            return null;
        }
        for (RxQueue queue : nic.rxQueues()) {
            if (queue.index() == place.index()) {
                return queue.irq();
            }
        }
        return null;
    }

    /** {@code CPU 1}, {@code CPUs 1-7}. */
    static String named(CpuSet cpus) {
        return (cpus.size() == 1 ? "CPU " : "CPUs ") + cpus.print();
    }
}
