package io.headrace.doctor;

import io.headrace.host.KernelPaths;
import io.headrace.host.Machine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Protections against the CPU's own faults that make each call into the kernel dearer. */
final class CostlyMitigations implements Rule {
    private static final Pattern COSTLY =
            Pattern.compile("Mitigation: (PTI|IBRS|untrained return thunk|Safe RET|.*IBPB).*");

    @Override
    public String id() {
        return "costly-mitigations";
    }

    @Override
    public List<Finding> look(Machine machine) {
        List<Fact> facts = new ArrayList<>();
        machine.host()
                .mitigations()
                .forEach((name, state) -> {
                    if (COSTLY.matcher(state).matches()) {
                        facts.add(new Fact(name, state, KernelPaths.VULNERABILITIES));
                    }
                });
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
