package io.headrace.diagnose;

import org.jspecify.annotations.Nullable;

/**
 * Client and server are both full, but the machine has idle CPUs.
 *
 * <p>The word for it is client: a full generator proves nothing about a server. The sentence names
 * both, because raising one alone gains nothing.
 */
final class BothFullRule implements Rule {
    @Override
    public @Nullable Verdict judge(Situation situation) {
        Side client = Side.client(situation);
        Side server = Side.server(situation);
        if (!client.isFull() || !server.isFull()) {
            return null;
        }
        return new Verdict(
                Bound.CLIENT,
                OneSide.evidence(client, server),
                Thresholds.DOUBTFUL,
                "load generator and server are both full though other CPUs are not, so give both"
                        + " more threads or CPUs: one alone will not raise this.");
    }
}
