package io.headrace.serve;

import org.jspecify.annotations.Nullable;

/** An answer made for one request. */
final class ComposedAnswer extends Answer {
    private final byte[] bytes;
    private final int headLength;
    private final @Nullable SeparateBody body;

    /**
     * An answer of these bytes.
     *
     * @param bytes the head and, behind it, the body unless that is separate
     */
    ComposedAnswer(int status, byte[] bytes, int headLength, @Nullable SeparateBody body) {
        super(status);
        this.bytes = bytes;
        this.headLength = headLength;
        this.body = body;
    }

    @Override
    long send(ServerConnection to, Output output, boolean headOnly) {
        int length = headOnly ? headLength : bytes.length;
        output.addCopy(to, bytes, length);
        return body == null || headOnly ? length : length + output.addSeparate(to, body);
    }
}
