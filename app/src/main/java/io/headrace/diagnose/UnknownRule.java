package io.headrace.diagnose;

import java.util.ArrayList;
import java.util.List;

/** Nothing that was seen is full: says so, and what could not be seen. Last, it always matches. */
final class UnknownRule implements Rule {
    @Override
    public Verdict judge(Situation situation) {
        Side client = Side.client(situation);
        Side server = Side.server(situation);
        List<String> missing = missing(situation);
        String seen =
                client.isSeen() || server.isSeen()
                        ? "nothing that was seen is full, so more connections may raise this"
                        : "nothing was seen of client or server";
        String blind = missing.isEmpty() ? "." : "; not seen: " + String.join(", ", missing) + ".";
        return new Verdict(
                Bound.UNKNOWN, OneSide.evidence(client, server), Thresholds.NONE, seen + blind);
    }

    private static List<String> missing(Situation situation) {
        List<String> missing = new ArrayList<>();
        if (situation.delta().cpus().isEmpty()) {
            missing.add("CPU times of this machine");
        }
        if (situation.clientThreads().isEmpty()) {
            missing.add("the load generator's threads");
        }
        if (situation.serverThreads().isEmpty()) {
            missing.add("the server's threads");
        }
        return missing;
    }
}
