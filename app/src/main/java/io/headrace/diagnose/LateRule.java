package io.headrace.diagnose;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The generator sent requests of an open loop late although nothing held it back but itself: the
 * load was not the one that was asked for.
 */
final class LateRule implements Rule {
    @Override
    public @Nullable Verdict judge(Situation situation) {
        if (situation.latePct() < Thresholds.LATE_PCT) {
            return null;
        }
        Side client = Side.client(situation);
        return new Verdict(
                Bound.CLIENT,
                List.copyOf(client.evidence()),
                Thresholds.CLOSE,
                "the load generator did not keep its own times: "
                        + Side.round(situation.latePct())
                        + " of the requests left more than 1 ms late, so give its loops CPUs of"
                        + " their own (--pin), more threads, or a lower rate.");
    }
}
