package io.headrace.tls;

import io.headrace.fault.Fault;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;

import javax.net.ssl.SSLException;

/** Why TLS failed, from the exception of an engine to words for a person. */
public final class TlsFailure {
    private TlsFailure() {}

    /**
     * As a client's failure.
     *
     * @param server the address or name of the server
     */
    public static Fault fault(SSLException e, String server) {
        String message = innermost(e);
        String lower = allOf(e).toLowerCase(Locale.ROOT);
        String what = "TLS with " + server + ": ";
        if (has(e, CertificateExpiredException.class)) {
            return of(e, what + "its certificate has expired", cause(message), TRUST);
        }
        if (has(e, CertificateNotYetValidException.class)) {
            return of(e, what + "its certificate is not valid yet", cause(message), TRUST);
        }
        if (lower.contains("no subject alternative") || lower.contains("no name matching")) {
            return of(
                    e,
                    what + "its certificate is for another name",
                    cause(message),
                    "use the name in the certificate, or try --insecure");
        }
        if (lower.contains("pkix") || lower.contains("trust anchor")) {
            return of(
                    e,
                    what + "its certificate is not trusted",
                    "it is self-signed, or its authority is not known here",
                    "try --insecure, or give the authority with --cacert FILE");
        }
        if (lower.contains("unrecognized ssl message") || lower.contains("not an ssl/tls record")) {
            return of(
                    e,
                    what + "the answer is not TLS",
                    "another protocol is spoken on that port",
                    "check the port, or use an http:// URL");
        }
        return alert(e, what, message, lower);
    }

    private static final String TRUST = "renew the certificate, check the clock, or try --insecure";

    private static Fault alert(SSLException e, String what, String message, String lower) {
        if (lower.contains("protocol_version") || lower.contains("protocol version")) {
            return of(
                    e,
                    what + "no version in common (" + message + ")",
                    "the server does not speak the version asked for",
                    "try another with --tls 1.2 or --tls 1.3");
        }
        if (lower.contains("certificate_required")
                || lower.contains("bad_certificate")
                || lower.contains("unknown_ca")
                || lower.contains("certificate_unknown")) {
            return of(
                    e,
                    what + message,
                    "the server wants a client certificate, or does not believe the one it got",
                    "give one with --client-cert and --client-key");
        }
        if (lower.contains("no_application_protocol")) {
            return of(e, what + message, "the server does not speak HTTP/1.1", "check the port");
        }
        return of(
                e,
                what + message,
                "no version or cipher in common, or the server wants a client certificate",
                "try --tls 1.2, give --client-cert and --client-key, or ask it with curl -v");
    }

    /** An engine's words after its name for the step that failed. */
    private static String cause(String message) {
        int from = message.lastIndexOf(": ");
        return from < 0 ? message : message.substring(from + 2);
    }

    /** What says most: the outer ones only tell that there was something. */
    private static String innermost(Throwable e) {
        Throwable at = e;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return String.valueOf(at.getMessage());
    }

    private static String allOf(Throwable e) {
        StringBuilder all = new StringBuilder();
        for (Throwable at = e; at != null; at = at.getCause()) {
            all.append(at.getMessage()).append('\n');
        }
        return all.toString();
    }

    private static boolean has(Throwable e, Class<? extends Throwable> kind) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    private static Fault of(SSLException e, String what, String cause, String remedy) {
        return new Fault(Fault.Kind.UNREACHABLE, what, cause, remedy, e);
    }
}
