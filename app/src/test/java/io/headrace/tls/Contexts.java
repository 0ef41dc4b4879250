package io.headrace.tls;

import io.headrace.tls.Certificates.Issued;

import java.security.GeneralSecurityException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** What the JDK's own sockets need to talk to ours. */
public final class Contexts {
    private Contexts() {}

    /** Shows this certificate, and trusts the tests' authority. */
    public static SSLContext of(Issued issued) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    Identity.of(issued.certificate(), issued.key()).managers(),
                    new TrustManager[] {Trust.of(Certificates.authority().certificates())},
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
