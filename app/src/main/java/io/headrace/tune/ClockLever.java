package io.headrace.tune;

import io.headrace.host.ClockSources;

import java.util.Set;

/** The CPU's own counter as the clock, where a slow one is used and the kernel offers it. */
final class ClockLever implements Lever {
    private static final Set<String> SLOW = Set.of("xen", "hpet", "acpi_pm", "jiffies");

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public void plan(Draft draft) {
        ClockSources clocks = draft.machine().clocks();
        if (clocks.current() != null && SLOW.contains(clocks.current())) {
            if (clocks.available().contains("tsc")) {
                draft.want(
                        "clocksource",
                        Place.HOST,
                        "tsc",
                        clocks.current() + " costs a call or a trap each time, tsc an instruction");
            } else {
                draft.refuse("clocksource", "the kernel does not offer tsc here");
            }
        }
    }
}
