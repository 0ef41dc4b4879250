package io.headrace.cli;

import io.headrace.tls.Pem;
import io.headrace.tls.TlsOrder;
import io.headrace.tls.TlsVersion;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;

/** How a client speaks TLS with an https:// URL. */
final class TlsOptions {
    @Option(
            names = "--insecure",
            description = "believe any certificate, whoever vouches for it and for what name")
    private boolean insecure;

    @Option(
            names = "--cacert",
            paramLabel = "FILE",
            description = "believe certificates of these authorities alone, PEM")
    private @Nullable Path authorities;

    @Option(
            names = "--client-cert",
            paramLabel = "FILE",
            description = "certificate to show to a server that asks, with its chain, PEM")
    private @Nullable Path certificate;

    @Option(
            names = "--client-key",
            paramLabel = "FILE",
            description = "key of that certificate, PKCS#8 in PEM")
    private @Nullable Path key;

    @Option(
            names = "--tls",
            paramLabel = "1.2|1.3",
            converter = Converters.Tls.class,
            description = "the one version of TLS to speak; default 1.3, or else 1.2")
    private @Nullable TlsVersion only;

    @Option(
            names = "--no-resume",
            description = "a full handshake for each connection, none resumed")
    private boolean noResume;

    @Mixin private final TlsEngineOption engine = new TlsEngineOption();

    TlsOrder order() {
        return new TlsOrder(
                insecure,
                read("--cacert", authorities),
                read("--client-cert", certificate),
                read("--client-key", key),
                only,
                !noResume,
                engine.wish());
    }

    private static @Nullable Pem read(String option, @Nullable Path file) {
        return file == null ? null : Pem.read(option, file);
    }
}
