package io.headrace.loop;

import static io.headrace.kernel.abi.SysEpoll.EPOLLERR;
import static io.headrace.kernel.abi.SysEpoll.EPOLLET;
import static io.headrace.kernel.abi.SysEpoll.EPOLLHUP;
import static io.headrace.kernel.abi.SysEpoll.EPOLLIN;
import static io.headrace.kernel.abi.SysEpoll.EPOLLOUT;
import static io.headrace.kernel.abi.SysEpoll.EPOLLRDHUP;

import io.headrace.kernel.Endpoint;
import io.headrace.kernel.Epoll;
import io.headrace.kernel.EventFd;
import io.headrace.kernel.Memory;
import io.headrace.kernel.Socket;
import io.headrace.kernel.abi.Errno;
import io.headrace.kernel.abi.NetinetIn;
import io.headrace.kernel.abi.NetinetTcp;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The transport over epoll(7), edge triggered.
 *
 * <p>A connection is registered once, for reading and writing: while it lives no further epoll_ctl
 * is made. A receive that does not fill its buffer counts as having drained the socket, as the man
 * page allows, unless the event said that the peer has closed.
 */
public final class EpollTransport implements Transport {
    private static final int INTEREST = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
    private static final int READABLE = EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR;
    private static final int ENDED = EPOLLRDHUP | EPOLLHUP | EPOLLERR;

    /** The most receives of one connection before the others get their turn. */
    private static final int RECEIVES_MAX = 16;

    /** In the event's data: a listener's index, or the wake-up, instead of a connection's slot. */
    private static final long LISTENER = 1L << 62;

    private static final long WAKE = 1L << 61;

    private record Listener(int fd, Supplier<? extends Connection> factory) {}

    private final Epoll epoll = new Epoll();
    private final EventFd wake = new EventFd();
    private final Slots slots = new Slots();
    private final List<Listener> listeners = new ArrayList<>();
    private final Inbox.Pool inboxes = new Inbox.Pool();
    private final long shared = Memory.map(Inbox.CAPACITY);

    /** Connections with something left to do of which no new event will tell. */
    private final ArrayList<Connection> unfinished = new ArrayList<>();

    /** Whether the listeners are not watched for want of descriptors. */
    private boolean paused;

    public EpollTransport() {
        epoll.add(wake.fd(), EPOLLIN, WAKE);
    }

    @Override
    public String engine() {
        return "epoll";
    }

    @Override
    public void listen(int listener, Supplier<? extends Connection> factory) {
        epoll.add(listener, EPOLLIN, LISTENER | listeners.size());
        listeners.add(new Listener(listener, factory));
    }

    @Override
    public void stopListening() {
        if (!paused) {
            listeners.forEach(listener -> epoll.remove(listener.fd));
        }
        for (Listener listener : listeners) {
            Socket.close(listener.fd);
        }
        listeners.clear();
    }

    @Override
    public void connect(Connection connection, Endpoint target, long sockaddr) {
        int fd = Socket.open(target.family());
        if (!target.isUnix()) {
            Socket.setOption(fd, NetinetIn.IPPROTO_TCP, NetinetTcp.TCP_NODELAY, 1);
        }
        attach(connection, fd);
        connection.connecting = true;
        int result = Socket.connect(fd, sockaddr, target.length());
        if (result < 0 && result != -Errno.EINPROGRESS) {
            end(connection, -result);
            return;
        }
        epoll.add(fd, INTEREST, slots.tag(connection));
    }

    @Override
    public int poll(int timeoutMs) {
        int count = epoll.await(unfinished.isEmpty() ? timeoutMs : 0);
        for (int i = 0; i < count; i++) {
            dispatch(epoll.dataAt(i), epoll.eventsAt(i));
        }
        if (!unfinished.isEmpty()) {
            continueUnfinished();
        }
        return count;
    }

    private void dispatch(long data, int events) {
        if (data >= WAKE) {
            dispatchSpecial(data);
            return;
        }
        Connection connection = slots.find(data);
        if (connection == null) {
            return;
        }
        if (connection.connecting) {
            finishConnecting(connection);
            return;
        }
        if (connection.outbox != null) {
            flush(connection, connection.outbox);
        }
        if ((events & READABLE) != 0 && connection.fd != Connection.NO_FD) {
            receive(connection, (events & ENDED) != 0);
        }
    }

    private void dispatchSpecial(long data) {
        if ((data & LISTENER) != 0) {
            accept((int) data);
        } else {
            wake.clear();
        }
    }

    private void accept(int index) {
        if (index >= listeners.size()) {
            return;
        }
        Listener listener = listeners.get(index);
        int fd;
        while ((fd = Socket.accept(listener.fd)) >= 0) {
            Connection connection = listener.factory.get();
            attach(connection, fd);
            epoll.add(fd, INTEREST, slots.tag(connection));
            connection.opened();
        }
        if (fd == -Errno.EMFILE || fd == -Errno.ENFILE) {
            pauseListening();
        }
    }

