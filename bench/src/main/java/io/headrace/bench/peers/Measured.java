package io.headrace.bench.peers;

/**
 * What one program did in one round.
 *
 * @param rate requests per second
 * @param cpuUs CPU time of the whole process for each request, in microseconds
 */
record Measured(double rate, double cpuUs) {}
