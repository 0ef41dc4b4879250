package io.headrace.tls;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Supplier;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS by the JDK, which is always there. */
final class JdkTls implements TlsProvider {
    @Override
    public String name() {
        return "jdk";
    }

    @Override
    public void load() {}

    @Override
    public Supplier<LoopEngines> client(ClientSide side) {
        SSLParameters parameters = parameters(side.versions());
        if (side.checksName()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        if (side.tellsName()) {
            parameters.setServerNames(List.of(new SNIHostName(side.host())));
        }
        return () -> {
            SSLContext context = context(side.identity(), side.trust());
            return side.resumes()
                    ? new Client(side, context, parameters)
                    : new Forgetful(side, context, parameters);
        };
    }

    @Override
    public Supplier<LoopEngines> server(ServerSide side) {
        SSLContext context = context(side.identity(), side.trust());
        SSLParameters parameters = parameters(List.of(TlsVersion.V1_3, TlsVersion.V1_2));
        parameters.setNeedClientAuth(side.trust() != null);
        return () -> new Server(context, parameters);
    }

    private static SSLParameters parameters(List<TlsVersion> versions) {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(versions.stream().map(TlsVersion::protocol).toArray(String[]::new));
        parameters.setApplicationProtocols(new String[] {TlsVersion.HTTP});
        return parameters;
    }

    private static SSLContext context(
            @Nullable Identity identity, @Nullable X509ExtendedTrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    identity == null ? null : identity.managers(),
                    trust == null ? null : new TrustManager[] {trust},
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The collector takes its engines back. */
    private abstract static class Engines implements LoopEngines {
        @Override
        public void release(SSLEngine engine) {}

        @Override
        public boolean isFasterOnArrays() {
            return true;
        }

        @Override
        public void close() {}
    }

    private static final class Server extends Engines {
        private final SSLContext context;
        private final SSLParameters parameters;

        Server(SSLContext context, SSLParameters parameters) {
            this.context = context;
            this.parameters = parameters;
        }

        @Override
        public SSLEngine make() {
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(false);
            engine.setSSLParameters(parameters);
            return engine;
        }
    }

    private static class Client extends Engines {
        private final ClientSide side;
        private final SSLContext context;
        private final SSLParameters parameters;

        Client(ClientSide side, SSLContext context, SSLParameters parameters) {
            this.side = side;
            this.context = context;
            this.parameters = parameters;
        }

        @Override
        public SSLEngine make() {
            return make(side.port());
        }

        SSLEngine make(int keyedPort) {
            SSLEngine engine = context.createSSLEngine(side.host(), keyedPort);
            engine.setUseClientMode(true);
            engine.setSSLParameters(parameters);
            return engine;
        }
    }

    /**
     * Makes engines that find no earlier session.
     *
     * <p>The JDK looks for one by host and port, and cannot be told not to; the port serves no
     * other purpose, so each engine gets another.
     */
    private static final class Forgetful extends Client {
        private int turn;

        Forgetful(ClientSide side, SSLContext context, SSLParameters parameters) {
            super(side, context, parameters);
            context.getClientSessionContext().setSessionCacheSize(1);
        }

        @Override
        public SSLEngine make() {
            turn = (turn + 1) & Integer.MAX_VALUE;
            return make(turn);
        }
    }
}
