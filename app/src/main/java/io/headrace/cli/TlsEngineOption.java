package io.headrace.cli;

import io.headrace.tls.TlsEngineWish;

import picocli.CommandLine.Option;

/** The library that speaks a verb's TLS. */
final class TlsEngineOption {
    @Option(
            names = "--tls-engine",
            defaultValue = "auto",
            paramLabel = "auto|jdk|boringssl",
            converter = Converters.TlsEngine.class,
            description = "who speaks TLS; auto takes BoringSSL where it is present, else the JDK")
    private TlsEngineWish wish = TlsEngineWish.AUTO;

    TlsEngineWish wish() {
        return wish;
    }
}
