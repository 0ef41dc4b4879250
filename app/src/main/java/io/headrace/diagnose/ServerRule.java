package io.headrace.diagnose;

import org.jspecify.annotations.Nullable;

/** The server is full and the load generator is not: the rate is the server's. */
final class ServerRule implements Rule {
    @Override
    public @Nullable Verdict judge(Situation situation) {
        Side client = Side.client(situation);
        Side server = Side.server(situation);
        if (!server.isFull() || client.isFull()) {
            return null;
        }
        String room =
                client.isSeen()
                        ? "while the load generator has room (at most "
                                + Side.round(client.busiestPct())
                                + " busy)"
                        : "and the load generator could not be seen";
        return new Verdict(
                Bound.SERVER,
                OneSide.evidence(server, client),
                OneSide.confidence(situation, client),
                "the server is the limit: "
                        + server.fullest()
                        + " "
                        + room
                        + ", so give the server more threads or CPUs, or less work per request.");
    }
}
