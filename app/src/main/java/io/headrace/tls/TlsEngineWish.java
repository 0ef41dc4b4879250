package io.headrace.tls;

import io.headrace.fault.Fault;

import java.util.Locale;

/** Which library a user wants to speak TLS; whether it can be had is another matter. */
public enum TlsEngineWish {
    /** BoringSSL where it is present: it costs less, docs/decisions/0010. */
    AUTO,
    JDK,
    BORINGSSL;

    /** Its name as an option's value. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The library that will speak; it is loaded now.
     *
     * @throws Fault when BoringSSL is wished for and not to be had
     */
    public TlsChoice choose() {
        if (this == JDK) {
            return new TlsChoice(TlsLibraries.JDK, null);
        }
        try {
            return new TlsChoice(TlsLibraries.other(BORINGSSL.word()), null);
        } catch (Fault obstacle) {
            if (this == BORINGSSL) {
                throw obstacle;
            }
            return new TlsChoice(TlsLibraries.JDK, obstacle.line());
        }
    }
}
