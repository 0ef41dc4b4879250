package io.headrace.cli;

import io.headrace.tune.Goal;
import io.headrace.tune.Policy;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.List;
import java.util.Set;

/** What a machine is to be tuned for. */
final class GoalOptions {
    @Option(
            names = "--nic",
            paramLabel = "NAME",
            split = ",",
            description = "a network device that serves; default all hardware that is up")
    private List<String> nics = List.of();

    @Option(
            names = "--policy",
            paramLabel = "spread|article",
            defaultValue = "spread",
            converter = Converters.TunePolicy.class,
            description = {
                "how CPUs are given to queues: by cores and nodes, or in groups of eight by",
                "number as in the article of 2015; default ${DEFAULT-VALUE}"
            })
    private Policy policy = Policy.SPREAD;

    @Option(
            names = "--levers",
            paramLabel = "NAMES",
            split = ",",
            description = {
                "only these, such as irq,rps; default those of the policy. All there are:",
                "accept-queue backlog budget busy-poll channels clock coalesce governor gro",
                "huge-pages irq napi-defer napi-threaded numa-balancing ports rfs rps second-nic",
                "slow-start told xps"
            })
    private Set<String> levers = Set.of();

    @Option(
            names = "--app-cpus",
            paramLabel = "CPUS",
            converter = Converters.Cpus.class,
            description = "CPUs the application keeps for itself, such as 8-15")
    private @Nullable CpuSet application;

    Goal goal() {
        return new Goal(policy, nics, application == null ? CpuSet.EMPTY : application, levers);
    }
}
