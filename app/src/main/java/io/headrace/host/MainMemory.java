package io.headrace.host;

/**
 * Memory of the whole machine in bytes, proc_meminfo(5); {@link Cpu#UNKNOWN} when not told.
 *
 * @param total all of it
 * @param available what a new program can have without swapping
 * @param swapTotal the room for swapped pages; 0 without any
 * @param swapFree what is unused of it
 */
public record MainMemory(long total, long available, long swapTotal, long swapFree) {}
