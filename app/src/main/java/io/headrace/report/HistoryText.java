package io.headrace.report;

import io.headrace.tune.Entry;
import io.headrace.tune.Run;
import io.headrace.tune.Runs;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** The journal for the terminal. */
public final class HistoryText {
    private HistoryText() {}

    /** All of it, the oldest first. */
    public static String write(Runs runs) {
        StringBuilder text = new StringBuilder();
        runs.all().forEach(run -> add(text, run));
        for (int line : runs.damaged()) {
            text.append("line ").append(line).append(" is damaged\n");
        }
        return text.isEmpty() ? "the journal is empty\n" : text.toString();
    }

    private static void add(StringBuilder text, Run run) {
        Entry.Begun begun = run.begun();
        text.append("run ")
                .append(run.number())
                .append("  ")
                .append(begun == null ? "its beginning is damaged" : begun.time())
                .append("  ")
                .append(state(run))
                .append('\n');
        run.steps().stream()
                .filter(step -> !step.intent().isKept())
                .forEach(step -> add(text, step));
    }

    private static String state(Run run) {
        if (run.closed() != null) {
            return TextLines.tame(run.closed());
        }
        if (!run.isApplied()) {
            return "stands, and was not finished";
        }
        return run.awaitsConfirmation()
                ? "stands, to be confirmed by " + run.confirmBy()
                : "stands";
    }

    private static void add(StringBuilder text, Run.Step step) {
        Entry.Intent intent = step.intent();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%5d  %s of %s: %s → %s%s%n",
                        intent.number(),
                        TextLines.tame(intent.knob()),
                        TextLines.tame(intent.place()),
                        TextLines.tame(intent.from()),
                        TextLines.tame(step.expected()),
                        TextLines.tame(end(step.end()))));
    }

    private static String end(@Nullable Entry end) {
        return switch (end) {
            case Entry.Undone _ -> "  put back";
            case Entry.Left left -> "  left: " + left.why();
            case Entry.Failed failed -> "  refused: " + failed.why();
            case null, default -> "";
        };
    }
}
