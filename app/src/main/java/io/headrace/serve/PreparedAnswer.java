package io.headrace.serve;

import io.headrace.http.HttpDate;
import io.headrace.kernel.Memory;

import org.jspecify.annotations.Nullable;

/** An answer in memory of its own, sent again and again; only its `Date` changes. */
final class PreparedAnswer extends Answer {
    /** The head and, behind it, the body when that is small. */
    final long address;

    final int headLength;
    final int length;

    /** A body too long to be copied with its head. */
    final @Nullable SeparateBody body;

    private final long dateAddress;

    PreparedAnswer(
            int status, byte[] bytes, int headLength, int dateOffset, @Nullable SeparateBody body) {
        super(status);
        address = Memory.map(bytes);
        length = bytes.length;
        this.headLength = headLength;
        this.body = body;
        dateAddress = address + dateOffset;
    }

    void setDate(long epochSeconds) {
        HttpDate.write(Memory.ALL, dateAddress, epochSeconds);
    }

    void free() {
        Memory.unmap(address, length);
    }

    @Override
    long send(ServerConnection to, Output output, boolean headOnly) {
        if (headOnly) {
            output.add(to, address, headLength);
            return headLength;
        }
        output.add(to, address, length);
        return body == null ? length : length + output.addSeparate(to, body);
    }
}
