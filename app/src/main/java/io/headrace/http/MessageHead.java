package io.headrace.http;

/** What the heads of requests and responses have in common. */
abstract sealed class MessageHead permits RequestHead, ResponseHead {
    /** {@link #contentLength()} of a head without the field. */
    static final long NO_LENGTH = -1;

    int minorVersion;
    boolean saysClose;
    boolean saysKeepAlive;

    /** A sum of the coding constants of {@link FieldValue}. */
    int codings;

    int bodyKind;
    long contentLength;

    final void clearMessage() {
        minorVersion = 1;
        saysClose = false;
        saysKeepAlive = false;
        codings = 0;
        bodyKind = BodyReader.NONE;
        contentLength = NO_LENGTH;
    }

    /** 0 for HTTP/1.0, 1 for HTTP/1.1 and all later of major version 1. */
    public final int minorVersion() {
        return minorVersion;
    }

    /** What follows the head: one of the kinds of {@link BodyReader}. */
    public final int bodyKind() {
        return bodyKind;
    }

    /** Bytes as the Content-Length field says, or -1 without one. */
    public final long contentLength() {
        return contentLength;
    }

    /** Whether the connection's options let it live on (RFC 9112 section 9.3). */
    final boolean optionsKeepAlive() {
        return !saysClose && (minorVersion > 0 || saysKeepAlive);
    }
}