    /** Without a free descriptor the listener would stay ready and the loop would spin on it. */
    private void pauseListening() {
        paused = true;
        listeners.forEach(listener -> epoll.remove(listener.fd));
    }

    private void resumeListening() {
        paused = false;
        for (int i = 0; i < listeners.size(); i++) {
            epoll.add(listeners.get(i).fd, EPOLLIN, LISTENER | i);
        }
    }

    private void attach(Connection connection, int fd) {
        connection.fd = fd;
        connection.finishing = false;
        slots.add(connection);
    }

    private void finishConnecting(Connection connection) {
        int error = Socket.error(connection.fd);
        if (error != 0) {
            end(connection, error);
            return;
        }
        connection.connecting = false;
        connection.opened();
    }

    /** Receives until the socket is drained, and delivers. */
    private void receive(Connection connection, boolean ended) {
        for (int turn = 0; turn < RECEIVES_MAX; turn++) {
            if (connection.outbox != null && !connection.readsWhileSending()) {
                return;
            }
            Inbox inbox = connection.inbox;
            int kept = inbox == null ? 0 : inbox.length;
            int room = Inbox.CAPACITY - kept;
            long start = inbox == null ? shared : inbox.address;
            int count = room == 0 ? 0 : Socket.receive(connection.fd, start + kept, room);
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

    /** Delivers all bytes not consumed so far, and keeps what is left of them. */
    private void deliver(Connection connection, long address, int length) {
        int used = connection.finishing ? length : connection.received(address, length);
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
        Inbox inbox = connection.inbox;
        if (inbox == null) {
            inbox = inboxes.take();
            connection.inbox = inbox;
        }
        if (inbox.address != address) {
            Memory.copy(address, inbox.address, length);
        }
        inbox.length = length;
    }

    private void continueUnfinished() {
        List<Connection> turn = List.copyOf(unfinished);
        unfinished.clear();
        for (Connection connection : turn) {
            if (connection.outbox != null) {
                flush(connection, connection.outbox);
            } else if (connection.fd != Connection.NO_FD && !connection.connecting) {
                receive(connection, true);
            }
        }
    }

    @Override
    public void send(Connection connection, long address, int length, boolean more) {
        int taken = connection.outbox == null ? sendNow(connection, address, length, more) : 0;
        if (taken < length) {
            pending(connection).addCopy(address + taken, length - taken);
        }
    }

    @Override
    public void sendStable(Connection connection, long address, long length) {
        int part = (int) Math.min(length, 1 << 30);
        int taken = connection.outbox == null ? sendNow(connection, address, part, false) : 0;
        if (taken < length) {
            pending(connection).addStable(address + taken, length - taken);
        }
    }

    /** Bytes the kernel took; after an error none, and the connection ends in the next pass. */
    private int sendNow(Connection connection, long address, int length, boolean more) {
        int taken = Socket.send(connection.fd, address, length, more);
        if (taken < 0 && taken != -Errno.EAGAIN) {
            unfinished.add(connection);
        }
        return Math.max(0, taken);
    }

    private static Outbox pending(Connection connection) {
        Outbox outbox = connection.outbox;
        if (outbox == null) {
            outbox = new Outbox();
            connection.outbox = outbox;
        }
        return outbox;
    }

    private void flush(Connection connection, Outbox outbox) {
        while (!outbox.isEmpty()) {
            int part = (int) Math.min(outbox.length(), 1 << 30);
            int taken = Socket.send(connection.fd, outbox.address(), part, outbox.more());
            if (taken == -Errno.EAGAIN) {
                return;
            }
            if (taken < 0) {
                end(connection, -taken);
                return;
            }
            outbox.taken(taken);
        }
        connection.outbox = null;
        if (connection.finishing) {
            Socket.shutdownWrite(connection.fd);
        }
        resume(connection);
    }

    /** Delivers what had to wait until the output was gone; no event will tell of it again. */
    private void resume(Connection connection) {
        Inbox inbox = connection.inbox;
        if (inbox != null && connection.fd != Connection.NO_FD) {
            deliver(connection, inbox.address, inbox.length);
        }
        if (connection.fd != Connection.NO_FD) {
            receive(connection, false);
        }
    }

    @Override
    public void finish(Connection connection) {
        connection.finishing = true;
        if (connection.outbox == null) {
            Socket.shutdownWrite(connection.fd);
        }
    }

    @Override
    public void close(Connection connection) {
        if (connection.fd == Connection.NO_FD) {
            return;
        }
        slots.remove(connection);
        Socket.close(connection.fd);
        connection.fd = Connection.NO_FD;
        connection.connecting = false;
        release(connection);
        if (paused) {
            resumeListening();
        }
    }

    private void release(Connection connection) {
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

    private void end(Connection connection, int errno) {
        close(connection);
        connection.closed(errno);
    }

    @Override
    public void wake() {
        wake.raise();
    }

    @Override
    public void close() {
        stopListening();
        slots.forEach(this::close);
        inboxes.close();
        epoll.close();
        wake.close();
        Memory.unmap(shared, Inbox.CAPACITY);
    }
}
