package io.headrace.press;

import io.headrace.kernel.Endpoint;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The addresses that connections come from.
 *
 * <p>On IPv4 loopback the whole of 127.0.0.0/8 is ours, so more connections than one address has
 * ports simply come from several; elsewhere the kernel chooses.
 */
final class Sources {
    /** Well below the 28,232 ports of one address, of which some may be in use. */
    private static final int CONNECTIONS_EACH = 16_000;

    private static final int LAST_BYTE_MAX = 254;

    private Sources() {}

    /** Empty when one address will do, or there is no choice. */
    static List<Endpoint> of(Endpoint target, int connections) {
        boolean loopback =
                !target.isUnix()
                        && target.ip() instanceof Inet4Address
                        && target.ip().isLoopbackAddress();
        if (!loopback || connections <= CONNECTIONS_EACH) {
            return List.of();
        }
        int count = Math.min(LAST_BYTE_MAX, Math.ceilDiv(connections, CONNECTIONS_EACH));
        return IntStream.rangeClosed(1, count).mapToObj(Sources::loopback).toList();
    }

    private static Endpoint loopback(int lastByte) {
        try {
            byte[] address = {127, 0, 0, (byte) lastByte};
            return Endpoint.of(new InetSocketAddress(InetAddress.getByAddress(address), 0));
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
