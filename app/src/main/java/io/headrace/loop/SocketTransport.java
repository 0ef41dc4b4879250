package io.headrace.loop;

import io.headrace.kernel.EventFd;
import io.headrace.kernel.FileBytes;
import io.headrace.kernel.Memory;
import io.headrace.kernel.Socket;
import io.headrace.kernel.abi.Errno;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What both transports share: connections by number, input that waits to be consumed, output that
 * waits for the kernel, and the plain calls on a socket.
 */
abstract class SocketTransport implements Transport {
    /** The most receives of one connection before the others get their turn. */
    private static final int RECEIVES_MAX = 16;

    /** Most bytes of one plain send; the length of a system call is an int here. */
    private static final int SEND_MAX = 1 << 30;

    /** Most bytes of a file before other connections get their turn. */
    private static final int FILE_PART = 1 << 20;

    /** A listening socket, and what makes the object of each accepted connection. */
    record Listener(int fd, Supplier<? extends Connection> factory) {}

    final EventFd wake = new EventFd();
    final Slots slots = new Slots();
    final List<Listener> listeners = new ArrayList<>();

    /** Connections with something left to do of which no new event will tell. */
    ArrayList<Connection> unfinished = new ArrayList<>();

    private ArrayList<Connection> turn = new ArrayList<>();

    private final FileBytes files = new FileBytes();
    private final Inbox.Pool inboxes = new Inbox.Pool();

    /** Where plain calls receive for all connections, so that it stays in the cache. */
    private final long shared = Memory.map(Inbox.CAPACITY);

    /** Counts the passes, so that it can be told what belongs to the current one. */
    int pass = 1;

    /** System calls made on sockets, without the wait for events. */
    long socketCalls;

    // ---- what the kernel interface does in its own way

    /** The kernel had no room for the output: its rest is sent when there is room again. */
    abstract void awaitRoom(Connection connection);

    /** Whether other bytes go first, of which it is not known whether they fit. */
    abstract boolean mustWait(Connection connection);

    /** The output has left: input that had to wait is read again. */
    abstract void resumeInput(Connection connection);

    /** No input is wanted for a while: what the kernel would go on to receive is given up. */
    void stopInput(Connection connection) {}

    /** Ends what the kernel does for the connection, and closes its socket. */
    abstract void dispose(Connection connection);

    // ---- connections

    final void attach(Connection connection, int fd) {
        connection.attach(fd);
        slots.add(connection);
    }

    /** Gives the connection a socket that is ready to connect; if none is to be had, it ends. */
    final boolean open(Connection connection, Dialer dialer) {
        int fd = dialer.open();
        if (fd < 0) {
            connection.closed(-fd);
            return false;
        }
        attach(connection, fd);
        connection.connecting = true;
        return true;
    }

    @Override
    public final void close(Connection connection) {
        if (connection.fd == Connection.NO_FD) {
            return;
        }
        dispose(connection);
        slots.remove(connection);
        connection.fd = Connection.NO_FD;
        connection.connecting = false;
        freeBuffers(connection);
    }

    private void freeBuffers(Connection connection) {
        @Nullable Inbox inbox = connection.inbox;
        if (inbox != null) {
            connection.inbox = null;
            inboxes.give(inbox);
        }
        @Nullable Outbox outbox = connection.outbox;
        if (outbox != null) {
            connection.outbox = null;
            outbox.discard();
        }
    }

    /** Closes, and tells the connection so. */
    final void end(Connection connection, int errno) {
        close(connection);
        connection.closed(errno);
    }

    // ---- input

    /** Delivers all bytes not consumed so far, and keeps what is left of them. */
    final void deliver(Connection connection, long address, int length) {
        int used =
                connection.finishing || connection.closing
                        ? length
                        : connection.received(address, length);
        Inbox inbox = connection.inbox;
        if (used == length) {
            if (inbox != null) {
                connection.inbox = null;
                inboxes.give(inbox);
            }
        } else if (connection.fd != Connection.NO_FD) {
            keep(connection, address + used, length - used);
        }
    }

    private void keep(Connection connection, long address, int length) {
        Inbox inbox = inbox(connection);
        if (inbox.address() != address) {
            Memory.copy(address, inbox.address(), length);
        }
        inbox.length = length;
    }

    /**
     * Receives with plain calls until the socket is drained, and delivers.
     *
     * @param ended whether the peer has closed, so that a short receive is not the last
     */
    final void receiveNow(Connection connection, boolean ended) {
        for (int turn = 0; turn < RECEIVES_MAX; turn++) {
            if (isBlocked(connection)) {
                return;
            }
            Inbox inbox = connection.inbox;
            int kept = inbox == null ? 0 : inbox.length;
            int room = Inbox.CAPACITY - kept;
            long start = inbox == null ? shared : inbox.address();
            int count = room == 0 ? 0 : receiveOnce(connection, start + kept, room);
            if (count <= 0) {
                endOrWait(connection, count, room);
                return;
            }
            deliver(connection, start, kept + count);
            if (connection.fd == Connection.NO_FD || (count < room && !ended)) {
                return;
            }
        }
        unfinished.add(connection);
    }

    private int receiveOnce(Connection connection, long address, int room) {
        socketCalls++;
        return Socket.receive(connection.fd, address, room);
    }

