package io.headrace.host;

import io.headrace.units.CpuMask;

import org.jspecify.annotations.Nullable;

/**
 * A receive queue, Documentation/networking/scaling.rst (Linux 6.12).
 *
 * @param index its number in the device
 * @param irq the interrupt that announces its packets; null when not known
 * @param rpsCpus the CPUs that RPS deals its packets to, none when it is off, in the form to write
 *     back; null when not told
 * @param rpsFlowCount entries of its table for RFS, 0 when it is off; null when not told
 */
public record RxQueue(
        int index, @Nullable Integer irq, @Nullable CpuMask rpsCpus, @Nullable Long rpsFlowCount) {
    RxQueue servedBy(@Nullable Integer interrupt) {
        return new RxQueue(index, interrupt, rpsCpus, rpsFlowCount);
    }
}
