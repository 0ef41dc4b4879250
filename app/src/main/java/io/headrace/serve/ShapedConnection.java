package io.headrace.serve;

import io.headrace.http.RequestHead;
import io.headrace.kernel.Memory;

import org.jspecify.annotations.Nullable;

/** One client of a server that does more than answer: it keeps back, fails, counts or logs. */
final class ShapedConnection extends ServerConnection {
    /** A request is there and its answer kept back. */
    private boolean waiting;

    /** The time of the request that was kept back has come. */
    private boolean released;

    private long dueNs;
    private long requests;

    /** Of a request whose body is read, if it will be logged. */
    private byte @Nullable [] target;

    private int method;

    ShapedConnection(ServerLoop loop) {
        super(loop);
    }

    @Override
    protected int received(long address, int length) {
        int used = parse(address, length);
        if (waiting && isOpen()) {
            loop.transport.hold(this);
        }
        return used;
    }

    /** When the request that waits may be answered. */
    long dueNs() {
        return dueNs;
    }

    /** The time has come: the request is delivered again. */
    void goOn() {
        if (isOpen()) {
            waiting = false;
            released = true;
            loop.transport.release(this);
        }
    }

    @Override
    boolean isDue() {
        if (waiting) {
            return false;
        }
        if (!released) {
            long now = System.nanoTime();
            dueNs = loop.shaper.dueNs(now);
            waiting = dueNs > now;
            if (waiting) {
                loop.shaper.add(this);
            }
        }
        released = false;
        return !waiting;
    }

    @Override
    boolean isWaiting() {
        return waiting;
    }

    @Override
    Answer choose(Request request) {
        if (loop.log != null && request.hasBody()) {
            rememberTarget(request);
        }
        long most = loop.limits.keepaliveRequests();
        if (most > 0 && ++requests >= most) {
            request.keepsAlive = false;
        }
        return switch (loop.shaper.fate()) {
            case Shaper.FAIL -> loop.failure.answer(request);
            case Shaper.CLOSE -> {
                request.keepsAlive = false;
                yield NoAnswer.INSTANCE;
            }
            default -> super.choose(request);
        };
    }

    // ---- the log

    /** When its body has come, the head of the request is gone. */
    private void rememberTarget(Request request) {
        RequestHead head = request.head;
        method = head.method();
        target = Memory.bytes(head.target(), (int) (head.targetEnd() - head.target()));
    }

    @Override
    long answer(Answer its) {
        long sent = super.answer(its);
        AccessRing log = loop.log;
        if (log == null) {
            return sent;
        }
        byte[] kept = target;
        if (kept != null) {
            target = null;
            noteKept(log, kept, its.status, sent);
        } else {
            RequestHead head = loop.request.head;
            int length = (int) (head.targetEnd() - head.target());
            note(log.add(head.method(), head.target(), length, its.status, sent));
        }
        return sent;
    }

    private void noteKept(AccessRing log, byte[] kept, int status, long sent) {
        long copy = Memory.map(kept);
        note(log.add(method, copy, kept.length, status, sent));
        Memory.unmap(copy, kept.length);
    }

    @Override
    long refuse(int status) {
        long sent = super.refuse(status);
        if (loop.log != null) {
            note(loop.log.add(AccessRing.NO_METHOD, 0, 0, status, sent));
        }
        return sent;
    }

    private void note(boolean hadRoom) {
        if (!hadRoom) {
            loop.published.countLogDropped();
        }
    }
}
