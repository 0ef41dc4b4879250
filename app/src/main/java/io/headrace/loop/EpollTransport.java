package io.headrace.loop;

import static io.headrace.kernel.abi.SysEpoll.EPOLLERR;
import static io.headrace.kernel.abi.SysEpoll.EPOLLET;
import static io.headrace.kernel.abi.SysEpoll.EPOLLHUP;
import static io.headrace.kernel.abi.SysEpoll.EPOLLIN;
import static io.headrace.kernel.abi.SysEpoll.EPOLLOUT;
import static io.headrace.kernel.abi.SysEpoll.EPOLLRDHUP;

import io.headrace.kernel.Epoll;
import io.headrace.kernel.Socket;
import io.headrace.kernel.abi.Errno;

import java.util.function.Supplier;

/**
 * The transport over epoll(7), edge triggered.
 *
 * <p>A connection is registered once, for reading and writing: while it lives no further epoll_ctl
 * is made. A receive that does not fill its buffer counts as having drained the socket, as the man
 * page allows, unless the event said that the peer has closed.
 */
final class EpollTransport extends SocketTransport {
    private static final int INTEREST = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
    private static final int READABLE = EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR;
    private static final int ENDED = EPOLLRDHUP | EPOLLHUP | EPOLLERR;

    /** In the event's data: a listener's index, or the wake-up, instead of a connection's slot. */
    private static final long LISTENER = 1L << 62;

    private static final long WAKE = 1L << 61;

    private final Epoll epoll = new Epoll();

    /** Whether the listeners are not watched for want of descriptors. */
    private boolean paused;

    EpollTransport() {
        epoll.add(wake.fd(), EPOLLIN, WAKE);
    }

    @Override
    public Engine engine() {
        return Engine.EPOLL;
    }

    // ---- listening and connecting

    @Override
    public void listen(int listener, Supplier<? extends Connection> factory) {
        epoll.add(listener, EPOLLIN, LISTENER | listeners.size());
        listeners.add(new Listener(listener, factory));
    }

    @Override
    public void stopListening() {
        if (!paused) {
            listeners.forEach(listener -> epoll.remove(listener.fd()));
        }
        for (Listener listener : listeners) {
            Socket.close(listener.fd());
        }
        listeners.clear();
    }

    private void accept(int index) {
        if (index >= listeners.size()) {
            return;
        }
        Listener listener = listeners.get(index);
        int fd;
        while ((fd = Socket.accept(listener.fd())) >= 0) {
            socketCalls++;
            Connection connection = listener.factory().get();
            attach(connection, fd);
            register(connection);
            connection.opened();
        }
        socketCalls++;
        if (fd == -Errno.EMFILE || fd == -Errno.ENFILE) {
            pauseListening();
        }
    }

    private void register(Connection connection) {
        socketCalls++;
        epoll.add(connection.fd, INTEREST, slots.tag(connection));
    }

    /** Without a free descriptor the listener would stay ready and the loop would spin on it. */
    private void pauseListening() {
        paused = true;
        listeners.forEach(listener -> epoll.remove(listener.fd()));
    }

    private void resumeListening() {
        paused = false;
        for (int i = 0; i < listeners.size(); i++) {
            epoll.add(listeners.get(i).fd(), EPOLLIN, LISTENER | i);
        }
    }

    @Override
    public void connect(Connection connection, Dialer dialer) {
        if (!open(connection, dialer)) {
            return;
        }
        socketCalls++;
        int result = Socket.connect(connection.fd, dialer.sockaddr(), dialer.length());
        if (result < 0 && result != -Errno.EINPROGRESS) {
            end(connection, -result);
            return;
        }
        register(connection);
    }

    private void finishConnecting(Connection connection) {
        socketCalls++;
        int error = Socket.error(connection.fd);
        if (error != 0) {
            end(connection, error);
            return;
        }
        connection.connecting = false;
        connection.opened();
    }

    // ---- events

    @Override
    public int poll(long timeoutNs) {
        int left = takeUnfinished();
        int count = epoll.await(left == 0 ? timeoutNs : 0);
        pass++;
        for (int i = 0; i < count; i++) {
            dispatch(epoll.dataAt(i), epoll.eventsAt(i));
        }
        if (left > 0) {
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
            receiveNow(connection, (events & ENDED) != 0);
        }
    }

    private void dispatchSpecial(long data) {
        if ((data & LISTENER) != 0) {
            accept((int) data);
        } else {
            wake.clear();
        }
    }

    /** Reads to the end of what is there, since the edge that told of an end may be behind. */
    @Override
    void resumeInput(Connection connection) {
        receiveNow(connection, true);
    }

    // ---- output

    @Override
    public void send(Connection connection, long address, int length) {
        sendCopy(connection, address, length, false);
    }

    @Override
    public void sendCopy(Connection connection, long address, int length, boolean more) {
        int taken = connection.outbox == null ? sendNow(connection, address, length, more) : 0;
        if (taken < length) {
            outbox(connection).addCopy(address + taken, length - taken);
        }
    }

    @Override
    public void sendStable(Connection connection, long address, long length) {
        int taken = connection.outbox == null ? sendNow(connection, address, length, false) : 0;
        if (taken < length) {
            outbox(connection).addStable(address + taken, length - taken);
        }
    }

    @Override
    boolean mustWait(Connection connection) {
        return connection.outbox != null;
    }

    /** Nothing to do: the edge tells of room, too. */
    @Override
    void awaitRoom(Connection connection) {}

    // ---- endings

    @Override
    public void finish(Connection connection) {
        connection.finishing = true;
        if (connection.outbox == null) {
            Socket.shutdownWrite(connection.fd);
        }
    }

    @Override
    public void closeWhenSent(Connection connection) {
        if (connection.outbox == null) {
            end(connection, 0);
        } else {
            connection.closing = true;
        }
    }

    @Override
    void dispose(Connection connection) {
        socketCalls++;
        Socket.close(connection.fd);
        if (paused) {
            resumeListening();
        }
    }

    @Override
    public long systemCalls() {
        return socketCalls + epoll.calls();
    }

    @Override
    public void close() {
        stopListening();
        slots.forEach(this::close);
        epoll.close();
        closeShared();
    }
}
