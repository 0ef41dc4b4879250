package io.headrace.press;

import io.headrace.http.BodyReader;
import io.headrace.http.ResponseHead;
import io.headrace.http.ResponseScanner;
import io.headrace.kernel.Memory;
import io.headrace.loop.Connection;

/** One connection of the generator: one request in flight, every answer read to its end. */
final class PressConnection extends Connection {
    private final PressLoop loop;
    private final BodyReader body = new BodyReader();

    /** Whether a request is in flight, or waits for the connection to be made. */
    boolean waiting;

    /** When the request began; with a connection of its own, when that was begun. */
    long sentNs;

    /** Whether only the server's end of the stream is to come. */
    boolean ending;

    /** When connecting may be tried again; while ending, when that began. */
    long notBeforeNs;

    private boolean connected;
    private boolean readingBody;
    private boolean keepsAlive;
    private int status;

    PressConnection(PressLoop loop) {
        this.loop = loop;
    }

    /** A connection is about to be made. */
    void connecting() {
        connected = false;
        ending = false;
    }

    /** Whether requests may be sent. */
    boolean isEstablished() {
        return connected && isOpen();
    }

    @Override
    protected void opened() {
        connected = true;
        loop.connected(this);
    }

    /** A request is about to leave: what comes next is the start of its answer. */
    void expectAnswer() {
        readingBody = false;
    }

    /** A server may answer before it has read a long request to its end. */
    @Override
    protected boolean readsWhileSending() {
        return true;
    }

    @Override
    protected int received(long address, int length) {
        long end = address + length;
        if (!waiting) {
            loop.refuse(this, address, end);
            return length;
        }
        SameAnswer same = loop.same;
        if (!readingBody && same.matches(address, length)) {
            loop.tally.bytesReceived += length;
            loop.answered(this, same.status, same.keepsAlive);
            return length;
        }
        return parse(address, end, length);
    }

    private int parse(long address, long end, int length) {
        boolean fromItsStart = !readingBody;
        long at = readHeads(address, end);
        long headEnd = at;
        if (readingBody) {
            at = body.take(Memory.ALL, at, end);
        }
        boolean whole = readingBody && body.complete();
        if (at < 0 || (whole && at < end)) {
            loop.tally.bytesReceived += length;
            loop.refuse(this, address, end);
            return length;
        }
        loop.tally.bytesReceived += at - address;
        if (whole) {
            if (fromItsStart) {
                long told = body.endsItself() ? end : headEnd;
                loop.same.remember(address, (int) (told - address), length, status, keepsAlive);
            }
            loop.answered(this, status, keepsAlive);
        }
        return (int) (at - address);
    }

    /** Reads interim heads and the final one: where they end, or what is wrong. */
    private long readHeads(long address, long end) {
        long at = address;
        ResponseHead head = loop.head;
        while (!readingBody && at < end) {
            int length = ResponseScanner.scan(Memory.ALL, at, end, loop.answersHead, head);
            if (length == ResponseScanner.PARTIAL) {
                return at;
            }
            if (length < 0) {
                return length;
            }
            at += length;
            if (!head.isInterim()) {
                status = head.status();
                keepsAlive = head.keepAlive();
                body.begin(head.bodyKind(), head.contentLength());
                readingBody = true;
            }
        }
        return at;
    }

    @Override
    protected void closed(int errno) {
        if (waiting && readingBody && errno == 0 && body.completeAtClose()) {
            loop.answered(this, status, false);
        } else {
            loop.lost(this, errno, connected);
        }
    }
}
