package io.headrace.http;

/**
 * What a response's head says, filled by {@link ResponseScanner#scan} and used again for the next.
 *
 * <p>The values count only after a scan that returned a length.
 */
public final class ResponseHead extends MessageHead {
    int status;

    public ResponseHead() {
        clear();
    }

    void clear() {
        clearMessage();
        status = 0;
    }

    /** The three digits of the status line, 100 to 999. */
    public int status() {
        return status;
    }

    /**
     * Whether this is a 1xx that another answer to the same request follows (RFC 9110 section
     * 15.2). 101 is none: it ends HTTP/1.1 on the connection.
     */
    public boolean isInterim() {
        return status < 200 && status != 101;
    }

    /** Whether the body comes in chunks. */
    public boolean chunked() {
        return bodyKind == BodyReader.CHUNKED;
    }

    /**
     * Whether the next request may go over this connection.
     *
     * <p>Not after a body that ends with the connection, nor where RFC 9112 section 6.1 calls the
     * framing doubtful: Transfer-Encoding in HTTP/1.0 or together with Content-Length.
     */
    public boolean keepAlive() {
        boolean doubtful = codings != 0 && (minorVersion == 0 || contentLength != NO_LENGTH);
        return optionsKeepAlive()
                && bodyKind != BodyReader.UNTIL_CLOSE
                && status != 101
                && !doubtful;
    }
}
