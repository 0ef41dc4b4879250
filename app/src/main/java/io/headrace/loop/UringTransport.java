package io.headrace.loop;

import static io.headrace.kernel.abi.LinuxIoUring.IORING_CQE_F_MORE;

import io.headrace.kernel.Socket;
import io.headrace.kernel.abi.Errno;
import io.headrace.kernel.uring.LentBuffers;
import io.headrace.kernel.uring.Ring;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * The transport over io_uring(7): one system call a pass, whatever happened on how many sockets.
 *
 * <ul>
 *   <li>A connection has one receive with the kernel for its whole life, which takes lent buffers;
 *       unless one fills a buffer: then large plain receives are better, as with epoll.
 *   <li>Short output is queued and leaves with the next pass; only what did not fit completes. Long
 *       output is sent by a plain call, as with epoll: one call for many bytes is cheap.
 * </ul>
 */
final class UringTransport extends SocketTransport {
    private static final int SUBMISSIONS = 512;
    private static final int COMPLETIONS = 16_384;
    private static final int BUFFERS = 1024;
    private static final int BUFFER_SIZE = 16 << 10;
    private static final int BUFFER_STRIDE = BUFFER_SIZE + 192;

    /** Longer output is sent at once. */
    private static final int QUEUED_MAX = 16 << 10;

    private final Ring ring = new Ring(SUBMISSIONS, COMPLETIONS);
    private final Operations operations = new Operations(ring);
    private final LentBuffers buffers = new LentBuffers(ring, BUFFERS, BUFFER_SIZE, BUFFER_STRIDE);
    private final Scratch scratch = new Scratch();

    /** Whether the listeners do not accept for want of descriptors. */
    private boolean paused;

    UringTransport() {
        operations.awaitWake(wake.fd());
    }

    @Override
    public Engine engine() {
        return Engine.URING;
    }

    // ---- listening and connecting

    @Override
    public void listen(int listener, Supplier<? extends Connection> factory) {
        listeners.add(new Listener(listener, factory));
        accept(listeners.size() - 1);
    }

    private void accept(int index) {
        operations.accept(listeners.get(index).fd(), index);
    }

    @Override
    public void stopListening() {
        for (Listener listener : listeners) {
            operations.close(listener.fd(), true);
        }
        listeners.clear();
    }

    private void accepted(int index, int result, boolean more) {
        if (index >= listeners.size()) {
            if (result >= 0) {
                Socket.close(result); // it came while listening was being stopped
            }
            return;
        }
        if (result >= 0) {
            Connection connection = listeners.get(index).factory().get();
            attach(connection, result);
            receive(connection);
            connection.opened();
        }
        if (result == -Errno.EMFILE || result == -Errno.ENFILE) {
            paused = true;
        } else if (!more) {
            accept(index);
        }
    }

    @Override
    public void connect(Connection connection, Dialer dialer) {
        if (open(connection, dialer)) {
            operations.connect(connection.fd, dialer, slots.tag(connection));
        }
    }

    private void connected(Connection connection, int result) {
        if (result < 0) {
            end(connection, -result);
            return;
        }
        connection.connecting = false;
        receive(connection);
        connection.opened();
    }

    // ---- completions

    @Override
    public int poll(long timeoutNs) {
        int left = takeUnfinished();
        ring.enter(left == 0 ? timeoutNs : 0);
        while (ring.hasQueued()) {
            ring.enter(0);
        }
        pass++;
        scratch.turn();
        int count = reap();
        if (left > 0) {
            continueUnfinished();
        }
        return count;
    }

    private int reap() {
        int count = 0;
        int at = ring.firstCompletion();
        for (int end = ring.endOfCompletions(); at != end; end = ring.endOfCompletions()) {
            count += end - at;
            for (; at != end; at++) {
                long completion = ring.completion(at);
                dispatch(Ring.userData(completion), Ring.result(completion), completion);
            }
            ring.consumed(at);
            buffers.publish();
        }
        return count;
    }

    private void dispatch(long userData, int result, long completion) {
        if (userData < Operations.SEND) {
            received(userData, result, Ring.flags(completion));
        } else {
            dispatchOther(userData, result, Ring.flags(completion));
        }
    }

    private void dispatchOther(long userData, int result, int flags) {
        long kind = userData & ~Operations.TAG_MASK;
        if (kind == Operations.ACCEPT) {
            accepted((int) userData, result, (flags & IORING_CQE_F_MORE) != 0);
        } else if (kind == Operations.WAKE) {
            wake.clear();
            operations.awaitWake(wake.fd());
        } else if (kind != Operations.IGNORED) {
            dispatchTo(slots.find(userData & Operations.TAG_MASK), kind, result);
        }
    }

    private void dispatchTo(@Nullable Connection to, long kind, int result) {
        if (to == null) {
            return;
        }
        if (kind == Operations.CONNECT) {
            connected(to, result);
        } else if (kind == Operations.SEND) {
            sentInPart(to, result);
        } else if (kind == Operations.INPUT) {
            to.receiving = false;
            receiveNow(to, false);
            if (to.fd != Connection.NO_FD && !to.receiving && !isBlocked(to)) {
                receive(to);
            }
        } else if (kind == Operations.ROOM) {
            to.awaitingRoom = false;
            if (to.outbox != null && to.queuedPass != pass) {
                flush(to, to.outbox);
            }
        }
    }

    // ---- input

    private void receive(Connection connection) {
        connection.receiving = true;
        long tag = slots.tag(connection);
        if (connection.bulk) {
            operations.awaitInput(connection.fd, tag);
        } else {
            operations.receive(connection.fd, tag);
        }
    }

