package io.headrace.loop;

import org.jspecify.annotations.Nullable;

/**
 * The engine that is used.
 *
 * @param note why it is not another one, if that has to be told
 */
public record EngineChoice(Engine engine, @Nullable String note) {
    /** For people, such as `uring`. */
    public String text() {
        return note == null ? engine.word() : engine.word() + " (" + note + ")";
    }
}
