package io.headrace.tune;

import io.headrace.fault.Fault;
import io.headrace.host.Machine;

import org.jspecify.annotations.Nullable;

/**
 * One setting that is to have another value, and why.
 *
 * @param knob which setting
 * @param place of what
 * @param from what it was when this was planned; null for what an earlier change of the plan makes
 * @param to what it shall be
 */
public record Change(Knob knob, Place place, @Nullable String from, String to, String why) {
    /**
     * A change that could be made on some machine.
     *
     * @throws Fault BAD_INPUT when the setting is of something else, or the value is none of its
     */
    public Change {
        if (!knob.isAt(place)) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    knob.id() + " of " + place,
                    "that has no such setting",
                    "make the plan anew: headrace tune plan");
        }
        if (!knob.isValid(to)) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    knob.id() + " of " + place + " = \"" + to + "\"",
                    "the setting takes no such value",
                    "make the plan anew: headrace tune plan");
        }
    }

    /** {@code rps.cpus of eth0 rx-0}. */
    public String what() {
        return what(knob.id(), place.text());
    }

    /** The same of texts, as a journal has them. */
    static String what(String knob, String place) {
        return place.equals(Place.HOST.text()) ? knob : knob + " of " + place;
    }

    /** The command that takes it back; null when what was there is not known yet. */
    public @Nullable String undo(Machine machine) {
        return from == null ? null : knob.command(machine, place, from);
    }
}
