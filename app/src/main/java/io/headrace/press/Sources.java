package io.headrace.press;

import io.headrace.fault.Fault;
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
 * ports simply come from several; elsewhere the kernel chooses, unless told.
 */
final class Sources {
    /** Well below the 28,232 ports of one address, of which some may be in use. */
    private static final int CONNECTIONS_EACH = 16_000;

    private static final int LAST_BYTE_MAX = 254;

    private Sources() {}

    /** Empty when one address will do, or there is no choice. */
    static List<Endpoint> of(Target target, List<String> asked, int connections) {
        if (!asked.isEmpty()) {
            List<Endpoint> sources = asked.stream().map(Sources::parse).toList();
            target.endpoints().forEach(endpoint -> checkFamily(endpoint, sources));
            return sources;
        }
        boolean loopback =
                target.endpoints().stream()
                        .allMatch(one ->
                                !one.isUnix()
                                        && one.ip() instanceof Inet4Address
                                        && one.ip().isLoopbackAddress());
        if (!loopback || connections <= CONNECTIONS_EACH) {
            return List.of();
        }
        int count = Math.min(LAST_BYTE_MAX, Math.ceilDiv(connections, CONNECTIONS_EACH));
        return IntStream.rangeClosed(1, count)
                .mapToObj(lastByte -> parse("127.0.0." + lastByte))
                .toList();
    }

    private static void checkFamily(Endpoint target, List<Endpoint> sources) {
        if (sources.stream().noneMatch(source -> source.family() == target.family())) {
            throw bad(
                    "--source " + sources.getFirst().text() + " for " + target.text(),
                    "no source address is of the target's family",
                    "give an IPv4 source for an IPv4 target, an IPv6 one for IPv6");
        }
    }

    private static Endpoint parse(String address) {
        try {
            if (address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.%a-z]*")) {
                return Endpoint.of(new InetSocketAddress(InetAddress.getByName(address), 0));
            }
        } catch (UnknownHostException e) {
            // told below, as what is no address at all
        }
        throw bad(
                "--source " + address,
                "it is not an IP address",
                "give addresses of this machine, such as --source 10.0.0.1,10.0.0.2");
    }

    private static Fault bad(String what, String cause, String remedy) {
        return new Fault(Fault.Kind.BAD_INPUT, what, cause, remedy);
    }
}
