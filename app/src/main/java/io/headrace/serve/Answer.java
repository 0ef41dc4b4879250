package io.headrace.serve;

/** One answer, whose bytes are ready. */
abstract class Answer {
    final int status;

    Answer(int status) {
        this.status = status;
    }

    /**
     * Adds it to what the connection sends.
     *
     * @param headOnly whether its body is left out, as for HEAD
     * @return how many bytes that is
     */
    abstract long send(ServerConnection to, Output output, boolean headOnly);
}
