package io.headrace.doctor;

import io.headrace.host.KernelPaths;
import io.headrace.host.Machine;
import io.headrace.host.MainMemory;

import java.util.ArrayList;
import java.util.List;

/** The kernel moves pages of running programs: between nodes, into huge pages, or out to swap. */
final class MemoryMoves implements Rule {
    private static final String BALANCING = "kernel.numa_balancing";
    private static final String HUGE_PAGES = "mm.transparent_hugepage.enabled";

    @Override
    public String id() {
        return "memory-moves";
    }

    @Override
    public List<Finding> look(Machine machine) {
        List<Finding> findings = new ArrayList<>();
        Long balancing = Knobs.number(machine, BALANCING);
        if (balancing != null && balancing > 0 && machine.nodes().size() > 1) {
            findings.add(
                    finding(
                            Severity.LOW,
                            "automatic NUMA balancing unmaps pages to see who uses them",
                            Knobs.fact(machine, BALANCING),
                            Change.of(
                                    "sysctl -w kernel.numa_balancing=0",
                                    "for servers whose threads stay on their node")));
        }
        String pages = machine.knob(HUGE_PAGES);
        if (pages != null && pages.contains("[always]")) {
            findings.add(
                    finding(
                            Severity.LOW,
                            "huge pages are made for every program, which may stall it",
                            Knobs.fact(machine, HUGE_PAGES),
                            Change.write(
                                    Knobs.path(machine, HUGE_PAGES),
                                    "madvise",
                                    "programs that want them still get them")));
        }
        MainMemory memory = machine.memory();
        if (memory.swapTotal() > 0 && memory.swapFree() < memory.swapTotal() / 2) {
            findings.add(
                    finding(
                            Severity.MEDIUM,
                            "more than half of the swap is used: parts of programs are on disk",
                            new Fact(
                                    "swap free",
                                    memory.swapFree() + " of " + memory.swapTotal() + " bytes",
                                    KernelPaths.MEMINFO),
                            Change.none("find what takes the memory before anything is measured")));
        }
        return findings;
    }

    private Finding finding(Severity severity, String summary, Fact fact, Change change) {
        return new Finding(id(), severity, summary, List.of(fact), change);
    }
}
