package io.headrace.tls;

import io.headrace.fault.Fault;

import org.jspecify.annotations.Nullable;

/**
 * How a client is to speak TLS, in plain values that can travel to another process.
 *
 * @param insecure whether any certificate is believed
 * @param authorities whose certificates are believed; null for those the JDK knows
 * @param certificate the client's own, for servers that ask; null for none
 * @param key of that certificate
 * @param only the one version to speak; null for 1.3 or 1.2
 * @param resumes whether a connection may go on with the session of an earlier one
 * @param engine the library to speak it
 */
public record TlsOrder(
        boolean insecure,
        @Nullable Pem authorities,
        @Nullable Pem certificate,
        @Nullable Pem key,
        @Nullable TlsVersion only,
        boolean resumes,
        TlsEngineWish engine) {
    /** What is meant when nothing is said. */
    public static final TlsOrder USUAL = new TlsOrder(false, null, null, null, null, true);

    /** Any certificate is believed. */
    public static final TlsOrder UNCHECKED = new TlsOrder(true, null, null, null, null, true);

    /** With the engine that is usual here. */
    public TlsOrder(
            boolean insecure,
            @Nullable Pem authorities,
            @Nullable Pem certificate,
            @Nullable Pem key,
            @Nullable TlsVersion only,
            boolean resumes) {
        this(insecure, authorities, certificate, key, only, resumes, TlsEngineWish.AUTO);
    }

    /** The same with another engine. */
    public TlsOrder spokenBy(TlsEngineWish other) {
        return new TlsOrder(insecure, authorities, certificate, key, only, resumes, other);
    }

    /**
     * Checks everything and makes the client's side.
     *
     * @param host the server's name or address, which its certificate must bear
     * @throws Fault BAD_INPUT when a file is bad, or a key lacks its certificate; what {@link
     *     TlsEngineWish#choose} throws
     */
    public TlsEngines client(String host, int port) {
        if (insecure && authorities != null) {
            throw bad("--insecure and --cacert", "one switches off what the other asks for");
        }
        if ((certificate == null) != (key == null)) {
            throw bad("--client-cert or --client-key alone", "a client shows one with the other");
        }
        return new ClientTls(this, host, port);
    }

    private static Fault bad(String what, String cause) {
        return new Fault(
                Fault.Kind.BAD_INPUT, what, cause, "see both under: headrace press --help");
    }
}
