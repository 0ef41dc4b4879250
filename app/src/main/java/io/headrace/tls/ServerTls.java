package io.headrace.tls;

import io.headrace.fault.Fault;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;

/** The side that listens: shows its certificate, speaks TLS 1.3 and 1.2, and HTTP/1.1 inside. */
public final class ServerTls implements TlsEngines {
    private final TlsChoice choice;
    private final Supplier<LoopEngines> loops;
    private final X509Certificate certificate;
    private final TlsCounters counters = new TlsCounters();

    private ServerTls(
            Identity identity, @Nullable Pem clientAuthorities, TlsEngineWish engineWish) {
        certificate = identity.chain().getFirst();
        choice = engineWish.choose();
        loops =
                choice.provider()
                        .server(
                                new ServerSide(
                                        identity,
                                        clientAuthorities == null
                                                ? null
                                                : Trust.of(clientAuthorities.certificates())));
    }

    /**
     * A server with a certificate of its own.
     *
     * @param certificate the own first, then those that vouch for it
     * @param clientAuthorities who vouches for clients, which then must show a certificate; null
     *     asks for none
     * @throws Fault BAD_INPUT when a file is bad; what {@link TlsEngineWish#choose} throws
     */
    public static ServerTls of(
            Pem certificate, Pem key, @Nullable Pem clientAuthorities, TlsEngineWish engineWish) {
        return new ServerTls(Identity.of(certificate, key), clientAuthorities, engineWish);
    }

    /** The same with the engine that is usual here. */
    public static ServerTls of(Pem certificate, Pem key, @Nullable Pem clientAuthorities) {
        return of(certificate, key, clientAuthorities, TlsEngineWish.AUTO);
    }

    /**
     * A server with a certificate made now, which nobody vouches for.
     *
     * @param address that it listens on, besides the names of loopback
     */
    public static ServerTls selfSigned(
            String address, @Nullable Pem clientAuthorities, TlsEngineWish engineWish) {
        return new ServerTls(SelfSigned.make(address), clientAuthorities, engineWish);
    }

    /** The same with the engine that is usual here. */
    public static ServerTls selfSigned(String address, @Nullable Pem clientAuthorities) {
        return selfSigned(address, clientAuthorities, TlsEngineWish.AUTO);
    }

    /** SHA-256 of its certificate, as browsers and `openssl x509 -fingerprint` print it. */
    public String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").formatHex(hash).toUpperCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public TlsChoice choice() {
        return choice;
    }

    @Override
    public LoopEngines forLoop() {
        return loops.get();
    }

    @Override
    public TlsCounters counters() {
        return counters;
    }
}
