package io.headrace.host;

import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The whole picture of one machine, as everything that plans, diagnoses and proves rests on: what
 * {@link Host} tells at every start, and everything that costs more to read.
 *
 * @param host the facts that a result carries
 * @param cpus the kernel's lists of CPUs
 * @param caches by level, type and first CPU
 * @param nodes the NUMA nodes, by number; those without CPUs too
 * @param memory of the whole machine
 * @param nics the network devices of this network namespace, by name
 * @param irqs the interrupts of devices, by number
 * @param defaultAffinity where new interrupts go; null when not told
 * @param events rows of `proc/interrupts` that belong to no device, in their order
 * @param softirqs rows of `proc/softirqs`, in their order
 * @param softnet the shape of `proc/net/softnet_stat`; null when not told
 * @param clocks what the kernel can take the time from
 * @param power how CPUs save power, in short
 * @param frequency the CPUs that share a clock; empty where a guest leaves it to its host
 * @param idle how CPUs may sleep, the lightest first; empty where a guest leaves it to its host
 * @param cgroup what this process may use at most
 * @param knobs the settings that exist here, by name
 * @param rewriters programs that change settings, by name
 * @param filters what netfilter has in the way
 * @param taps the packet sockets
 * @param rights what this process may do
 * @param platform whose machine it is
 * @param commandLine of the kernel; null when not told
 * @param bootId of this boot, random(4); null when not told
 * @param gaps what is there and could not be read, in the order met
 */
public record Machine(
        Host host,
        CpuLists cpus,
        List<Cache> caches,
        List<NumaNode> nodes,
        MainMemory memory,
        List<NetDevice> nics,
        List<Irq> irqs,
        @Nullable CpuSet defaultAffinity,
        List<EventRow> events,
        List<EventRow> softirqs,
        @Nullable SoftnetLayout softnet,
        ClockSources clocks,
        CpuPower power,
        List<FrequencyPolicy> frequency,
        List<IdleState> idle,
        Cgroup cgroup,
        List<Knob> knobs,
        List<Rewriter> rewriters,
        PacketFilters filters,
        List<PacketTap> taps,
        Rights rights,
        Platform platform,
        @Nullable String commandLine,
        @Nullable String bootId,
        List<Gap> gaps) {

    public Machine {
        caches = List.copyOf(caches);
        nodes = List.copyOf(nodes);
        nics = List.copyOf(nics);
        irqs = List.copyOf(irqs);
        events = List.copyOf(events);
        softirqs = List.copyOf(softirqs);
        frequency = List.copyOf(frequency);
        idle = List.copyOf(idle);
        knobs = List.copyOf(knobs);
        rewriters = List.copyOf(rewriters);
        taps = List.copyOf(taps);
        gaps = List.copyOf(gaps);
    }

    /** The network device of that name; null when there is none. */
    public @Nullable NetDevice nic(String name) {
        return nics.stream().filter(nic -> nic.name().equals(name)).findFirst().orElse(null);
    }

    /** The interrupt of that number; null when there is none. */
    public @Nullable Irq irq(int number) {
        return irqs.stream().filter(irq -> irq.number() == number).findFirst().orElse(null);
    }

    /** The interrupts of a network device, by number, of queues that are switched off too. */
    public List<Irq> irqsOf(String nic) {
        return irqs.stream()
                .filter(irq -> irq.vector() != null && irq.vector().nic().equals(nic))
                .toList();
    }

    /** The text of a setting; null when there is none of that name, or it may not be read. */
    public @Nullable String knob(String name) {
        for (Knob knob : knobs) {
            if (knob.name().equals(name)) {
                return knob.text();
            }
        }
        return null;
    }
}
