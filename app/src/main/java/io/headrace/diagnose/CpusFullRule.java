package io.headrace.diagnose;

import io.headrace.observe.CpuShare;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Client and server share a machine and no CPU has time left. Before the rules for one side,
 * because then neither side can be given more without taking it from the other.
 */
final class CpusFullRule implements Rule {
    @Override
    public @Nullable Verdict judge(Situation situation) {
        List<CpuShare> cpus = situation.usable();
        boolean full = cpus.stream().allMatch(cpu -> cpu.busyPct() >= Thresholds.FULL_PCT);
        if (!situation.targetIsLocal() || cpus.isEmpty() || !full) {
            return null;
        }
        double user = mean(cpus, CpuShare::userPct);
        double kernel = mean(cpus, CpuShare::kernelPct);
        Side client = Side.client(situation);
        Side server = Side.server(situation);
        List<Evidence> evidence = new ArrayList<>();
        double idlest = cpus.stream().mapToDouble(CpuShare::busyPct).min().orElseThrow();
        evidence.add(new Evidence("least busy CPU", idlest, "%", "proc/stat"));
        evidence.add(new Evidence("kernel share", kernel, "%", "proc/stat: system, irq, softirq"));
        evidence.add(new Evidence("user share", user, "%", "proc/stat: user, nice"));
        evidence.addAll(client.evidence());
        evidence.addAll(server.evidence());
        double oursPct = (client.threadsPct() + server.threadsPct()) / cpus.size();
        double busyPct = mean(cpus, CpuShare::busyPct);
        boolean bothSeen = !client.threads().isEmpty() && !server.threads().isEmpty();
        boolean others = bothSeen && oursPct < busyPct * Thresholds.OURS_PCT / 100;
        if (others) {
            evidence.add(new Evidence("client and server threads", oursPct, "%", "of all CPUs"));
        }
        return new Verdict(
                Bound.CPUS_FULL,
                evidence,
                others ? Thresholds.DOUBTFUL : Thresholds.CONFIDENT,
                sentence(kernel, user, others));
    }

    private static String sentence(double kernel, double user, boolean others) {
        return "every CPU is full, "
                + Side.round(kernel)
                + " of the time in the kernel and "
                + Side.round(user)
                + " in programs: "
                + (others
                        ? "much of it is neither client nor server, so stop what else runs here."
                        : "only more CPUs or less work per request will raise this.");
    }

    private static double mean(List<CpuShare> cpus, ToDoubleFunction<CpuShare> share) {
        return cpus.stream().mapToDouble(share).average().orElseThrow();
    }
}
