package io.headrace.tune;

import io.headrace.units.CpuSet;

/**
 * The CPUs that take in the packets of one receive queue.
 *
 * @param queue whose
 * @param irqCpu takes its interrupt
 * @param rps packets are dealt to these; none when that CPU does all
 * @param node the NUMA node of all of them
 * @param why in a few words
 */
record Group(Place queue, int irqCpu, CpuSet rps, int node, String why) {}
