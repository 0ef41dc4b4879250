package io.headrace.serve;

import io.headrace.fault.Fault;

import org.jspecify.annotations.Nullable;

/**
 * The same answer to every request.
 *
 * @param status 200 to 599
 * @param contentType media type of the body, or null to tell none
 * @param body what every answer carries; 204 and 304 carry none
 * @param location where a redirect leads (RFC 9110 section 10.2.2), or null to tell nothing
 * @param chunks the body in chunks, if HTTP/1.1 clients get it so; else null
 */
public record FixedAnswer(
        int status,
        @Nullable String contentType,
        ResponseBody body,
        @Nullable String location,
        @Nullable ResponseBody chunks)
        implements Content {
    private static final int STATUS_MIN = 200;
    private static final int STATUS_MAX = 599;
    private static final String TEXT = "text/plain";

    /** Checks the status. */
    public FixedAnswer {
        if (status < STATUS_MIN || status > STATUS_MAX) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "status " + status,
                    "a final status is " + STATUS_MIN + " to " + STATUS_MAX,
                    "choose one of them, such as 200");
        }
    }

    /** With a body of a length told in the head, and leading nowhere else. */
    public FixedAnswer(int status, @Nullable String contentType, ResponseBody body) {
        this(status, contentType, body, null, null);
    }

    /** The same answer with its body in chunks (RFC 9112 section 7.1). */
    public FixedAnswer inChunks() {
        return new FixedAnswer(status, contentType, body, location, body.inChunks());
    }

    /** With a body of plain text. */
    public static FixedAnswer of(int status, ResponseBody body) {
        return new FixedAnswer(status, TEXT, body);
    }

    /** The same, with a body of another type. */
    FixedAnswer withType(String type) {
        return new FixedAnswer(status, type, body, location, chunks);
    }

    /** Whether it has no body, whatever is given (RFC 9110 sections 15.3.5 and 15.4.5). */
    boolean isBodiless() {
        return status == 204 || status == 304;
    }

    @Override
    public String text() {
        return status + " with " + body.length() + (chunks == null ? " bytes" : " bytes in chunks");
    }
}
