package io.headrace.serve;

/** What a location answers. */
public sealed interface Content permits FixedAnswer, TypedAnswers, StaticFiles {
    /** What it is, in a few words. */
    String text();
}
