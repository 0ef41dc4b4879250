package io.headrace.bench.peers;

/**
 * What one program did in one round.
 *
 * @param requests answered
 * @param seconds it took
 * @param cpuUs CPU time of the whole process for each request, in microseconds
 */
record Measured(long requests, double seconds, double cpuUs) {
    double rate() {
        return requests / seconds;
    }
}
