package io.headrace.tls;

import io.headrace.fault.Fault;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A certificate made on the spot by the JDK's own `keytool`: EC P-256, signed by itself. */
final class SelfSigned {
    private static final String ALIAS = "own";
    private static final String VALID_DAYS = "90";

    /** Protects nothing: the file is gone before anybody could read it. */
    private static final String PASSWORD = "headrace";

    private SelfSigned() {}

    /**
     * Makes one.
     *
     * @param address an IP address it holds for, besides those of loopback
     * @throws Fault when the JDK has no keytool, or no file can be written
     */
    static Identity make(String address) {
        try {
            Path folder = Files.createTempDirectory("headrace-tls");
            Path store = folder.resolve("store.p12");
            try {
                run(store, address);
                return read(store);
            } finally {
                Files.deleteIfExists(store);
                Files.delete(folder);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw fault(e.toString(), e);
        }
    }

    private static void run(Path store, String address) throws IOException {
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=headrace",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1,ip:::1,ip:" + address,
                        "-validity",
                        VALID_DAYS,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD);
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        keytool.getOutputStream().close();
        String told = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!Files.exists(store)) {
            throw fault(told.strip(), null);
        }
    }

    private static Identity read(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return new Identity(
                List.of((X509Certificate) keys.getCertificate(ALIAS)),
                (PrivateKey) keys.getKey(ALIAS, PASSWORD.toCharArray()));
    }

    private static Fault fault(String told, @Nullable Exception origin) {
        return new Fault(
                Fault.Kind.BAD_INPUT,
                "self-signed certificate: " + told,
                "the JDK lacks bin/keytool, or the folder for temporary files is not writable",
                "give a certificate with --cert and --key",
                origin);
    }
}
