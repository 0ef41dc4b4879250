package io.headrace.serve;

import io.headrace.http.BodyReader;
import io.headrace.http.RequestHead;
import io.headrace.http.RequestScanner;
import io.headrace.kernel.Memory;
import io.headrace.loop.Connection;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** One client of the reference server: reads requests, answers each in order. */
final class ServerConnection extends Connection {
    private final ServerLoop loop;
    private final BodyReader body = new BodyReader();

    /** Of the request whose body is being read: the shared head is overwritten by others. */
    private boolean readingBody;

    /** The answer to that request; a drain that begins meanwhile is not told in it. */
    private @Nullable Answer answer;

    private boolean answersHead;
    private boolean keepsAlive;

    ServerConnection(ServerLoop loop) {
        this.loop = loop;
        body.limit(RequestScanner.MAX_BODY);
    }

    @Override
    protected void opened() {
        loop.connectionsAccepted++;
        loop.connectionsOpen++;
    }

    @Override
    protected int received(long address, int length) {
        if (!readingBody && !hasPendingOutput()) {
            PreparedAnswer answer = loop.same.find(address, length);
            if (answer != null) {
                return answerSame(answer, length);
            }
        }
        return parse(address, length);
    }

    private int answerSame(PreparedAnswer prepared, int length) {
        SameRequest same = loop.same;
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

    private int parse(long address, int length) {
        long end = address + length;
        long at = address;
        while (at < end && !hasPendingOutput()) {
            long next = readingBody ? readBody(at, end) : readHead(at, end);
            if (next < 0) {
                refuse((int) -next);
                return length;
            }
            if (next == at) {
                break;
            }
            at = next;
            if (!readingBody && !keepsAlive) {
                loop.bytesReceived += at - address;
                endAfterAnswer(at == end);
                return length;
            }
        }
        loop.bytesReceived += at - address;
        loop.output.flush(this, false);
        return (int) (at - address);
    }

    /** Reads one head: where it ends, or `at` when it is not whole, or a negative status. */
    private long readHead(long at, long end) {
        Request request = loop.request;
        RequestHead head = request.head;
        int length = RequestScanner.scan(Memory.ALL, at, end, head);
        if (length <= 0) {
            return length == RequestScanner.PARTIAL ? at : length;
        }
        request.address = at;
        request.length = length;
        request.keepsAlive = head.keepAlive() && !loop.draining;
        answersHead = head.isHead();
        keepsAlive = request.keepsAlive;
        Answer found = loop.router.find(request).answer(request);
        if (head.bodyKind() != BodyReader.NONE) {
            answer = found;
            beginBody(head, at + length == end);
            return at + length;
        }
        if (found instanceof PreparedAnswer prepared) {
            loop.same.remember(request, prepared);
        }
        answer(found);
        return at + length;
    }

    private void beginBody(RequestHead head, boolean nothingFollows) {
        body.begin(head.bodyKind(), head.contentLength());
        if (body.complete()) {
            answerBody();
            return;
        }
        readingBody = true;
        if (head.expectContinue() && nothingFollows) {
            loop.output.add(this, loop.answers.goOn, loop.answers.goOnLength);
        }
    }

    /** Reads body bytes: where they end, or a negative status. */
    private long readBody(long at, long end) {
        long next = body.take(Memory.ALL, at, end);
        if (next < 0) {
            return next == BodyReader.TOO_LARGE ? -413 : -400;
        }
        if (body.complete()) {
            readingBody = false;
            answerBody();
        }
        return next;
    }

    /** The body of a request is whole. */
    private void answerBody() {
        Answer its = Objects.requireNonNull(answer);
        answer = null;
        keepsAlive &= !loop.draining;
        answer(its);
    }

    private void answer(Answer its) {
        loop.requests++;
        loop.bytesSent += its.send(this, loop.output, answersHead);
    }

    private void refuse(int status) {
        loop.refused++;
        loop.bytesSent += loop.answers.refusal(status).send(this, loop.output, false);
        endAfterAnswer(false);
    }

    /**
     * Sends what is gathered and ends the connection.
     *
     * @param nothingUnread whether all input was used; if not, closing at once would reset the
     *     connection and could destroy the answer on its way (RFC 9112 section 9.6)
     */
    private void endAfterAnswer(boolean nothingUnread) {
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

    @Override
    protected void closed(int errno) {
        loop.connectionsOpen--;
    }
}
