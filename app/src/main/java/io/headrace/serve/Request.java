package io.headrace.serve;

import io.headrace.http.BodyReader;
import io.headrace.http.HeadFields;
import io.headrace.http.RequestHead;
import io.headrace.http.TargetPath;
import io.headrace.kernel.Memory;

/** The request that is being answered, as a resource sees it; one per loop, used again. */
final class Request {
    final RequestHead head = new RequestHead();

    private final long pathMemory = Memory.map(TargetPath.MAX);
    final TargetPath path = new TargetPath(Memory.ALL, pathMemory);

    final HeadFields fields = new HeadFields(Memory.ALL);

    /** Where its head lies, and how long it is. */
    long address;

    int length;

    /** Whether the connection lives on after the answer. */
    boolean keepsAlive;

    /** Whether anything follows the head. */
    boolean hasBody() {
        return head.bodyKind() != BodyReader.NONE && head.contentLength() != 0;
    }

    void close() {
        Memory.unmap(pathMemory, TargetPath.MAX);
    }
}
