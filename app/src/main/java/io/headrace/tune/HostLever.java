package io.headrace.tune;

import io.headrace.host.Machine;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/**
 * A setting of the whole machine.
 *
 * @param knob which
 * @param wish what it shall be on a machine; null where it is good as it is
 */
record HostLever(String name, String knob, Function<Machine, @Nullable String> wish, String why)
        implements Lever {
    /** At least so much. */
    static HostLever atLeast(String name, String knob, long least, String why) {
        return new HostLever(
                name,
                knob,
                machine -> {
                    String now = machine.knob(knob);
                    return now != null && now.matches("[0-9]{1,18}") && Long.parseLong(now) < least
                            ? Long.toString(least)
                            : null;
                },
                why);
    }

    /** Just this, where the kernel has it. */
    static HostLever just(String name, String knob, String value, String why) {
        return new HostLever(name, knob, machine -> machine.knob(knob) == null ? null : value, why);
    }

    @Override
    public void plan(Draft draft) {
        String to = wish.apply(draft.machine());
        if (to != null) {
            draft.want(knob, Place.HOST, to, why);
        }
    }
}
