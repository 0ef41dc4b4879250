package io.headrace.diagnose;

import io.headrace.observe.CpuShare;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/** The hypervisor gives CPUs that are in use to other guests. First, since it spoils all others. */
final class StealRule implements Rule {
    @Override
    public @Nullable Verdict judge(Situation situation) {
        CpuShare worst =
                situation.used().stream()
                        .filter(cpu -> cpu.stealPct() >= Thresholds.STEAL_PCT)
                        .max(Comparator.comparingDouble(CpuShare::stealPct))
                        .orElse(null);
        if (worst == null) {
            return null;
        }
        String origin = "proc/stat of CPU " + worst.cpu();
        return new Verdict(
                Bound.STEAL,
                List.of(new Evidence("steal highest", worst.stealPct(), "%", origin)),
                Thresholds.CONFIDENT,
                "the host is noisy: other guests took "
                        + Side.round(worst.stealPct())
                        + " of CPU "
                        + worst.cpu()
                        + ", so measure again when it is quiet, or on CPUs of your own.");
    }
}
