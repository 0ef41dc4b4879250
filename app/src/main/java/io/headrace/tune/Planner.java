package io.headrace.tune;

import io.headrace.fault.Fault;
import io.headrace.host.Machine;
import io.headrace.host.NetDevice;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** From a machine and a goal to a plan; changes nothing. */
public final class Planner {
    private Planner() {}

    /**
     * The changes that serve a goal.
     *
     * @throws Fault BAD_INPUT for a device or a lever that there is not
     */
    public static Plan plan(Site site, Goal goal) {
        Set<String> names = goal.levers().isEmpty() ? goal.policy().levers() : goal.levers();
        check(names);
        List<NetDevice> nics = nics(site.machine(), goal);
        Draft draft = new Draft(site, goal, nics);
        if (nics.isEmpty()) {
            draft.refuse("nic", "no network device of hardware is up");
        }
        if (site.machine().host().online().size() == 1) {
            draft.refuse("irq", "there is one CPU: nothing can be spread");
        }
        Levers.of(names).forEach(lever -> lever.plan(draft));
        return draft.plan();
    }

    private static void check(Set<String> names) {
        for (String name : names) {
            if (!Levers.names().contains(name)) {
                throw new Fault(
                        Fault.Kind.BAD_INPUT,
                        "lever \"" + name + "\"",
                        "there is none of that name",
                        "choose of " + String.join(", ", Levers.names()));
            }
        }
    }

    private static List<NetDevice> nics(Machine machine, Goal goal) {
        List<NetDevice> serving = Queues.serving(machine);
        if (goal.nics().isEmpty()) {
            return serving;
        }
        List<NetDevice> named = new ArrayList<>();
        for (String name : goal.nics()) {
            NetDevice nic = machine.nic(name);
            if (nic == null) {
                throw new Fault(
                        Fault.Kind.BAD_INPUT,
                        "network device \"" + name + "\"",
                        "this machine has none of that name in this network namespace",
                        "choose of "
                                + String.join(
                                        ", ",
                                        machine.nics().stream().map(NetDevice::name).toList()));
            }
            named.add(nic);
        }
        return named;
    }
}
