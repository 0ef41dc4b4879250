package io.headrace.serve;

import io.headrace.http.BodyReader;
import io.headrace.http.RequestHead;
import io.headrace.http.RequestScanner;
import io.headrace.kernel.Memory;
import io.headrace.loop.Connection;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** One client of the reference server: reads requests, answers each in order. */
class ServerConnection extends Connection {
    /** Nothing of a next request has come. */
    static final int BETWEEN = 0;

    static final int IN_HEAD = 1;
    static final int IN_BODY = 2;

    /** The last answer was given. */
    static final int ENDING = 3;

    final ServerLoop loop;
    private final BodyReader body = new BodyReader();

    /** Its place in the loop's {@link Roster}. */
    int place;

    /** Whether it has a place under the cap. */
    private boolean admitted;

    private int state;

    /** When the head began that is being read. */
    private long headSinceNs;

    /** When bytes last came or left, to the time of a pass. */
    private long activeNs;

    /** Bytes that waited to be sent when the roster was last gone through. */
    private long pending;

    /** The answer to the request whose body is read; a drain that begins then is not told in it. */
    private @Nullable Answer answer;

    boolean answersHead;
    boolean keepsAlive;

    ServerConnection(ServerLoop loop) {
        this.loop = loop;
        body.limit(loop.limits.maxBody());
    }

    @Override
    protected void opened() {
        loop.connectionsAccepted++;
        loop.connectionsOpen++;
        loop.roster.add(this);
        activeNs = loop.nowNs;
        admitted = loop.cap.enter();
        if (!admitted) {
            loop.connectionsRefused++;
            refuse(503);
        }
    }

    @Override
    protected int received(long address, int length) {
        if (state == BETWEEN && !hasPendingOutput()) {
            PreparedAnswer prepared = loop.same.find(address, length);
            if (prepared != null) {
                return answerSame(prepared, length);
            }
        }
        return parse(address, length);
    }

    private int answerSame(PreparedAnswer prepared, int length) {
        SameRequest same = loop.same;
        activeNs = loop.nowNs;
        loop.requests++;
        loop.bytesReceived += length;
        loop.bytesSent += prepared.send(this, loop.output, same.answersHead);
        if (same.keepsAlive) {
            loop.output.flush(this, false);
        } else {
            endAfterAnswer(true);
        }
        return length;
    }

    /** Answers all that is whole and may be answered: how many bytes were used. */
    final int parse(long address, int length) {
        long end = address + length;
        long at = address;
        activeNs = loop.nowNs;
        while (at < end && !hasPendingOutput()) {
            long next = state == IN_BODY ? readBody(at, end) : readHead(at, end);
            if (next < 0) {
                refuse((int) -next);
                return length;
            }
            if (next == at) {
                break;
            }
            at = next;
            if (state == BETWEEN && !keepsAlive) {
                loop.bytesReceived += at - address;
                endAfterAnswer(at == end);
                return length;
            }
        }
        loop.bytesReceived += at - address;
        loop.output.flush(this, false);
        return (int) (at - address);
    }

    /** Reads one head: where it ends, or `at` when it has to wait, or a negative status. */
    private long readHead(long at, long end) {
        Request request = loop.request;
        RequestHead head = request.head;
        int length = RequestScanner.scan(Memory.ALL, at, end, head);
        if (length <= 0) {
            return length == RequestScanner.PARTIAL ? partial(at, end) : length;
        }
        if (length > loop.limits.maxHead()) {
            return -431;
        }
        state = BETWEEN;
        if (!isDue()) {
            return at;
        }
        request.address = at;
        request.length = length;
        request.keepsAlive = head.keepAlive() && !loop.draining;
        answersHead = head.isHead();
        Answer chosen = choose(request);
        keepsAlive = request.keepsAlive;
        if (head.bodyKind() != BodyReader.NONE) {
            return beginBody(head, chosen, at + length, end);
        }
        if (chosen instanceof PreparedAnswer prepared) {
            loop.same.remember(request, prepared);
        }
        answer(chosen);
        return at + length;
    }

