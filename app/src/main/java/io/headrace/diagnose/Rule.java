package io.headrace.diagnose;

import org.jspecify.annotations.Nullable;

/** One way a rate can be limited. */
interface Rule {
    /** The verdict, or null when the situation is another one. */
    @Nullable Verdict judge(Situation situation);
}
