package io.headrace.tls;

import org.jspecify.annotations.Nullable;

/**
 * The library that speaks TLS.
 *
 * @param note why it is not another one, if that has to be told
 */
public record TlsChoice(TlsProvider provider, @Nullable String note) {
    /** Its name, as an option's value. */
    public String word() {
        return provider.name();
    }

    /** For people, such as `boringssl`. */
    public String text() {
        return note == null ? word() : word() + " (" + note + ")";
    }
}
