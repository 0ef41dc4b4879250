package io.headrace.doctor;

import io.headrace.host.KernelPaths;
import io.headrace.host.Machine;

import java.util.List;
import java.util.Set;

/** A clock that takes a call into the kernel or a device access for each look at the time. */
final class SlowClockSource implements Rule {
    private static final Set<String> SLOW =
            Set.of("xen", "hpet", "acpi_pm", "jiffies", "refined-jiffies", "pit");

    @Override
    public String id() {
        return "slow-clock-source";
    }

    @Override
    public List<Finding> look(Machine machine) {
        String current = machine.clocks().current();
        if (current == null || !SLOW.contains(current)) {
            return List.of();
        }
        boolean tsc = machine.clocks().available().contains("tsc");
        return List.of(
                new Finding(
                        id(),
                        tsc ? Severity.MEDIUM : Severity.LOW,
                        "the clock source is "
                                + current
                                + ": every look at the time leaves the program",
                        List.of(
                                new Fact("current", current, KernelPaths.CLOCKSOURCE),
                                new Fact(
                                        "available",
                                        String.join(" ", machine.clocks().available()),
                                        KernelPaths.CLOCKSOURCES)),
                        tsc
                                ? Change.write(
                                        KernelPaths.CLOCKSOURCE,
                                        "tsc",
                                        "where the kernel trusts it; it is not kept over a start")
                                : Change.none("the kernel offers no faster one here")));
    }
}
