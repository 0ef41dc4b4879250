package io.headrace.press;

import io.headrace.http.BodyReader;
import io.headrace.http.ResponseHead;
import io.headrace.http.ResponseScanner;
import io.headrace.kernel.Memory;
import io.headrace.loop.Connection;

import org.jspecify.annotations.Nullable;

/** One connection of the generator: its requests in flight, every answer read to its end. */
final class PressConnection extends Connection {
    private static final int REFUSED = -1;

    /** Most 1xx answers before a final one: more would keep the loop from all others. */
    private static final int INTERIM_MAX = 100;

    private final PressLoop loop;
    private final @Nullable BodyCheck check;
    private final BodyReader body;

    final Flight flight;

    /** Answers of its whole life. */
    long answers;

    /** Whether only the server's end of the stream is to come. */
    boolean ending;

    /** When connecting may be tried again; while ending, when that began. */
    long notBeforeNs;

    /** Whether it waits for a request to be due, and since when. */
    boolean resting;

    long restingSinceNs;

    /** Whether it is among those to be made again. */
    boolean waiting;

    /** Whether it failed and is not made again. */
    boolean retired;

    /** When the attempt to connect began. */
    long dialledNs;

    private boolean connected;
    private boolean readingBody;
    private boolean keepsAlive;
    private boolean whole;
    private int interim;
    private int status;

    PressConnection(PressLoop loop, int pipeline, BodyCheck.@Nullable Proven proven) {
        this.loop = loop;
        flight = new Flight(pipeline);
        check = proven == null ? null : new BodyCheck(proven);
        body = new BodyReader(check);
    }

    /** A connection is about to be made. */
    void connecting() {
        connected = false;
        ending = false;
        readingBody = false;
        interim = 0;
        dialledNs = System.nanoTime();
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

    /** A server may answer before it has read a long request to its end. */
    @Override
    protected boolean readsWhileSending() {
        return true;
    }

    @Override
    protected int received(long address, int length) {
        if (ending) {
            return length;
        }
        int before = flight.count();
        int at = 0;
        do {
            int taken = take(address + at, length - at);
            if (taken == REFUSED || !isOpen() || ending) {
                return length;
            }
            at += taken;
        } while (whole && at < length);
        if (flight.count() < before) {
            loop.refill(this);
        }
        return at;
    }

    /** Takes one answer or a part of it: how many bytes. */
    private int take(long address, int length) {
        SameAnswer same = loop.same;
        Flight waiting = flight;
        if (!readingBody
                && waiting.isAwaited()
                && same.begins(address, length, waiting.answersHead())
                && (length == same.length() || waiting.awaitsMore())) {
            whole = true;
            loop.sheet.tally.bytesReceived += same.length();
            loop.answered(this, same.status, same.keepsAlive, same.bodyBytes, true);
            return same.length();
        }
        return parse(address, length);
    }

    private int parse(long address, int length) {
        long end = address + length;
        boolean fromItsStart = !readingBody;
        boolean awaited = flight.isAwaited();
        long at = awaited ? readHeads(address, end) : REFUSED;
        long headEnd = at;
        if (readingBody) {
            at = body.take(Memory.ALL, at, end);
        }
        whole = readingBody && body.complete();
        if (at < 0 || (whole && at < end && !flight.awaitsMore())) {
            loop.sheet.tally.bytesReceived += length;
            loop.refuse(this, address, end);
            return REFUSED;
        }
        loop.sheet.tally.bytesReceived += at - address;
        if (whole) {
            boolean right = isRight();
            if (fromItsStart && right) {
                boolean all = body.endsItself() || check != null;
                remember(address, all ? at : headEnd, at);
            }
            readingBody = false;
            loop.answered(this, status, keepsAlive, body.length(), right);
        }
        return (int) (at - address);
    }

    private void remember(long address, long comparedEnd, long end) {
        loop.same.remember(
                address,
                (int) (comparedEnd - address),
                (int) (end - address),
                flight.answersHead(),
                status,
                keepsAlive,
                body.length());
    }

    /** Reads interim heads and the final one: where they end, or what is wrong. */
    private long readHeads(long address, long end) {
        long at = address;
        ResponseHead head = loop.head;
        while (!readingBody && at < end) {
            int length = ResponseScanner.scan(Memory.ALL, at, end, flight.answersHead(), head);
            if (length == ResponseScanner.PARTIAL) {
                return at;
            }
            if (length < 0) {
                return length;
            }
            at += length;
            if (head.isInterim()) {
                if (++interim > INTERIM_MAX) {
                    return REFUSED;
                }
            } else {
                status = head.status();
                keepsAlive = head.keepAlive();
                beginBody(head);
            }
        }
        return at;
    }

    private void beginBody(ResponseHead head) {
        body.begin(head.bodyKind(), head.contentLength());
        readingBody = true;
        interim = 0;
        if (check != null) {
            check.begin();
        }
    }

    /** Whether the body is the expected one; the answer to a HEAD has none to look at. */
    private boolean isRight() {
        return check == null || flight.answersHead() || check.isRight();
    }

    @Override
    protected void closed(int errno) {
        boolean complete = readingBody && errno == 0 && body.completeAtClose();
        readingBody = false;
        if (flight.isAwaited() && complete) {
            boolean right = isRight();
            loop.answered(this, status, false, body.length(), right);
        } else {
            loop.lost(this, errno, connected);
        }
    }
}
