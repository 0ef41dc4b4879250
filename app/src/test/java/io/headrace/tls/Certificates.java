package io.headrace.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** An authority of the tests and what it has signed, made by keytool when first asked for. */
public final class Certificates {
    private static final String PASSWORD = "password";
    private static final Path STORE = store();
    private static final ConcurrentHashMap<String, Issued> ISSUED = new ConcurrentHashMap<>();

    /** A certificate, its chain and its key. */
    public record Issued(Pem certificate, Pem key) {
        /** Writes both into a folder, as `cert.pem` and `key.pem`. */
        public void write(Path folder) throws IOException {
            Files.writeString(folder.resolve("cert.pem"), certificate.text());
            Files.writeString(folder.resolve("key.pem"), key.text());
        }
    }

    private Certificates() {}

    private static Path store() {
        try {
            Path folder = Files.createTempDirectory("headrace-test-tls");
            Path store = folder.resolve("store.p12");
            folder.toFile().deleteOnExit();
            store.toFile().deleteOnExit();
            generate(store, "authority", List.of("-ext", "bc:c=ca:true", "-validity", "30"));
            return store;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The authority's own certificate. */
    public static Pem authority() {
        return new Pem("authority.pem", certificates("authority"));
    }

    /** For loopback. */
    public static Issued local() {
        return issue("local", "dns:localhost,ip:127.0.0.1,ip:::1", "-validity", "30");
    }

    /** For another host. */
    public static Issued elsewhere() {
        return issue("elsewhere", "dns:elsewhere.example", "-validity", "30");
    }

    /** For loopback, until five days ago. */
    public static Issued expired() {
        return issue("expired", "ip:127.0.0.1", "-startdate", "-10d", "-validity", "5");
    }

    /** For a client. */
    public static Issued client() {
        return issue("client", "dns:client", "-validity", "30");
    }

    public static ServerTls server(Issued issued) {
        return ServerTls.of(issued.certificate, issued.key, null);
    }

    private static Issued issue(String name, String names, String... validity) {
        return ISSUED.computeIfAbsent(
                name,
                alias -> {
                    List<String> words =
                            new ArrayList<>(
                                    List.of("-signer", "authority", "-ext", "SAN=" + names));
                    words.addAll(List.of(validity));
                    try {
                        generate(STORE, alias, words);
                        return new Issued(
                                new Pem(alias + ".pem", certificates(alias)),
                                new Pem(alias + "-key.pem", key(alias)));
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static void generate(Path store, String alias, List<String> words) throws IOException {
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", alias));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(List.of("-dname", "CN=" + alias, "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
        command.addAll(words);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        byte[] told = process.getInputStream().readAllBytes();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(new String(told, StandardCharsets.UTF_8));
        }
    }

    private static KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(STORE)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static String certificates(String alias) {
        try {
            StringBuilder text = new StringBuilder();
            for (Certificate certificate : load().getCertificateChain(alias)) {
                text.append(block("CERTIFICATE", certificate.getEncoded()));
            }
            return text.toString();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String key(String alias) {
        try {
            return block("PRIVATE KEY", load().getKey(alias, PASSWORD.toCharArray()).getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String block(String label, byte[] bytes) {
        return "-----BEGIN "
                + label
                + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                + "\n-----END "
                + label
                + "-----\n";
    }
}
