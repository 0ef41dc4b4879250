package io.headrace.tls;

/** A version of TLS this program speaks. */
public enum TlsVersion {
    /** RFC 5246. */
    V1_2("1.2"),
    /** RFC 8446. */
    V1_3("1.3");

    /** HTTP/1.1 in ALPN, RFC 7301 section 6. */
    public static final String HTTP = "http/1.1";

    private final String word;

    TlsVersion(String word) {
        this.word = word;
    }

    /** Its number, as an option's value. */
    public String word() {
        return word;
    }

    /** Its name in Java's libraries. */
    public String protocol() {
        return "TLSv" + word;
    }
}
