package io.headrace.tls;

import io.headrace.fault.Fault;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * Who one side is: a certificate, those that vouch for it, and its key.
 *
 * @param chain the own certificate first
 */
public record Identity(List<X509Certificate> chain, PrivateKey key) {
    /**
     * Reads and checks both files.
     *
     * @throws Fault when one is bad or they do not belong together
     */
    static Identity of(Pem certificate, Pem key) {
        Identity identity = new Identity(certificate.certificates(), key.privateKey());
        if (!identity.belongTogether()) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "key " + key.file() + " and certificate " + certificate.file(),
                    "they do not belong together, or the own certificate is not the first",
                    "compare: openssl pkey -pubout -in KEY; openssl x509 -pubkey -noout -in CERT");
        }
        return identity;
    }

    /** What the key signs must be what the certificate confirms. */
    private boolean belongTogether() {
        PublicKey known = chain.getFirst().getPublicKey();
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> key.getAlgorithm();
                };
        try {
            byte[] letter = new byte[32];
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(letter);
            byte[] signed = signature.sign();
            signature.initVerify(known);
            signature.update(letter);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    KeyManager[] managers() {
        try {
            char[] password = HexFormat.of().formatHex(SecureRandom.getSeed(16)).toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("own", key, password, chain.toArray(X509Certificate[]::new));
            KeyManagerFactory factory =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
