package io.headrace.tls;

import org.jspecify.annotations.Nullable;

import java.util.List;

import javax.net.ssl.X509ExtendedTrustManager;

/**
 * What a client's engines have in common, checked and read.
 *
 * @param host the server's name or address, without a dot at its end
 * @param identity what it shows to servers that ask; null for nothing
 * @param trust who decides whether a server is believed
 * @param checksName whether the server's certificate must bear the host
 * @param versions to offer, the best first
 * @param resumes whether a connection may go on with the session of an earlier one
 */
public record ClientSide(
        String host,
        int port,
        @Nullable Identity identity,
        X509ExtendedTrustManager trust,
        boolean checksName,
        List<TlsVersion> versions,
        boolean resumes) {
    /** Whether the server is told its name: addresses are not, RFC 6066 section 3. */
    public boolean tellsName() {
        return host.indexOf(':') < 0 && !host.matches("[0-9.]+");
    }
}
