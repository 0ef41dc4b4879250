package io.headrace.diagnose;

import java.util.ArrayList;
import java.util.List;

/** What the rules for a full side share: how sure they are, and what they show. */
final class OneSide {
    private OneSide() {}

    /** How sure a full side is the limit, by how well the other side's room was seen. */
    static double confidence(Situation situation, Side other) {
        if (!other.isSeen() || situation.serverIsHidden()) {
            return Thresholds.DOUBTFUL;
        }
        boolean calm = other.busiestPct() < Thresholds.CALM_PCT;
        return calm ? Thresholds.CONFIDENT : Thresholds.CLOSE;
    }

    static List<Evidence> evidence(Side full, Side other) {
        List<Evidence> all = new ArrayList<>(full.evidence());
        all.addAll(other.evidence());
        return all;
    }
}