    private long partial(long at, long end) {
        if (end - at >= loop.limits.maxHead()) {
            return -431;
        }
        if (state == BETWEEN) {
            state = IN_HEAD;
            headSinceNs = System.nanoTime();
        }
        return at;
    }

    /** Whether a request that is there may be answered now; else it comes again. */
    boolean isDue() {
        return true;
    }

    /** The answer to a request; may also decide that it is the connection's last. */
    Answer choose(Request request) {
        return loop.router.find(request).answer(request);
    }

    private long beginBody(RequestHead head, Answer chosen, long next, long end) {
        if (head.contentLength() > loop.limits.maxBody()) {
            return -413;
        }
        answer = chosen;
        body.begin(head.bodyKind(), head.contentLength());
        if (body.complete()) {
            answerBody();
            return next;
        }
        state = IN_BODY;
        if (head.expectContinue() && next == end) {
            loop.output.add(this, loop.answers.goOn, loop.answers.goOnLength);
            loop.bytesSent += loop.answers.goOnLength;
        }
        return next;
    }

    /** Reads body bytes: where they end, or a negative status. */
    private long readBody(long at, long end) {
        long next = body.take(Memory.ALL, at, end);
        if (next < 0) {
            return next == BodyReader.TOO_LARGE ? -413 : -400;
        }
        if (body.complete()) {
            state = BETWEEN;
            answerBody();
        }
        return next;
    }

    private void answerBody() {
        Answer its = Objects.requireNonNull(answer);
        answer = null;
        keepsAlive &= !loop.draining;
        answer(its);
    }

    /** Sends an answer: how many bytes it has. */
    long answer(Answer its) {
        loop.requests++;
        long sent = its.send(this, loop.output, answersHead);
        loop.bytesSent += sent;
        return sent;
    }

    /** Answers with an error and ends the connection: how many bytes that is. */
    long refuse(int status) {
        loop.countRefusal(status);
        long sent = loop.answers.refusal(status).send(this, loop.output, false);
        loop.bytesSent += sent;
        endAfterAnswer(false);
        return sent;
    }

    /**
     * Sends what is gathered and ends the connection.
     *
     * @param nothingUnread whether all input was used; if not, closing at once would reset the
     *     connection and could destroy the answer on its way (RFC 9112 section 9.6)
     */
    private void endAfterAnswer(boolean nothingUnread) {
        state = ENDING;
        loop.output.flush(this, false);
        if (nothingUnread) {
            loop.transport.closeWhenSent(this);
        } else {
            loop.transport.finish(this);
        }
        if (isOpen()) {
            loop.linger(this);
        }
    }

    // ---- limits

    /** Ends it if it was silent, or a head unfinished, for longer than these times. */
    final void checkTimes(long nowNs, long headerNs, long idleNs) {
        if (state == IN_HEAD && nowNs - headSinceNs > headerNs) {
            loop.timeouts++;
            refuse(408);
        } else if (state != ENDING && nowNs - activeNs > idleNs) {
            checkIdle(nowNs);
        }
    }

    /** A client that still takes what waits for it is not idle. */
    private void checkIdle(long nowNs) {
        long before = pending;
        pending = pendingOutput();
        if (isWaiting() || (pending > 0 && pending != before)) {
            activeNs = nowNs;
        } else {
            loop.timeouts++;
            drop();
        }
    }

    /** Whether its answer is kept back. */
    boolean isWaiting() {
        return false;
    }

    /** Closes at once. */
    final void drop() {
        loop.transport.close(this);
        closed(0);
    }

    @Override
    protected void closed(int errno) {
        loop.connectionsOpen--;
        loop.roster.remove(this);
        if (admitted) {
            loop.cap.leave();
        }
    }
}
