package io.headrace.serve;

/** A {@link FixedAnswer} in chunks, in one loop; HTTP/1.0 clients, who know none, get it plain. */
final class ChunkedResource implements Resource {
    private final Variants plain;
    private final Variants chunked;

    ChunkedResource(FixedAnswer fixed, ResponseBody chunks, Answers answers) {
        plain = answers.fixed(fixed);
        chunked = answers.chunked(fixed, chunks);
    }

    @Override
    public Answer answer(Request request) {
        return (request.head.minorVersion() == 0 ? plain : chunked).of(request);
    }
}
