package io.headrace.press;

import io.headrace.kernel.Memory;

import java.util.List;

/** Texts one of which is chosen at a time, one behind the other in memory. */
final class Texts {
    static final Texts NONE = new Texts(List.of());

    private final long address;
    private final int[] offsets;
    private final int longest;

    Texts(List<byte[]> texts) {
        offsets = new int[texts.size() + 1];
        int longestSoFar = 0;
        for (int i = 0; i < texts.size(); i++) {
            offsets[i + 1] = Math.addExact(offsets[i], texts.get(i).length);
            longestSoFar = Math.max(longestSoFar, texts.get(i).length);
        }
        longest = longestSoFar;
        address = texts.isEmpty() ? 0 : Memory.map(offsets[texts.size()]);
        for (int i = 0; i < texts.size(); i++) {
            Memory.put(address + offsets[i], texts.get(i));
        }
    }

    int longest() {
        return longest;
    }

    /** Writes one of them to an address: how many bytes. */
    int write(long to, Values values) {
        int chosen = (int) values.below(offsets.length - 1L);
        int length = offsets[chosen + 1] - offsets[chosen];
        Memory.copy(address + offsets[chosen], to, length);
        return length;
    }

    void close() {
        if (address != 0) {
            Memory.unmap(address, offsets[offsets.length - 1]);
        }
    }
}
