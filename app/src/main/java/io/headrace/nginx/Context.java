package io.headrace.nginx;

import java.util.Locale;

/** A block, which decides what may stand in it. */
enum Context {
    MAIN,
    EVENTS,
    HTTP,
    SERVER,
    LOCATION,
    /** Its statements are media types with their extensions. */
    TYPES;

    /** As a message names it. */
    String text() {
        return this == MAIN ? "the top level" : name().toLowerCase(Locale.ROOT);
    }
}
