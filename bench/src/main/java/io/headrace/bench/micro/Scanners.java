package io.headrace.bench.micro;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.headrace.http.RequestHead;
import io.headrace.http.RequestScanner;
import io.headrace.http.ResponseHead;
import io.headrace.http.ResponseScanner;
import io.headrace.kernel.Memory;
import io.headrace.loop.LastMessage;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a parser costs, and what the comparison costs that mostly makes it needless. */
@State(Scope.Thread)
public class Scanners {
    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\r\n".getBytes(US_ASCII);
    private static final byte[] RESPONSE =
            ("HTTP/1.1 200 OK\r\nServer: headrace\r\nDate: Mon, 23 Nov 2026 02:48:23 GMT\r\n"
                            + "Content-Type: text/plain\r\nContent-Length: 0\r\n\r\n")
                    .getBytes(US_ASCII);

    private final long request = Memory.map(REQUEST);
    private final long response = Memory.map(RESPONSE);
    private final RequestHead requestHead = new RequestHead();
    private final ResponseHead responseHead = new ResponseHead();
    private final LastMessage last = new LastMessage();

    public Scanners() {
        last.remember(response, RESPONSE.length, RESPONSE.length);
    }

    @Benchmark
    public int request() {
        return RequestScanner.scan(Memory.ALL, request, request + REQUEST.length, requestHead);
    }

    @Benchmark
    public int response() {
        long end = response + RESPONSE.length;
        return ResponseScanner.scan(Memory.ALL, response, end, false, responseHead);
    }

    @Benchmark
    public boolean sameResponse() {
        return last.matches(response, RESPONSE.length);
    }
}
