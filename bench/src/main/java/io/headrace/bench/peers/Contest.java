package io.headrace.bench.peers;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Several programs that do the same in turn, round by round, so that a drift of the machine hits
 * all alike; the first is what the others are compared with.
 */
final class Contest {
    /** One turn of one program. */
    interface Turn {
        Measured run() throws IOException, InterruptedException;
    }

    private final Map<String, Turn> turns = new LinkedHashMap<>();

    Contest add(String name, Turn turn) {
        turns.put(name, turn);
        return this;
    }

    /**
     * Runs all and prints the table.
     *
     * @param warm whether one more round comes first that is not counted
     */
    void run(String title, int rounds, boolean warm) throws IOException, InterruptedException {
        Table table = new Table();
        for (int round = warm ? -1 : 0; round < rounds; round++) {
            for (Map.Entry<String, Turn> turn : turns.entrySet()) {
                Measured measured = turn.getValue().run();
                if (round >= 0) {
                    table.add(turn.getKey(), measured);
                }
            }
        }
        System.out.print(table.markdown(title));
        System.out.flush();
    }
}
