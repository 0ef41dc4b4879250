package io.headrace.bench.peers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that send a request's head one byte a second and never end it (slowloris); those that the
 * server throws out come again.
 */
final class SlowClients implements AutoCloseable {
    private static final byte[] HEAD =
            "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII);

    /** One byte of each in this time. */
    private static final long ROUND_NS = 1_000_000_000L;

    /** Between two of these the thread sleeps, so that the bytes are spread over the round. */
    private static final int PORTIONS = 100;

    private final InetSocketAddress server;
    private final SocketChannel[] channels;
    private final int[] sent;
    private final Thread thread;
    private volatile boolean stopped;
    private final AtomicLong thrownOut = new AtomicLong();

    SlowClients(int port, int count) throws IOException {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        channels = new SocketChannel[count];
        sent = new int[count];
        for (int i = 0; i < count; i++) {
            channels[i] = connect();
        }
        thread = Thread.ofPlatform().daemon().name("slow").start(this::drip);
    }

    private SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return channel;
    }

    private void drip() {
        ByteBuffer one = ByteBuffer.allocateDirect(1);
        while (!stopped) {
            for (int portion = 0; portion < PORTIONS && !stopped; portion++) {
                for (int i = portion; i < channels.length; i += PORTIONS) {
                    send(i, one);
                }
                sleep();
            }
        }
    }

    private void send(int client, ByteBuffer one) {
        int at = sent[client];
        one.clear().put(at < HEAD.length ? HEAD[at] : (byte) 'a').flip();
        try {
            channels[client].write(one);
            sent[client]++;
        } catch (IOException thrown) {
            comeAgain(client);
        }
    }

    private void comeAgain(int client) {
        thrownOut.incrementAndGet();
        sent[client] = 0;
        try {
            channels[client].close();
            channels[client] = connect();
        } catch (IOException refused) {
            stopped = true;
        }
    }

    private static void sleep() {
        try {
            TimeUnit.NANOSECONDS.sleep(ROUND_NS / PORTIONS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many connections the server has ended so far. */
    long thrownOut() {
        return thrownOut.get();
    }

    @Override
    public void close() throws IOException {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
