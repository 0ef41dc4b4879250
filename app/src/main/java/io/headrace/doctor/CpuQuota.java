package io.headrace.doctor;

import io.headrace.host.Machine;

import java.util.List;
import java.util.Locale;

/** A control group that gives less CPU time than the machine has, and takes it away in pieces. */
final class CpuQuota implements Rule {
    @Override
    public String id() {
        return "cpu-quota";
    }

    @Override
    public List<Finding> look(Machine machine) {
        String told = machine.cgroup().cpuMax();
        String[] words = told == null ? new String[0] : told.split(" ", -1);
        if (words.length != 2
                || !words[0].matches("[0-9]{1,15}")
                || !words[1].matches("[1-9][0-9]{0,14}")) {
            return List.of();
        }
        double cpus = Double.parseDouble(words[0]) / Double.parseDouble(words[1]);
        int online = machine.host().online().size();
        if (cpus >= online) {
            return List.of();
        }
        return List.of(
                new Finding(
                        id(),
                        Severity.HIGH,
                        String.format(
                                Locale.ROOT,
                                "the control group may use %.2f of %d CPUs: beyond that all its"
                                        + " threads stop until the next period",
                                cpus,
                                online),
                        List.of(new Fact("cpu.max", told == null ? "" : told, "the control group")),
                        Change.none(
                                "who made the container or service sets it (docker --cpus,"
                                        + " CPUQuota=)")));
    }
}
