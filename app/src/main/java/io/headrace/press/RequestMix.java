package io.headrace.press;

import java.util.List;

/**
 * The requests of a run, each with its weight.
 *
 * @param close whether every request has a connection of its own
 */
public record RequestMix(List<RequestText> texts, boolean close) {
    public RequestMix {
        texts = List.copyOf(texts);
    }

    static RequestMix of(RequestOrder order, Target target) {
        if (order.file().isEmpty()) {
            return new RequestMix(
                    List.of(
                            RequestText.of(
                                    order.method(),
                                    target.path(),
                                    target.host(),
                                    order.headers(),
                                    order.body(),
                                    order.close(),
                                    1)),
                    order.close());
        }
        return new RequestMix(new RequestFile(order, target).read(), order.close());
    }

    /** What puts them on connections, for one loop among several. */
    Requests forLoop(int index, int loops, int pipeline) {
        RequestText first = texts.getFirst();
        byte[] bytes = first.fixedBytes();
        return texts.size() == 1 && bytes != null
                ? new OneRequest(bytes, first.answersHead(), pipeline)
                : new VaryingRequests(texts, index, loops);
    }
}
