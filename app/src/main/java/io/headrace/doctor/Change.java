package io.headrace.doctor;

import io.headrace.host.KernelPaths;

import java.util.List;

/**
 * What mends a finding: commands as they are typed on that machine, or why none is offered.
 *
 * @param commands none when nothing is offered
 * @param note why, or what to know before
 */
public record Change(List<String> commands, String note) {
    public Change {
        commands = List.copyOf(commands);
    }

    /** Writes a text to a file of the kernel's. */
    static Change write(String path, String text, String note) {
        return new Change(List.of(KernelPaths.writing(path, text)), note);
    }

    static Change of(String command, String note) {
        return new Change(List.of(command), note);
    }

    /** Nothing that could be done here. */
    static Change none(String why) {
        return new Change(List.of(), why);
    }
}
