package io.headrace.tls;

/** A version of TLS this program speaks. */
public enum TlsVersion {
    /** RFC 5246. */
    V1_2("1.2"),
    /** RFC 8446. */
    V1_3("1.3");

    private final String word;

    TlsVersion(String word) {
        this.word = word;
    }

    /** Its number, as an option's value. */
    public String word() {
        return word;
    }

    /** Its name in the JDK. */
    String protocol() {
        return "TLSv" + word;
    }
}
