package io.headrace.nginx;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * What nginx demands of one directive, and what becomes of it here.
 *
 * @param contexts where it may stand
 * @param least fewest arguments
 * @param most most arguments
 * @param repeats whether it may stand twice in one block
 * @param inner what its braces are, or null when it has none
 * @param value what its arguments are, where that is all there is to check
 * @param note why it changes nothing here, or null when it is honoured
 */
record Rule(
        Set<Context> contexts,
        int least,
        int most,
        boolean repeats,
        @Nullable Context inner,
        Value value,
        @Nullable String note) {
    /** More arguments than any directive has. */
    static final int ANY_NUMBER = Integer.MAX_VALUE;

    /** What an argument is. */
    enum Value {
        ANY,
        FLAG,
        NUMBER,
        TIME,
        /** A path, and perhaps a level. */
        LOG
    }

    static Rule honoured(int least, int most, Context... contexts) {
        return new Rule(Set.of(contexts), least, most, false, null, Value.ANY, null);
    }

    static Rule block(Context inner, int least, int most, Context... contexts) {
        return new Rule(Set.of(contexts), least, most, false, inner, Value.ANY, null);
    }

    /** With one argument and no effect. */
    static Rule noted(Value value, String note, Context... contexts) {
        return new Rule(Set.of(contexts), 1, 1, false, null, value, note);
    }

    Rule repeated() {
        return new Rule(contexts, least, most, true, inner, value, note);
    }

    Rule withArguments(int fewest, int atMost) {
        return new Rule(contexts, fewest, atMost, repeats, inner, value, note);
    }
}
