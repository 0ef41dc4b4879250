package io.headrace.cli;

import io.headrace.host.HostRoot;
import io.headrace.tune.Site;
import io.headrace.tune.State;
import io.headrace.tune.Undo;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** The verb `tune undo`: puts back what was set. */
@Command(
        name = "undo",
        description = {
            "puts back all that was set, also after a crash; what somebody else changed meanwhile",
            "is left, and told by exit code 6"
        },
        footer = {"", "Example:", "  headrace tune undo"})
final class TuneUndoCommand implements Callable<Integer> {
    private final Session session;

    @Mixin private StateOption state = new StateOption();

    TuneUndoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Undo.Item> items;
        try (State held = State.hold(state.folder())) {
            items = Undo.all(new Site(HostRoot.thisMachine()), held);
        }
        for (Undo.Item item : items) {
            session.terminal()
                    .out(String.format(Locale.ROOT, "%-9s  %s%n", word(item.fate()), item.text()));
        }
        if (items.isEmpty()) {
            session.terminal().out("nothing to undo\n");
        }
        return items.stream().anyMatch(TuneUndoCommand::isUnsettled)
                ? ExitCode.OTHER_HOST
                : ExitCode.DONE;
    }

    private static boolean isUnsettled(Undo.Item item) {
        return item.fate() == Undo.Fate.FOREIGN || item.fate() == Undo.Fate.OPEN;
    }

    private static String word(Undo.Fate fate) {
        return switch (fate) {
            case RESTORED -> "put back";
            case AS_BEFORE -> "as before";
            case GONE -> "gone";
            case FOREIGN -> "left";
            case OPEN -> "open";
        };
    }
}
