package io.headrace.http;

/**
 * What a request's head says, filled by {@link RequestScanner#scan} and used again for the next.
 *
 * <p>The values count only after a scan that returned a length.
 */
public final class RequestHead extends MessageHead {
    int method;

    /** The request target is `[target, targetEnd)`. */
    long target;

    long targetEnd;
    boolean hasHost;
    boolean saysContinue;

    public RequestHead() {
        clear();
    }

    void clear() {
        clearMessage();
        method = Method.UNKNOWN;
        target = 0;
        targetEnd = 0;
        hasHost = false;
        saysContinue = false;
    }

    /** One of the constants of {@link Method}. */
    public int method() {
        return method;
    }

    /** The offset of the request target's first byte. */
    public long target() {
        return target;
    }

    /** The offset behind the request target. */
    public long targetEnd() {
        return targetEnd;
    }

    /** Whether the answer must come without its body. */
    public boolean isHead() {
        return method == Method.HEAD;
    }

    /** Whether the client lets the connection live on after the answer. */
    public boolean keepAlive() {
        return optionsKeepAlive();
    }

    /**
     * Whether the client waits for a 100 before it sends its body (RFC 9110 section 10.1.1). Never
     * with HTTP/1.0 or without a body.
     */
    public boolean expectContinue() {
        return saysContinue
                && minorVersion > 0
                && bodyKind != BodyReader.NONE
                && contentLength != 0;
    }
}