    private void endOrWait(Connection connection, int count, int room) {
        if (room == 0) {
            // The protocol neither consumed nor refused what is kept.
            end(connection, Errno.ENOBUFS);
        } else if (count == 0) {
            end(connection, 0);
        } else if (count != -Errno.EAGAIN && count != -Errno.EINTR) {
            end(connection, -count);
        }
    }

    /** The connection's inbox, which it gets now if it had none. */
    final Inbox inbox(Connection connection) {
        Inbox inbox = connection.inbox;
        if (inbox == null) {
            inbox = inboxes.take();
            connection.inbox = inbox;
        }
        return inbox;
    }

    /** Whether input has to wait for output to leave. */
    static boolean isBlocked(Connection connection) {
        return connection.outbox != null && !connection.readsWhileSending();
    }

    @Override
    public final void hold(Connection connection) {
        outbox(connection).held = true;
        stopInput(connection);
    }

    @Override
    public final void release(Connection connection) {
        Outbox outbox = connection.outbox;
        if (outbox != null && outbox.held) {
            outbox.held = false;
            unfinished.add(connection);
        }
    }

    // ---- output

    /**
     * Sends at once: how many bytes the kernel took.
     *
     * <p>After an error none, and the connection is unfinished: receiving will tell what happened.
     */
    final int sendNow(Connection connection, long address, long length, boolean more) {
        socketCalls++;
        int part = (int) Math.min(length, SEND_MAX);
        int taken = Socket.send(connection.fd, address, part, more);
        if (taken < 0 && taken != -Errno.EAGAIN) {
            unfinished.add(connection);
        }
        return Math.max(0, taken);
    }

    final Outbox outbox(Connection connection) {
        Outbox outbox = connection.outbox;
        if (outbox == null) {
            outbox = new Outbox();
            connection.outbox = outbox;
        }
        return outbox;
    }

    @Override
    public final void sendFile(Connection connection, int fd, long offset, long length) {
        int taken = 0;
        if (!mustWait(connection)) {
            taken = Math.max(0, sendPart(connection, fd, offset, length));
            if (taken == length) {
                return;
            }
            unfinished.add(connection); // whether there is room was not asked
        }
        outbox(connection).addFile(FileBytes.duplicate(fd), offset + taken, length - taken);
    }

    private int sendPart(Connection connection, int fd, long offset, long length) {
        socketCalls++;
        int part = (int) Math.min(length, FILE_PART);
        int taken = files.send(connection.fd, fd, offset, part);
        return taken == 0 ? -Errno.EIO : taken;
    }

    /** Sends of the first piece that waits: bytes taken, or a negative errno. */
    private int sendFirst(Connection connection, Outbox outbox) {
        if (outbox.isFile()) {
            return sendPart(connection, outbox.file(), outbox.address(), outbox.length());
        }
        socketCalls++;
        int part = (int) Math.min(outbox.length(), SEND_MAX);
        return Socket.send(connection.fd, outbox.address(), part, outbox.more());
    }

    /** Sends what waits, as far as there is room. */
    final void flush(Connection connection, Outbox outbox) {
        if (outbox.held) {
            return;
        }
        while (!outbox.isEmpty()) {
            boolean file = outbox.isFile();
            int taken = sendFirst(connection, outbox);
            if (taken == -Errno.EAGAIN) {
                awaitRoom(connection);
                return;
            }
            if (taken < 0) {
                end(connection, -taken);
                return;
            }
            outbox.taken(taken);
            if (file && taken == FILE_PART && !outbox.isEmpty()) {
                unfinished.add(connection);
                return;
            }
        }
        connection.outbox = null;
        drained(connection);
    }

    /** Lets other connections have their turn before this one may send more. */
    final void pauseOutput(Connection connection) {
        outbox(connection);
        unfinished.add(connection);
    }

    /** All output has left: does what had to wait for that. */
    private void drained(Connection connection) {
        connection.outputLeft();
        if (connection.fd == Connection.NO_FD || connection.outbox != null) {
            return;
        }
        if (connection.closing) {
            end(connection, 0);
            return;
        }
        if (connection.finishing) {
            Socket.shutdownWrite(connection.fd);
        }
        Inbox inbox = connection.inbox;
        if (inbox != null) {
            deliver(connection, inbox.address(), inbox.length);
        }
        if (connection.fd != Connection.NO_FD) {
            resumeInput(connection);
        }
    }

    /** Takes those of whom no event will tell: how many there are, to be continued. */
    final int takeUnfinished() {
        if (unfinished.isEmpty()) {
            return 0;
        }
        ArrayList<Connection> taken = unfinished;
        unfinished = turn;
        turn = taken;
        return taken.size();
    }

    /** Continues with those taken before this pass. */
    final void continueUnfinished() {
        for (int i = 0; i < turn.size(); i++) {
            Connection connection = turn.get(i);
            if (connection.queuedPass == pass) {
                unfinished.add(connection);
            } else if (connection.fd != Connection.NO_FD && !connection.connecting) {
                goOn(connection);
            }
        }
        turn.clear();
    }

    private void goOn(Connection connection) {
        if (connection.outbox != null) {
            flush(connection, connection.outbox);
        } else if (connection.closing || connection.finishing) {
            drained(connection);
        } else {
            resumeInput(connection);
        }
    }

    // ---- the transport's end

    @Override
    public final void wake() {
        wake.raise();
    }

    /** Frees what all transports have, after all connections are closed. */
    final void closeShared() {
        inboxes.close();
        files.close();
        Memory.unmap(shared, Inbox.CAPACITY);
        wake.close();
    }
}
