package io.headrace.nginx;

import io.headrace.fault.Fault;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds a tree of directives against the {@link Rules}, and notes what changes nothing. */
final class Checker {
    private final List<Note> notes;

    Checker(List<Note> notes) {
        this.notes = notes;
    }

    /**
     * Checks a block with all that is in it.
     *
     * @throws Fault for the first directive that is not understood, not allowed there, there twice,
     *     or has wrong arguments
     */
    void check(List<Directive> block, Context context) {
        Map<String, Directive> seen = new HashMap<>();
        for (Directive directive : block) {
            if (context == Context.TYPES) {
                checkType(directive);
            } else {
                check(directive, context, seen);
            }
        }
    }

    private void check(Directive directive, Context context, Map<String, Directive> seen) {
        Rule rule = Rules.of(directive.name());
        if (rule == null) {
            throw directive.fault(
                    "serve has no such thing, and leaving it out would change what is measured",
                    "remove it, or run this file with nginx");
        }
        if (!rule.contexts().contains(context)) {
            throw misplaced(directive, rule, context);
        }
        Directive first = seen.putIfAbsent(directive.name(), directive);
        if (first != null && !rule.repeats()) {
            throw directive.fault(
                    "it stands already in line " + first.at().line(), "remove one of them");
        }
        checkForm(directive, rule);
        checkValue(directive, rule.value());
        if (rule.note() != null) {
            notes.add(new Note(directive.at(), directive.text(), rule.note()));
        }
        if (rule.inner() != null) {
            check(directive.children(), rule.inner());
        }
    }

    private static Fault misplaced(Directive directive, Rule rule, Context context) {
        if (directive.name().equals("location") && context == Context.LOCATION) {
            return directive.fault(
                    "locations in locations are not understood", "write them side by side");
        }
        String right =
                rule.contexts().stream()
                        .sorted()
                        .map(Context::text)
                        .collect(Collectors.joining(" or "));
        return directive.fault("it belongs in " + right + ", not in " + context.text(), "move it");
    }

    private static void checkForm(Directive directive, Rule rule) {
        if (directive.block() != null && rule.inner() == null) {
            throw directive.fault("it takes no block in { }", "end it with ;");
        }
        if (directive.block() == null && rule.inner() != null) {
            throw directive.fault("its block in { } is missing", "open it with {");
        }
        int count = directive.arguments().size();
        if (count < rule.least() || count > rule.most()) {
            throw directive.fault("it has " + count + " arguments", "give it " + wanted(rule));
        }
    }

    private static String wanted(Rule rule) {
        if (rule.most() == Rule.ANY_NUMBER) {
            return "at least " + rule.least();
        }
        return rule.least() == rule.most()
                ? Integer.toString(rule.least())
                : rule.least() + " or " + rule.most();
    }

    private static void checkValue(Directive directive, Rule.Value value) {
        switch (value) {
            case ANY -> {}
            case FLAG -> Values.flag(directive);
            case NUMBER -> Values.number(directive);
            case TIME -> Values.timeMs(directive);
            case LOG -> Values.checkLog(directive);
        }
    }

    private static void checkType(Directive type) {
        if (type.block() != null) {
            throw type.fault("a media type takes no block in { }", "end it with ;");
        }
        Values.ofHead(type, type.name());
    }
}
