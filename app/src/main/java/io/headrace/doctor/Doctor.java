package io.headrace.doctor;

import io.headrace.host.Machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All rules, and what they find on a machine. Another rule is a class, a line here and a page. */
public final class Doctor {
    private static final List<Rule> RULES =
            List.of(
                    new SlowNicDriver(),
                    new CpuQuota(),
                    new SingleRxQueue(),
                    new RpsOnIrqCpu(),
                    new QueuesShareCpu(),
                    new RpsAcrossNodes(),
                    new IrqOffNode(),
                    new RpsBesideQueues(),
                    new OldNicDriver(),
                    new CoalescingOff(),
                    new SettingsRewritten(),
                    new PacketTaps(),
                    new ConnectionTracking(),
                    new SlowClockSource(),
                    new PowerSaving(),
                    new MemoryMoves(),
                    new ShortBacklogs(),
                    new NarrowPorts(),
                    new DeepIdleStates(),
                    new CostlyMitigations());

    private Doctor() {}

    /** What is found, the worst first, else in the order of the rules. */
    public static List<Finding> examine(Machine machine) {
        List<Finding> findings = new ArrayList<>();
        RULES.forEach(rule -> findings.addAll(rule.look(machine)));
        findings.sort(Comparator.comparing(Finding::severity));
        return List.copyOf(findings);
    }

    /** The names of all rules, which are those of their pages. */
    public static List<String> ids() {
        return RULES.stream().map(Rule::id).toList();
    }
}
