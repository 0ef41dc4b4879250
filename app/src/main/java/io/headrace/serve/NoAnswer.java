package io.headrace.serve;

/** Nothing: the connection is closed instead. */
final class NoAnswer extends Answer {
    static final NoAnswer INSTANCE = new NoAnswer();

    /** What nginx's log tells of a connection it closes without an answer. */
    private static final int CLOSED = 444;

    private NoAnswer() {
        super(CLOSED);
    }

    @Override
    long send(ServerConnection to, Output output, boolean headOnly) {
        return 0;
    }
}
