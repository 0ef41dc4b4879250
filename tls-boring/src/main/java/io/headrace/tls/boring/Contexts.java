package io.headrace.tls.boring;

import static io.netty.handler.ssl.ApplicationProtocolConfig.Protocol.ALPN;
import static io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT;
import static io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE;

import io.headrace.tls.ClientSide;
import io.headrace.tls.Identity;
import io.headrace.tls.ServerSide;
import io.headrace.tls.TlsVersion;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.ReferenceCountedOpenSslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;

import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.SSLException;

/** What engines are made of, in BoringSSL's terms: an `SSL_CTX` for one side. */
final class Contexts {
    /** Key exchanges, as the JDK offers them: a hybrid one would cost more, and compare badly. */
    private static final String[] GROUPS = {"x25519", "secp256r1", "secp384r1", "secp521r1"};

    private Contexts() {}

    static ReferenceCountedOpenSslContext client(ClientSide side) {
        SslContextBuilder builder =
                SslContextBuilder.forClient()
                        .trustManager(side.trust())
                        .endpointIdentificationAlgorithm(side.checksName() ? "HTTPS" : null);
        Identity identity = side.identity();
        if (identity != null) {
            builder.keyManager(identity.key(), chain(identity));
        }
        ReferenceCountedOpenSslContext context = build(builder, side.versions());
        // Tickets are what TLS 1.2 resumes by, too.
        context.sessionContext().setTicketKeys();
        context.sessionContext().setSessionCacheEnabled(side.resumes());
        return context;
    }

    static ReferenceCountedOpenSslContext server(ServerSide side) {
        Identity identity = side.identity();
        SslContextBuilder builder = SslContextBuilder.forServer(identity.key(), chain(identity));
        if (side.trust() != null) {
            builder.trustManager(side.trust()).clientAuth(ClientAuth.REQUIRE);
        }
        ReferenceCountedOpenSslContext context =
                build(builder, List.of(TlsVersion.V1_3, TlsVersion.V1_2));
        // The session travels in the ticket, so the loops share nothing but the key.
        context.sessionContext().setTicketKeys();
        context.sessionContext().setSessionCacheEnabled(false);
        return context;
    }

    private static X509Certificate[] chain(Identity identity) {
        return identity.chain().toArray(X509Certificate[]::new);
    }

    private static ReferenceCountedOpenSslContext build(
            SslContextBuilder builder, List<TlsVersion> versions) {
        try {
            return (ReferenceCountedOpenSslContext)
                    builder.sslProvider(SslProvider.OPENSSL_REFCNT)
                            .protocols(versions.stream().map(TlsVersion::protocol).toList())
                            .applicationProtocolConfig(
                                    new ApplicationProtocolConfig(
                                            ALPN, NO_ADVERTISE, ACCEPT, TlsVersion.HTTP))
                            .option(OpenSslContextOption.GROUPS, GROUPS)
                            .option(OpenSslContextOption.USE_TASKS, false)
                            .build();
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }
}
