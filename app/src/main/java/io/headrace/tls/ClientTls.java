package io.headrace.tls;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Supplier;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/** The side that connects: asks one server for HTTP/1.1, and checks who answers. */
final class ClientTls implements TlsEngines {
    private static final String[] PROTOCOLS = {
        TlsVersion.V1_3.protocol(), TlsVersion.V1_2.protocol()
    };

    private final String host;
    private final int port;
    private final boolean resumes;
    private final KeyManager @Nullable [] keys;
    private final TrustManager[] trust;
    private final SSLParameters parameters = new SSLParameters();
    private final TlsCounters counters = new TlsCounters();

    /** Checks the order, whose files are read now. */
    ClientTls(TlsOrder order, String host, int port) {
        this.host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        this.port = port;
        resumes = order.resumes();
        keys =
                order.certificate() == null || order.key() == null
                        ? null
                        : Identity.of(order.certificate(), order.key()).managers();
        trust =
                order.insecure()
                        ? Trust.blind()
                        : order.authorities() == null
                                ? Trust.usual()
                                : Trust.of(order.authorities().certificates());
        TlsVersion only = order.only();
        parameters.setProtocols(only == null ? PROTOCOLS : new String[] {only.protocol()});
        parameters.setApplicationProtocols(new String[] {TlsSettings.HTTP});
        if (!order.insecure()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        if (!isAddress(this.host)) {
            parameters.setServerNames(List.of(new SNIHostName(this.host)));
        }
    }

    /** Addresses are not told to the server, RFC 6066 section 3. */
    private static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    }

    @Override
    public Supplier<SSLEngine> forLoop() {
        SSLContext context = context();
        return resumes ? () -> engine(context, port) : new Forgetful(context);
    }

    private SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SSLEngine engine(SSLContext context, int keyedPort) {
        SSLEngine engine = context.createSSLEngine(host, keyedPort);
        engine.setUseClientMode(true);
        engine.setSSLParameters(parameters);
        return engine;
    }

    /**
     * Makes engines that find no earlier session.
     *
     * <p>The JDK looks for one by host and port, and cannot be told not to; the port serves no
     * other purpose, so each engine gets another.
     */
    private final class Forgetful implements Supplier<SSLEngine> {
        private final SSLContext context;
        private int turn;

        Forgetful(SSLContext context) {
            this.context = context;
            context.getClientSessionContext().setSessionCacheSize(1);
        }

        @Override
        public SSLEngine get() {
            turn = (turn + 1) & Integer.MAX_VALUE;
            return engine(context, turn);
        }
    }

    @Override
    public TlsCounters counters() {
        return counters;
    }
}
