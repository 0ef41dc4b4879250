package io.headrace.tls;

import io.headrace.fault.Fault;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/** The side that listens: shows its certificate, speaks TLS 1.3 and 1.2, and HTTP/1.1 inside. */
public final class ServerTls implements TlsEngines {
    private final SSLContext context;
    private final SSLParameters parameters = new SSLParameters();
    private final X509Certificate certificate;
    private final TlsCounters counters = new TlsCounters();

    private ServerTls(Identity identity, @Nullable Pem clientAuthorities) {
        certificate = identity.chain().getFirst();
        context = context(identity, clientAuthorities);
        parameters.setProtocols(
                new String[] {TlsVersion.V1_3.protocol(), TlsVersion.V1_2.protocol()});
        parameters.setApplicationProtocols(new String[] {TlsSettings.HTTP});
        parameters.setNeedClientAuth(clientAuthorities != null);
    }

    /**
     * A server with a certificate of its own.
     *
     * @param certificate the own first, then those that vouch for it
     * @param clientAuthorities who vouches for clients, which then must show a certificate; null
     *     asks for none
     * @throws Fault BAD_INPUT when a file is bad
     */
    public static ServerTls of(Pem certificate, Pem key, @Nullable Pem clientAuthorities) {
        return new ServerTls(Identity.of(certificate, key), clientAuthorities);
    }

    /**
     * A server with a certificate made now, which nobody vouches for.
     *
     * @param address that it listens on, besides the names of loopback
     */
    public static ServerTls selfSigned(String address, @Nullable Pem clientAuthorities) {
        return new ServerTls(SelfSigned.make(address), clientAuthorities);
    }

    private static SSLContext context(Identity identity, @Nullable Pem clientAuthorities) {
        try {
            TrustManager[] trust =
                    clientAuthorities == null ? null : Trust.of(clientAuthorities.certificates());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity.managers(), trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
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
    public Supplier<SSLEngine> forLoop() {
        return () -> {
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(false);
            engine.setSSLParameters(parameters);
            return engine;
        };
    }

    @Override
    public TlsCounters counters() {
        return counters;
    }
}
