package io.headrace.nginx;

import io.headrace.fault.Fault;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One statement: a name, its arguments, and the statements in its braces.
 *
 * @param block null when it ends with a semicolon
 */
record Directive(
        Position at, String name, List<String> arguments, @Nullable List<Directive> block) {
    String argument(int index) {
        return arguments.get(index);
    }

    /** The statements in its braces; none when there are no braces. */
    List<Directive> children() {
        return block == null ? List.of() : block;
    }

    /** As it was written, without its block. */
    String text() {
        return arguments.isEmpty() ? name : name + " " + Lexer.shown(String.join(" ", arguments));
    }

    Fault fault(String cause, String remedy) {
        return at.fault("directive \"" + Lexer.shown(name) + "\"", cause, remedy);
    }

    /** A refusal of one of its values. */
    Fault badValue(String value, String cause, String remedy) {
        return at.fault(
                "directive \"" + Lexer.shown(name) + "\", value \"" + Lexer.shown(value) + "\"",
                cause,
                remedy);
    }
}
