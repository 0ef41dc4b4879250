package io.headrace.diagnose;

import java.util.List;

/**
 * What limits the rate, why that is believed, and what would raise it.
 *
 * @param evidence the values the verdict rests on, those that decided it first
 * @param confidence how likely the bound is right, 0 to 1, as an expert's guess: {@code 0.9} the
 *     limit and the room on the other side were both measured; {@code 0.7} the other side is close
 *     to its own limit; {@code 0.5} the other side was not seen, or is full as well; {@code 0}
 *     nothing is full. Halved when requests failed. The steps are in {@link Thresholds}.
 * @param sentence one sentence for people, without what the evidence already says in detail
 */
public record Verdict(Bound bound, List<Evidence> evidence, double confidence, String sentence) {
    public Verdict {
        evidence = List.copyOf(evidence);
    }

    /** Whether the figures tell of the load generator, so that none is the server's. */
    public boolean isLimitedByClient() {
        return bound == Bound.CLIENT && confidence >= Thresholds.DOUBTFUL;
    }
}
