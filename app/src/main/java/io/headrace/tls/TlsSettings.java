package io.headrace.tls;

/** What both sides of TLS have in common. */
final class TlsSettings {
    /** HTTP/1.1 in ALPN, RFC 7301 section 6. */
    static final String HTTP = "http/1.1";

    private TlsSettings() {}
}
