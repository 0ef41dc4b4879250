package io.headrace.tls;

import org.jspecify.annotations.Nullable;

import javax.net.ssl.X509ExtendedTrustManager;

/**
 * What a server's engines have in common, checked and read.
 *
 * @param trust who decides whether a client is believed, which then must show a certificate; null
 *     asks for none
 */
public record ServerSide(Identity identity, @Nullable X509ExtendedTrustManager trust) {}
