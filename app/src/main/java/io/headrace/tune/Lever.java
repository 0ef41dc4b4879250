package io.headrace.tune;

/** Settings that only make sense together; adds to a plan what it would change, and why not. */
interface Lever {
    /** As options have it. */
    String name();

    void plan(Draft draft);
}
