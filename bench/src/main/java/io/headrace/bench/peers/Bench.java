package io.headrace.bench.peers;

import java.nio.file.Path;

/**
 * What all tables share.
 *
 * @param launcher the program under test
 * @param limit folder of the bare C loops, which must exist when it is not empty
 * @param folder for configurations and results of this run
 * @param rounds how often each program runs
 * @param seconds how long each time
 */
record Bench(Path launcher, Path limit, Path folder, int rounds, int seconds) {
    static final int SERVER_CPU = 1;
    static final int CLIENT_CPU = 0;

    boolean hasLimit() {
        return !limit.toString().equals("-");
    }
}
