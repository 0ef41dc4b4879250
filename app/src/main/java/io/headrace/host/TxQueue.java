package io.headrace.host;

import io.headrace.units.CpuMask;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A transmit queue, Documentation/networking/scaling.rst (Linux 6.12).
 *
 * @param index its number in the device
 * @param irq the interrupt that announces its packets have left; null when not known
 * @param xpsCpus the CPUs that send by it, in the form to write back; null when not told, as for
 *     the only queue of a device
 * @param xpsRxQueues the receive queues whose connections send by it, ascending; null when not told
 * @param limits on the bytes in it; null for a driver that does not count them
 */
public record TxQueue(
        int index,
        @Nullable Integer irq,
        @Nullable CpuMask xpsCpus,
        @Nullable List<Integer> xpsRxQueues,
        @Nullable ByteLimits limits) {

    /**
     * Byte queue limits, Documentation/ABI/testing/sysfs-class-net-queues (Linux 6.12).
     *
     * @param limit bytes that may be in the queue now
     * @param min the least it is set to
     * @param max the most it is set to
     * @param holdTimeMs how long slack is watched before the limit falls
     */
    public record ByteLimits(long limit, long min, long max, long holdTimeMs) {}

    public TxQueue {
        xpsRxQueues = xpsRxQueues == null ? null : List.copyOf(xpsRxQueues);
    }

    TxQueue servedBy(@Nullable Integer interrupt) {
        return new TxQueue(index, interrupt, xpsCpus, xpsRxQueues, limits);
    }
}
