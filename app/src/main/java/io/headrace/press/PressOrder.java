package io.headrace.press;

import io.headrace.fault.Fault;
import io.headrace.http.RequestTemplate;
import io.headrace.loop.EngineWish;
import io.headrace.tls.TlsEngines;
import io.headrace.tls.TlsOrder;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a run was asked to be, in plain values that can travel to another process.
 *
 * @param url where to, such as `http://127.0.0.1:8080/`
 * @param headers lines of the form `Name: value`
 * @param body sent with every request, as Latin-1 text so that any byte can travel
 * @param close whether every request has a connection of its own
 * @param connections how many at a time, 1 to 1,000,000
 * @param threads number of loops, at most one per connection
 * @param cpus kernel list of the CPUs the threads are bound to in turn; empty binds none
 * @param count requests in all; 0 when the duration decides
 * @param durationNs length of the window; 0 when the count decides
 * @param warmupNs load before the window
 * @param timeoutNs longest wait for a connection or an answer
 * @param engine the kernel interface to use
 * @param tls how TLS is spoken where the URL asks for it
 */
public record PressOrder(
        String url,
        String method,
        List<String> headers,
        String body,
        boolean close,
        int connections,
        int threads,
        String cpus,
        long count,
        long durationNs,
        long warmupNs,
        long timeoutNs,
        EngineWish engine,
        TlsOrder tls) {
    private static final int CONNECTIONS_MAX = 1_000_000;
    private static final int THREADS_MAX = 4096;

    public PressOrder {
        headers = List.copyOf(headers);
    }

    /** An order that leaves TLS as it usually is. */
    public PressOrder(
            String url,
            String method,
            List<String> headers,
            String body,
            boolean close,
            int connections,
            int threads,
            String cpus,
            long count,
            long durationNs,
            long warmupNs,
            long timeoutNs,
            EngineWish engine) {
        this(
                url,
                method,
                headers,
                body,
                close,
                connections,
                threads,
                cpus,
                count,
                durationNs,
                warmupNs,
                timeoutNs,
                engine,
                TlsOrder.USUAL);
    }

    /**
     * Checks everything and builds the plan.
     *
     * @throws Fault BAD_INPUT with the offending value; UNREACHABLE when the host has no address
     */
    public PressPlan plan() {
        within("connections -c", connections, 1, CONNECTIONS_MAX);
        within("threads -t", threads, 1, Math.min(THREADS_MAX, connections));
        if (durationNs > 0 == count > 0) {
            throw bad(
                    "neither or both of a count and a duration",
                    "a run ends after -n requests or after -d, and either is above 0",
                    "try -d 10s, or -n 100000");
        }
        if (timeoutNs <= 0) {
            throw bad("--timeout 0", "a request needs some time", "try --timeout 5s");
        }
        if (count > 0 && warmupNs > 0) {
            throw bad("--warmup with -n", "a counted run counts from its start", "use -d instead");
        }
        Target target = Target.parse(url);
        return new PressPlan(
                target,
                request(target),
                method.equals("HEAD"),
                close,
                connections,
                threads,
                CpuSet.parseOrEmpty(cpus),
                count,
                durationNs,
                warmupNs,
                timeoutNs,
                engine.choose(),
                tls(target));
    }

    private @Nullable TlsEngines tls(Target target) {
        if (target.isSecure()) {
            return tls.client(target.serverName(), target.endpoint().port());
        }
        if (!tls.equals(TlsOrder.USUAL)) {
            throw bad(
                    "options of TLS with URL \"" + url + "\"",
                    "TLS is spoken only where the URL starts with https://",
                    "use an https:// URL, or leave them out");
        }
        return null;
    }

    private byte[] request(Target target) {
        if (method.equals("CONNECT")) {
            throw bad("method CONNECT", "it makes a tunnel, not an answer", "use another method");
        }
        try {
            return RequestTemplate.bytes(
                    method,
                    target.path(),
                    target.host(),
                    headers,
                    body.getBytes(StandardCharsets.ISO_8859_1),
                    close);
        } catch (IllegalArgumentException e) {
            throw bad(
                    String.valueOf(e.getMessage()),
                    "HTTP does not allow it (RFC 9110 section 5)",
                    "check -m, -H and the URL");
        }
    }

    private static void within(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw bad(
                    what + " " + value,
                    "it must be " + least + " to " + most,
                    "choose a number in that range");
        }
    }

    private static Fault bad(String what, String cause, String remedy) {
        return new Fault(Fault.Kind.BAD_INPUT, what, cause, remedy);
    }
}
