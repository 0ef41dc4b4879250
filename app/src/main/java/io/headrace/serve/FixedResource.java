package io.headrace.serve;

/** A {@link FixedAnswer} in one loop. */
final class FixedResource implements Resource {
    private final Variants variants;

    FixedResource(FixedAnswer fixed, Answers answers) {
        variants = answers.fixed(fixed);
    }

    @Override
    public PreparedAnswer answer(Request request) {
        return variants.of(request);
    }
}
