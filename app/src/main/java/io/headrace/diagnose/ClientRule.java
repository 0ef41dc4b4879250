package io.headrace.diagnose;

import org.jspecify.annotations.Nullable;

/**
 * The load generator is full and the server is not: the rate is the client's, and nothing may be
 * concluded about the server.
 */
final class ClientRule implements Rule {
    @Override
    public @Nullable Verdict judge(Situation situation) {
        Side client = Side.client(situation);
        Side server = Side.server(situation);
        if (!client.isFull() || server.isFull()) {
            return null;
        }
        String room =
                server.isSeen()
                        ? "while the server has room (at most "
                                + Side.round(server.busiestPct())
                                + " busy)"
                        : "and the server could not be seen";
        return new Verdict(
                Bound.CLIENT,
                OneSide.evidence(client, server),
                OneSide.confidence(situation, server),
                "the load generator is the limit: "
                        + client.fullest()
                        + " "
                        + room
                        + ", so give it more threads, CPUs or machines.");
    }
}
