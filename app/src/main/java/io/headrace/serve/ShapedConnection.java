package io.headrace.serve;

/** One client of a server that does more than answer: it keeps back, fails, counts or logs. */
final class ShapedConnection extends ServerConnection {
    /** A request is there and its answer kept back. */
    private boolean waiting;

    /** The time of the request that was kept back has come. */
    private boolean released;

    private long dueNs;
    private long requests;

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
}
