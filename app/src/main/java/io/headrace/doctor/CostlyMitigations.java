package io.headrace.doctor;

import io.headrace.host.KernelPaths;
import io.headrace.host.Machine;

import java.util.ArrayList;
import java.util.List;

/** Protections against the CPU's own faults that make each call into the kernel dearer. */
final class CostlyMitigations implements Rule {
    @Override
    public String id() {
        return "costly-mitigations";
    }

    @Override
    public List<Finding> look(Machine machine) {
        List<Fact> facts = new ArrayList<>();
        machine.host()
                .costlyMitigations()
                .forEach((name, state) ->
                        facts.add(new Fact(name, state, KernelPaths.VULNERABILITIES)));
        return facts.isEmpty()
                ? List.of()
                : List.of(
                        new Finding(
                                id(),
                                Severity.TOLD,
                                facts.size()
                                        + (facts.size() == 1 ? " protection" : " protections")
                                        + " of the CPU make calls into the kernel dearer",
                                facts,
                                Change.none(
                                        "they protect this machine: compare only figures taken"
                                                + " with the same ones")));
    }
}
