package io.headrace.serve;

import io.headrace.http.BodyReader;
import io.headrace.http.RequestHead;
import io.headrace.http.RequestScanner;
import io.headrace.kernel.Memory;
import io.headrace.loop.Connection;
import io.headrace.serve.Responses.Answer;

/** One client of the reference server: reads requests, answers each in order. */
final class ServerConnection extends Connection {
    private final ServerLoop loop;
    private final BodyReader body = new BodyReader();

    /** Of the request whose body is being read: the shared head is overwritten by others. */
    private boolean readingBody;

    private boolean answersHead;
    private boolean keepsAlive;
    private int minorVersion;

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
        SameRequest same = loop.same;
        if (!readingBody && same.matches(address, length) && !hasPendingOutput()) {
            return answerSame(same, length);
        }
        return parse(address, length);
    }

    private int answerSame(SameRequest same, int length) {
        answersHead = same.answersHead;
        keepsAlive = same.keepsAlive;
        minorVersion = same.minorVersion;
        answer();
        loop.bytesReceived += length;
        if (keepsAlive) {
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
        RequestHead head = loop.head;
        int length = RequestScanner.scan(Memory.ALL, at, end, head);
        if (length <= 0) {
            return length == RequestScanner.PARTIAL ? at : length;
        }
        answersHead = head.isHead();
        keepsAlive = head.keepAlive();
        minorVersion = head.minorVersion();
        if (head.bodyKind() == BodyReader.NONE) {
            loop.same.remember(at, length, answersHead, keepsAlive, minorVersion);
            answer();
        } else {
            body.begin(head.bodyKind(), head.contentLength());
            beginBody(head, at + length == end);
        }
        return at + length;
    }

    private void beginBody(RequestHead head, boolean nothingFollows) {
        if (body.complete()) {
            answer();
            return;
        }
        readingBody = true;
        if (head.expectContinue() && nothingFollows) {
            loop.output.add(this, loop.responses.goOn, loop.responses.goOnLength);
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
            answer();
        }
        return next;
    }

    private void answer() {
        keepsAlive &= !loop.draining;
        Responses responses = loop.responses;
        Answer answer =
                !keepsAlive
                        ? responses.closing
                        : minorVersion == 0 ? responses.keepAlive : responses.persistent;
        loop.requests++;
        Output output = loop.output;
        if (answersHead) {
            loop.bytesSent += answer.headLength;
            output.add(this, answer.address, answer.headLength);
            return;
        }
        loop.bytesSent += answer.length;
        output.add(this, answer.address, answer.length);
        if (responses.hasSeparateBody()) {
            loop.bytesSent += responses.bodyLength();
            output.flush(this, true);
            loop.transport.sendStable(this, responses.bodyAddress(), responses.bodyLength());
        }
    }

    private void refuse(int status) {
        loop.refused++;
        Answer answer = loop.responses.refusal(status);
        loop.bytesSent += answer.length;
        loop.output.add(this, answer.address, answer.length);
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
