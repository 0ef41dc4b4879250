package io.headrace.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;

/** Scans a request in all the places where a read beyond its ends would be seen. */
final class RequestScans {
    private RequestScans() {}

    /** The one answer of all places. */
    static int scan(byte[] bytes, RequestHead head) {
        MemorySegment slice = GuardedPage.slice(bytes);
        int answer = RequestScanner.scan(slice, 0, bytes.length, head);
        long first = GuardedPage.atStart(bytes);
        assertThat(RequestScanner.scan(GuardedPage.ALL, first, first + bytes.length, head))
                .isEqualTo(answer);
        long last = GuardedPage.atEnd(bytes);
        assertThat(RequestScanner.scan(GuardedPage.ALL, last, last + bytes.length, head))
                .isEqualTo(answer);
        return answer;
    }

    static int scan(byte[] bytes) {
        return scan(bytes, new RequestHead());
    }

    static int scan(String request) {
        return scan(Cases.ascii(request));
    }

    static String describe(RequestHead head) {
        String body =
                switch (head.bodyKind()) {
                    case BodyReader.NONE -> "none";
                    case BodyReader.LENGTH -> "length=" + head.contentLength();
                    case BodyReader.CHUNKED -> "chunked";
                    default -> "?";
                };
        return Method.name(head.method())
                + (" 1." + head.minorVersion())
                + (head.keepAlive() ? " keep-alive " : " close ")
                + body
                + (head.expectContinue() ? " continue" : "");
    }
}
