package io.headrace.nginx;

/**
 * Something that was understood and changes nothing, or not all that it would change in nginx.
 *
 * @param what the directive as it was written
 * @param reason why it changes nothing
 */
public record Note(Position at, String what, String reason) {
    /** One line, such as `nginx.conf:3: accept_mutex off: has no counterpart …`. */
    public String text() {
        return at.text() + ": " + what + ": " + reason;
    }
}
