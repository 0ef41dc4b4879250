package io.headrace.report;

import io.headrace.host.Cpu;
import io.headrace.host.Machine;
import io.headrace.host.NetDevice;
import io.headrace.units.CpuSet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What flows in a picture: the path of each queue with its colour.
 *
 * @param flows by device and queue
 * @param byCpu those whose interrupt's CPU is known
 * @param steerings the different sets of CPUs that RPS deals to
 */
record MapTraffic(List<Flow> flows, Map<Integer, List<Flow>> byCpu, List<Steering> steerings) {
    /**
     * A queue's path.
     *
     * @param number its place among all
     * @param odd what one stops at
     */
    record Flow(int number, ReceivePath path, String colour, List<String> odd) {}

    /**
     * CPUs that RPS deals to, in the colour of their queue or, for several, in a colour of none.
     */
    record Steering(CpuSet cpus, String colour, List<Flow> flows) {}

    static MapTraffic of(Machine machine) {
        Oddities oddities = new Oddities(machine);
        List<Flow> flows = new ArrayList<>();
        for (NetDevice nic : machine.nics()) {
            if (HostDevicesText.isSteered(machine, nic)) {
                for (ReceivePath path : ReceivePath.of(machine, nic)) {
                    String colour = MapColours.strong(flows.size());
                    flows.add(new Flow(flows.size(), path, colour, oddities.of(path)));
                }
            }
        }
        Map<Integer, List<Flow>> byCpu =
                flows.stream()
                        .filter(flow -> flow.path().cpu() != Cpu.UNKNOWN)
                        .collect(Collectors.groupingBy(flow -> flow.path().cpu()));
        return new MapTraffic(List.copyOf(flows), byCpu, steerings(flows));
    }

    private static List<Steering> steerings(List<Flow> flows) {
        Map<CpuSet, List<Flow>> bySet =
                flows.stream()
                        .filter(flow -> !flow.path().rps().isEmpty())
                        .collect(
                                Collectors.groupingBy(
                                        flow -> flow.path().rps(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return bySet.entrySet().stream()
                .map(one -> new Steering(one.getKey(), colour(one.getValue()), one.getValue()))
                .toList();
    }

    private static String colour(List<Flow> flows) {
        return flows.size() == 1 ? flows.getFirst().colour() : MapColours.SHARED;
    }

    /** The queues whose interrupts a CPU takes. */
    List<Flow> to(int cpu) {
        return byCpu.getOrDefault(cpu, List.of());
    }

    /** The sets that a CPU is in. */
    List<Steering> over(int cpu) {
        return steerings.stream().filter(one -> one.cpus().contains(cpu)).toList();
    }

    List<Flow> of(NetDevice nic) {
        return flows.stream().filter(flow -> flow.path().nic().name().equals(nic.name())).toList();
    }
}
