package io.headrace.loop;

import org.jspecify.annotations.Nullable;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/** How the two ends of one connection agreed on TLS, or why they did not. */
public final class TlsHandshake {
    private long ns;
    private boolean resumed;
    private String protocol = "";
    private String cipherSuite = "";
    private @Nullable SSLException failure;

    void made(SSLSession session, boolean isResumed, long tookNs) {
        ns = tookNs;
        resumed = isResumed;
        protocol = session.getProtocol();
        cipherSuite = session.getCipherSuite();
    }

    void fail(SSLException e) {
        if (failure == null) {
            failure = e;
        }
    }

    /** From the connection being made to both ends having agreed; 0 when they have not. */
    public long ns() {
        return ns;
    }

    /** Whether it went on with an earlier session, without certificates. */
    public boolean isResumed() {
        return resumed;
    }

    /** Such as `TLSv1.3`; empty before it was agreed on. */
    public String protocol() {
        return protocol;
    }

    /** Such as `TLS_AES_256_GCM_SHA384`; empty before it was agreed on. */
    public String cipherSuite() {
        return cipherSuite;
    }

    /** What was wrong, in the handshake or afterwards; null when nothing was. */
    public @Nullable SSLException failure() {
        return failure;
    }
}
