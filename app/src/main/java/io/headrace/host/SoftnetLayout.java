package io.headrace.host;

/**
 * The shape of `proc/net/softnet_stat`, which tells what it can tell, net/core/net-procfs.c
 * softnet_seq_show (Linux 6.12). Never the kernel's version: distributions carry columns back.
 *
 * @param rows one for each CPU online
 * @param columns of the shortest row: 9, 10, 11, 13 or 15 on known kernels
 */
public record SoftnetLayout(int rows, int columns) {
    private static final int WITH_RPS = 10;
    private static final int WITH_FLOW_LIMIT = 11;
    private static final int WITH_CPU = 13;
    private static final int WITH_QUEUES = 15;

    /** Whether it counts the interrupts taken from other CPUs for RPS. */
    public boolean tellsRps() {
        return columns >= WITH_RPS;
    }

    /** Whether it counts packets that the flow limit dropped. */
    public boolean tellsFlowLimit() {
        return columns >= WITH_FLOW_LIMIT;
    }

    /** Whether a row names its CPU; else row i is the i-th CPU online. */
    public boolean tellsCpu() {
        return columns >= WITH_CPU;
    }

    /** Whether it tells how long the queues for the backlog are. */
    public boolean tellsQueues() {
        return columns >= WITH_QUEUES;
    }
}
