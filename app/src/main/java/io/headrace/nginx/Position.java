package io.headrace.nginx;

import io.headrace.fault.Fault;

/**
 * Where something stands.
 *
 * @param file as the user named it, or as an `include` did
 * @param line from 1
 */
public record Position(String file, int line) {
    /** A refusal of what stands here. */
    public Fault fault(String what, String cause, String remedy) {
        return new Fault(Fault.Kind.BAD_INPUT, text() + ": " + what, cause, remedy);
    }

    /** Such as `nginx.conf:12`. */
    public String text() {
        return file + ":" + line;
    }
}