    private void received(long tag, int result, int flags) {
        Connection connection = slots.find(tag);
        if (connection != null) {
            if ((flags & IORING_CQE_F_MORE) == 0) {
                connection.receiving = false;
            }
            if (result == BUFFER_SIZE && !connection.bulk) {
                connection.bulk = true;
                operations.cancelReceive(tag);
            }
            if (result > 0) {
                take(connection, buffers.address(LentBuffers.id(flags)), result);
            } else {
                endOrWait(connection, result);
            }
            if (!connection.receiving && mayReceive(connection, tag)) {
                receive(connection);
            }
        }
        if (LentBuffers.hasBuffer(flags)) {
            buffers.giveBack(LentBuffers.id(flags));
        }
    }

    /** Whether the connection of the tag still lives, and its input is wanted. */
    private boolean mayReceive(Connection connection, long tag) {
        return slots.find(tag) != null && !connection.ended && !isBlocked(connection);
    }

    private void take(Connection connection, long address, int length) {
        Inbox inbox = connection.inbox;
        if (inbox == null && !isBlocked(connection)) {
            deliver(connection, address, length);
            return;
        }
        inbox = inbox(connection);
        inbox.append(address, length);
        if (!isBlocked(connection)) {
            int before = inbox.length;
            deliver(connection, inbox.address(), before);
            if (connection.inbox == inbox && inbox.length == before && before > Inbox.CAPACITY) {
                // The protocol neither consumed nor refused what is kept.
                end(connection, Errno.ENOBUFS);
            }
        }
    }

    private void endOrWait(Connection connection, int result) {
        if (result == 0 && isBlocked(connection)) {
            connection.ended = true;
        } else if (result == 0) {
            end(connection, 0);
        } else if (!Operations.mayGoOn(result)) {
            end(connection, -result);
        }
    }

    @Override
    void resumeInput(Connection connection) {
        if (connection.ended) {
            end(connection, 0);
        } else if (!connection.receiving && !isBlocked(connection)) {
            receive(connection);
        }
    }

    // ---- output

    @Override
    public void send(Connection connection, long address, int length) {
        if (length > QUEUED_MAX) {
            sendPlain(connection, address, length, false);
        } else if (mustWait(connection)) {
            outbox(connection).addCopy(address, length);
        } else {
            connection.queuedPass = pass;
            connection.queuedAddress = address;
            connection.queuedLength = length;
            operations.send(connection.fd, address, length, slots.tag(connection));
        }
    }

    @Override
    boolean mustWait(Connection connection) {
        if (connection.queuedPass == pass) {
            unfinished.add(connection);
            return true;
        }
        return connection.outbox != null;
    }

    @Override
    public void sendCopy(Connection connection, long address, int length, boolean more) {
        if (more || !scratch.fits(length)) {
            sendPlain(connection, address, length, more);
        } else {
            send(connection, scratch.copy(address, length), length);
        }
    }

    private void sendPlain(Connection connection, long address, int length, boolean more) {
        int taken = mustWait(connection) ? 0 : sendNow(connection, address, length, more);
        if (taken < length) {
            outbox(connection).addCopy(address + taken, length - taken);
            awaitRoom(connection);
        }
    }

    @Override
    public void sendStable(Connection connection, long address, long length) {
        if (length <= QUEUED_MAX) {
            send(connection, address, (int) length);
            return;
        }
        long taken = mustWait(connection) ? 0 : sendNow(connection, address, length, false);
        if (taken < length) {
            outbox(connection).addStable(address + taken, length - taken);
            awaitRoom(connection);
        }
    }

    /** Of what was queued, only a part fitted: the rest goes before all that came after it. */
    private void sentInPart(Connection connection, int result) {
        int taken = Math.max(0, result);
        if (result < 0 && result != -Errno.EAGAIN) {
            resumeInput(connection);
            return;
        }
        if (connection.queuedPass == pass) {
            // Later bytes are queued already and would overtake the rest: better none than those.
            Socket.shutdownWrite(connection.fd);
            end(connection, Errno.ENOBUFS);
            return;
        }
        long rest = connection.queuedAddress + taken;
        outbox(connection).addCopyFirst(rest, connection.queuedLength - taken);
        awaitRoom(connection);
    }

    @Override
    void awaitRoom(Connection connection) {
        if (connection.queuedPass == pass) {
            return; // being unfinished, it is gone on with in the next pass
        }
        long tag = slots.tag(connection);
        if (!connection.awaitingRoom) {
            connection.awaitingRoom = true;
            operations.awaitRoom(connection.fd, tag);
        }
        stopInput(connection);
    }

    @Override
    void stopInput(Connection connection) {
        if (connection.receiving && !connection.bulk && isBlocked(connection)) {
            operations.cancelReceive(slots.tag(connection));
        }
    }

    // ---- endings

    @Override
    public void finish(Connection connection) {
        connection.finishing = true;
        if (connection.outbox == null) {
            unfinished.add(connection);
        }
    }

    @Override
    public void closeWhenSent(Connection connection) {
        connection.closing = true;
        if (connection.outbox == null) {
            unfinished.add(connection);
        }
    }

    @Override
    void dispose(Connection connection) {
        boolean busy = connection.receiving || connection.connecting || connection.awaitingRoom;
        operations.close(connection.fd, busy);
        if (paused) {
            paused = false;
            for (int i = 0; i < listeners.size(); i++) {
                accept(i);
            }
        }
    }

    @Override
    public long systemCalls() {
        return socketCalls + ring.calls();
    }

    @Override
    public void close() {
        stopListening();
        slots.forEach(this::close);
        ring.enter(0);
        reap();
        ring.close();
        buffers.free();
        scratch.close();
        closeShared();
    }
}
