package io.headrace.tls;

import io.headrace.fault.Fault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of certificates or of a key in the textual encoding of RFC 7468.
 *
 * @param file its name, for messages
 * @param text what it holds, so that it can travel to another process
 */
public record Pem(String file, String text) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

    private static final List<String> KEY_ALGORITHMS = List.of("EC", "RSA", "EdDSA", "RSASSA-PSS");

    private record Block(String label, String base64) {}

    /** Reads a file that an option names. */
    public static Pem read(String option, Path file) {
        try {
            return new Pem(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    option + " " + file + ": " + e.getClass().getSimpleName(),
                    "the file is missing or may not be read",
                    "check the path",
                    e);
        }
    }

    /** All certificates in it, at least one. */
    List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks()) {
            if (block.label.equals("CERTIFICATE")) {
                certificates.add(certificate(block));
            }
        }
        if (certificates.isEmpty()) {
            throw bad(
                    "no certificate in " + file,
                    "it has no block BEGIN CERTIFICATE",
                    "give a PEM file; for DER: openssl x509 -inform der -in " + file);
        }
        return certificates;
    }

    /** The one private key in it, which is PKCS#8 and not encrypted. */
    PrivateKey privateKey() {
        for (Block block : blocks()) {
            switch (block.label) {
                case "PRIVATE KEY" -> {
                    return key(bytes(block));
                }
                case "ENCRYPTED PRIVATE KEY" ->
                        throw bad(
                                "key " + file,
                                "it is encrypted, and there is nobody to ask for its password",
                                "decrypt it: openssl pkey -in " + file + " -out plain.pem");
                case "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY" ->
                        throw bad(
                                "key " + file,
                                "it is \"" + block.label + "\", not PKCS#8",
                                "convert it: openssl pkcs8 -topk8 -nocrypt -in "
                                        + file
                                        + " -out key.pem");
                default -> {}
            }
        }
        throw bad(
                "no key in " + file,
                "it has no block BEGIN PRIVATE KEY",
                "give the key's PEM file, not the certificate's");
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    private byte[] bytes(Block block) {
        try {
            return Base64.getMimeDecoder().decode(block.base64);
        } catch (IllegalArgumentException e) {
            throw broken(block, e);
        }
    }

    private X509Certificate certificate(Block block) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(bytes(block)));
        } catch (CertificateException e) {
            throw broken(block, e);
        }
    }

    /** The encoding names the algorithm, but the JDK wants it asked for: one of them fits. */
    private PrivateKey key(byte[] encoded) {
        for (String algorithm : KEY_ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm)
                        .generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (InvalidKeySpecException e) {
                // a key of another algorithm
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        throw bad(
                "key " + file,
                "it is broken, or neither " + String.join(", nor ", KEY_ALGORITHMS),
                "look at it: openssl pkey -text -noout -in " + file);
    }

    private Fault broken(Block block, Exception e) {
        return new Fault(
                Fault.Kind.BAD_INPUT,
                "block \"" + block.label + "\" in " + file,
                "it is no valid Base64 of such a thing",
                "look at it: openssl x509 -text -noout -in " + file,
                e);
    }

    private static Fault bad(String what, String cause, String remedy) {
        return new Fault(Fault.Kind.BAD_INPUT, what, cause, remedy);
    }

    /** Keys are not to be printed. */
    @Override
    public String toString() {
        return "Pem[" + file + "]";
    }
}
