package io.headrace.tune;

import io.headrace.host.Machine;

import org.jspecify.annotations.Nullable;

/**
 * One setting of a machine that can be read, written and put back. Values are texts in the kernel's
 * own form, or for what is told by netlink in ethtool's words.
 */
public interface Knob {
    /** Its name in plans, journals and `docs/knobs`. */
    String id();

    Takes takes();

    /** When it is set among others. */
    Stage stage();

    /** Whether it belongs to such a thing. */
    boolean isAt(Place place);

    /** The file or the message; null while it is not known, as before its queue is made. */
    @Nullable String path(Machine machine, Place place);

    /** What it is now. */
    String read(Site site, Place place) throws Obstacle;

    void write(Site site, Place place, String value) throws Obstacle;

    /** Whether two values mean the same. */
    boolean same(String one, String other);

    /** Whether the kernel may have made the second out of the first, as drivers round sizes. */
    boolean mayBecome(String written, String seen);

    /** Whether it can be a value: nothing else is ever written. */
    boolean isValid(String value);

    /** The command that gives it a value, as a person would type it as root. */
    String command(Machine machine, Place place, String value);
}
