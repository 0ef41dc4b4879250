package io.headrace.serve;

/** The content of a location in one loop. */
interface Resource {
    /** The answer to a request, to be sent before the next request of the loop is looked at. */
    Answer answer(Request request);

    /** Gives back what it holds. */
    default void close() {}
}
