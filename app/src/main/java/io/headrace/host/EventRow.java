package io.headrace.host;

/**
 * A kind of event that is counted per CPU: a row of `proc/softirqs`, or one of `proc/interrupts`
 * that belongs to no device.
 *
 * @param name such as `NET_RX`, `LOC` or `CAL`
 * @param counts since boot
 */
public record EventRow(String name, CpuCounts counts) {}
