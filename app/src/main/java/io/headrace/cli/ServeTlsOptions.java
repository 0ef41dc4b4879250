package io.headrace.cli;

import io.headrace.fault.Fault;
import io.headrace.kernel.Endpoint;
import io.headrace.tls.Pem;
import io.headrace.tls.ServerTls;
import io.headrace.tls.TlsEngineWish;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;

/** How a server speaks TLS, if it does. */
final class ServeTlsOptions {
    @Option(names = "--tls", description = "speak TLS, with a self-signed certificate made now")
    private boolean tls;

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            description = "speak TLS with this certificate and its chain, PEM")
    private @Nullable Path certificate;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "key of that certificate, PKCS#8 in PEM")
    private @Nullable Path key;

    @Option(
            names = "--client-ca",
            paramLabel = "FILE",
            description = "let only clients in that show a certificate of these authorities, PEM")
    private @Nullable Path clientAuthorities;

    @Mixin private final TlsEngineOption engine = new TlsEngineOption();

    /** The server's side of TLS; null when it is not asked for. */
    @Nullable ServerTls server(Endpoint listen) {
        if ((certificate == null) != (key == null)) {
            throw bad("--cert or --key alone", "a server shows one with the other", "give both");
        }
        if (!tls && certificate == null) {
            if (clientAuthorities != null || engine.wish() != TlsEngineWish.AUTO) {
                throw bad(
                        clientAuthorities != null ? "--client-ca" : "--tls-engine",
                        "it is for TLS alone",
                        "add --tls, or --cert and --key");
            }
            return null;
        }
        Pem authorities =
                clientAuthorities == null ? null : Pem.read("--client-ca", clientAuthorities);
        if (certificate != null && key != null) {
            return ServerTls.of(
                    Pem.read("--cert", certificate),
                    Pem.read("--key", key),
                    authorities,
                    engine.wish());
        }
        String address = listen.isUnix() ? "127.0.0.1" : listen.ip().getHostAddress();
        return ServerTls.selfSigned(address, authorities, engine.wish());
    }

    /** What a client may compare the server's certificate with. */
    static String banner(@Nullable ServerTls tls) {
        return tls == null
                ? ""
                : "TLS by "
                        + tls.choice().text()
                        + ", certificate SHA-256 "
                        + tls.fingerprint()
                        + "\n";
    }

    private static Fault bad(String what, String cause, String remedy) {
        return new Fault(Fault.Kind.BAD_INPUT, what, cause, remedy);
    }
}
