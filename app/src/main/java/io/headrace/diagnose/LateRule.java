package io.headrace.diagnose;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The load generator did not keep its own schedule: the rate is the client's, and so is a part of
 * every latency.
 *
 * <p>Before the rules for a full side, because a thread can be late without being full: it waited
 * for a CPU, or was stopped.
 */
final class LateRule implements Rule {
    @Override
    public @Nullable Verdict judge(Situation situation) {
        if (!isLate(situation)) {
            return null;
        }
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(evidence(situation));
        evidence.addAll(OneSide.evidence(Side.client(situation), Side.server(situation)));
        return new Verdict(
                Bound.CLIENT,
                evidence,
                Thresholds.CONFIDENT,
                "the load generator is the limit: it sent "
                        + Side.round(situation.generator().latePct())
                        + " of the requests more than a millisecond late by itself, so give it"
                        + " more threads, CPUs or machines, or a lower rate.");
    }

    static boolean isLate(Situation situation) {
        return situation.generator().latePct() > Thresholds.LATE_PCT;
    }

    static Evidence evidence(Situation situation) {
        return new Evidence(
                "sent late", situation.generator().latePct(), "%", "load generator's schedule");
    }
}
