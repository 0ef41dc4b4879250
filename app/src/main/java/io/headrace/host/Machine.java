package io.headrace.host;

import io.headrace.fault.Fault;
import io.headrace.units.CpuMask;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

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
 * @param routing where packets of this network namespace go
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
        Routing routing,
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
    private static final String CLOCKS = "sys/devices/system/clocksource/clocksource0/";

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

    /** Reads a tree with the answers it holds, or this machine with those of its kernel. */
    public static Machine read(HostRoot root) {
        Survey survey = new Survey(root);
        if (!root.isThisMachine()) {
            return read(survey, new CapturedAnswers(survey));
        }
        try (LiveAnswers answers = LiveAnswers.open()) {
            return read(survey, answers);
        } catch (Fault refused) {
            survey.incomplete("netlink", refused.what());
            return read(survey, nic -> NicAnswers.NONE);
        }
    }

    /**
     * Reads all of it: some files for each CPU, queue and interrupt. What cannot be read is among
     * the {@link #gaps}; nothing is thrown.
     *
     * @param answers who tells of network devices what files do not
     */
    public static Machine read(HostRoot root, NicAnswers.Source answers) {
        return read(new Survey(root), answers);
    }

    private static Machine read(Survey survey, NicAnswers.Source answers) {
        Host host = Host.read(survey);
        CpuSet online = host.online();
        ProcInterrupts table = ProcInterrupts.read(survey);
        List<NetFolders.Found> found = NetFolders.read(survey, answers);
        List<Irq> irqs = NicVectors.assign(ProcIrq.read(survey, table), found);
        List<NetDevice> nics = found.stream().map(one -> one.device().servedBy(irqs)).toList();
        Programs programs = Programs.read(survey);
        String commandLine = survey.value("proc/cmdline");
        CpuMask defaultAffinity = ProcIrq.defaultAffinity(survey);
        return new Machine(
                host,
                CpuListFiles.read(survey, online),
                CpuCaches.read(survey, online),
                NodeFolders.read(survey, online),
                Meminfo.read(survey),
                nics,
                answers.routing(),
                irqs,
                defaultAffinity == null ? null : defaultAffinity.cpus(),
                table.events(),
                ProcSoftirqs.read(survey),
                NetSoftnet.read(survey),
                clocks(survey),
                CpuPower.read(survey.root()),
                SavingPower.frequency(survey),
                SavingPower.idle(survey, online),
                Cgroup.read(survey.root()),
                KnobFiles.read(survey),
                programs.rewriters(),
                NetfilterFiles.read(survey),
                NetPacket.read(survey, nics),
                RightsFiles.read(survey, programs, commandLine),
                DmiFiles.read(survey),
                commandLine,
                survey.value(KernelPaths.BOOT_ID),
                Stream.concat(survey.gaps().stream(), answers.gaps().stream()).toList());
    }

    private static ClockSources clocks(Survey survey) {
        String available = survey.value(CLOCKS + "available_clocksource");
        return new ClockSources(
                survey.value(CLOCKS + "current_clocksource"),
                available == null ? List.of() : List.of(available.split("\\s+", -1)));
    }

    /** The online CPU of that number; null when there is none. */
    public @Nullable Cpu cpu(int id) {
        return host.cpus().stream().filter(cpu -> cpu.id() == id).findFirst().orElse(null);
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
