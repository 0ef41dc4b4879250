package io.headrace.press;

import io.headrace.fault.Fault;
import io.headrace.kernel.Endpoint;
import io.headrace.kernel.KernelFault;
import io.headrace.kernel.abi.Errno;
import io.headrace.loop.TlsHandshake;
import io.headrace.tls.TlsFailure;
import io.headrace.units.Durations;

import org.jspecify.annotations.Nullable;

import java.util.stream.Collectors;

import javax.net.ssl.SSLException;

/**
 * The first failure of a run, kept to be told when nothing ever succeeded.
 *
 * @param what what failed, with its value
 */
record Trouble(ErrorKind kind, String what, String cause, String remedy) {

    static Trouble connect(PressPlan plan, int errno) {
        Fault fault = KernelFault.of("connect", where(plan), errno);
        return new Trouble(ErrorKind.CONNECT, fault.what(), fault.likelyCause(), fault.remedy());
    }

    private static String where(PressPlan plan) {
        return plan.target().endpoints().stream()
                .map(Endpoint::text)
                .collect(Collectors.joining(" or "));
    }

    /** The connection has ended, or was not made; TLS may be why. */
    static Trouble lost(
            PressPlan plan, @Nullable TlsHandshake tls, int errno, boolean wasConnected) {
        if (tls != null && tls.failure() != null) {
            return tls(plan, tls.failure(), wasConnected);
        }
        return wasConnected ? ended(errno) : connect(plan, errno);
    }

    private static Trouble tls(PressPlan plan, SSLException failure, boolean wasConnected) {
        Fault fault = TlsFailure.fault(failure, where(plan));
        return new Trouble(
                wasConnected ? ErrorKind.READ : ErrorKind.CONNECT,
                fault.what(),
                fault.likelyCause(),
                fault.remedy());
    }

    static Trouble timeout(long timeoutNs) {
        return new Trouble(
                ErrorKind.TIMEOUT,
                "no whole answer within " + Durations.print(timeoutNs),
                "the server is stuck, or slower than the timeout",
                "ask it once with curl -v, or raise --timeout");
    }

    private static Trouble ended(int errno) {
        boolean write = errno == Errno.EPIPE;
        return new Trouble(
                write ? ErrorKind.WRITE : ErrorKind.READ,
                errno == 0
                        ? "the server closed the connection without an answer"
                        : "the connection failed without an answer: " + KernelFault.name(errno),
                "it is no HTTP server, or it refused the request",
                "ask it once with curl -v, and read its log");
    }

    static Trouble protocol(String firstBytes) {
        StringBuilder shown = new StringBuilder();
        firstBytes
                .chars()
                .forEach(c -> shown.append(c >= ' ' && c < 0x7f && c != '"' ? (char) c : '.'));
        return new Trouble(
                ErrorKind.PROTOCOL,
                "the answer is not HTTP/1.1, or more than was asked for: \"" + shown + "\"",
                "another protocol is spoken on that port",
                "check the port; for TLS use an https:// URL");
    }

    /** As the failure of the whole run. */
    Fault fault(Target target) {
        return new Fault(
                Fault.Kind.UNREACHABLE,
                kind == ErrorKind.CONNECT ? what : target.url() + ": " + what,
                cause,
                remedy);
    }
}
