package io.headrace.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.Needs;
import io.headrace.fault.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class PemTest {
    @TempDir Path folder;

    /** What openssl writes to a file in the folder. */
    private Pem made(String name, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Needs.program("openssl")));
        command.addAll(List.of(words));
        Path file = folder.resolve(name);
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(file.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return Pem.read("--key", file);
    }

    @ParameterizedTest
    @CsvSource({
        "EC, -algorithm EC -pkeyopt ec_paramgen_curve:P-256",
        "RSA, -algorithm RSA -pkeyopt rsa_keygen_bits:2048",
        "EdDSA, -algorithm ED25519"
    })
    void keysOfEachAlgorithm(String algorithm, String words) throws Exception {
        List<String> all = new ArrayList<>(List.of("genpkey"));
        all.addAll(List.of(words.split(" ", -1)));
        Pem key = made("key.pem", all.toArray(String[]::new));
        assertThat(key.privateKey().getAlgorithm()).isEqualTo(algorithm);
        Pem certificate = made("cert.pem", "req", "-x509", "-key", "key.pem", "-subj", "/CN=x");
        assertThat(Identity.of(certificate, key).chain()).hasSize(1);
    }

    @Test
    void otherKindsOfKeysAreRefusedWithTheCommandThatConverts() throws Exception {
        made("key.pem", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048");
        Pem old = made("old.pem", "rsa", "-in", "key.pem", "-traditional");
        assertThat(old.text()).contains("BEGIN RSA PRIVATE KEY");
        assertRefused(old::privateKey, "openssl pkcs8 -topk8 -nocrypt -in");
        Pem ec = made("ec.pem", "ecparam", "-name", "prime256v1", "-genkey", "-noout");
        assertThat(ec.text()).contains("BEGIN EC PRIVATE KEY");
        assertRefused(ec::privateKey, "openssl pkcs8 -topk8 -nocrypt -in");
        Pem locked = made("l.pem", "pkcs8", "-topk8", "-in", "key.pem", "-passout", "pass:secret");
        assertRefused(locked::privateKey, "encrypted");
    }

    @Test
    void whatIsMissingOrBrokenIsNamed() throws Exception {
        Pem authority = Certificates.authority();
        assertRefused(authority::privateKey, "no block BEGIN PRIVATE KEY");
        assertRefused(Certificates.local().key()::certificates, "no certificate in local-key.pem");
        String text = authority.text();
        Pem cut = new Pem("cut.pem", text.substring(0, 40) + text.substring(100));
        assertRefused(cut::certificates, "cut.pem");
        assertRefused(() -> Pem.read("--key", folder.resolve("none")), "--key");
        Path garbage = Files.writeString(folder.resolve("garbage"), "hello");
        assertRefused(Pem.read("--cert", garbage)::certificates, "no certificate");
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() {
        assertRefused(
                () -> Identity.of(Certificates.local().certificate(), Certificates.client().key()),
                "do not belong together");
    }

    @Test
    void chainsAreReadWhole() {
        assertThat(Certificates.local().certificate().certificates()).hasSize(2);
    }

    private static void assertRefused(Runnable reading, String words) {
        assertThatThrownBy(reading::run)
                .isInstanceOf(Fault.class)
                .hasMessageContaining(words)
                .extracting(e -> ((Fault) e).kind())
                .isEqualTo(Fault.Kind.BAD_INPUT);
    }
}
