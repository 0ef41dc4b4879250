package io.headrace.report;

import io.headrace.host.Machine;
import io.headrace.tune.Change;
import io.headrace.tune.Plan;
import io.headrace.tune.Refused;

import java.util.Locale;

/** A plan for the terminal: each change with its why, how it is made, and how it is taken back. */
public final class PlanText {
    private static final String INDENT = "      ";

    private PlanText() {}

    /** All of it. */
    public static String write(Machine machine, Plan plan) {
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (Change change : plan.changes()) {
            number++;
            add(text, machine, change, number);
        }
        if (plan.changes().isEmpty()) {
            text.append("nothing to change\n");
        }
        if (!plan.refused().isEmpty()) {
            text.append("\nleft out\n");
            for (Refused one : plan.refused()) {
                text.append("  ")
                        .append(TextLines.tame(one.knob()))
                        .append(": ")
                        .append(TextLines.tame(one.why()))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static void add(StringBuilder text, Machine machine, Change change, int number) {
        String from = change.from() == null ? "as it will be" : change.from();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%4d  %s: %s → %s  (%s)%n",
                        number,
                        change.what(),
                        TextLines.tame(from),
                        change.to(),
                        change.knob().takes().word()));
        text.append(INDENT).append(TextLines.tame(change.why())).append('\n');
        String command = change.knob().command(machine, change.place(), change.to());
        text.append(INDENT).append("→ ").append(TextLines.tame(command)).append('\n');
        String undo = change.undo(machine);
        if (undo != null) {
            text.append(INDENT).append("← ").append(TextLines.tame(undo)).append('\n');
        }
    }
}
