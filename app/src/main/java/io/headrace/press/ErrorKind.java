package io.headrace.press;

/** How a request failed. */
public enum ErrorKind {
    /** The connection was refused, reset or timed out while being made. */
    CONNECT(0),
    /** The connection ended or failed before the answer was whole. */
    READ(1),
    /** The connection failed before the request had left. */
    WRITE(2),
    /** No whole answer within the time allowed. */
    TIMEOUT(3),
    /** What came is not an HTTP answer, or more than one. */
    PROTOCOL(4);

    /** Where tallies count it. */
    final int index;

    ErrorKind(int index) {
        this.index = index;
    }
}
