package io.headrace.cli;

import io.headrace.host.HostRoot;
import io.headrace.tune.Site;
import io.headrace.tune.State;
import io.headrace.tune.Verifier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.List;
import java.util.concurrent.Callable;

/** The verb `tune verify`: reads back what was set. It changes nothing. */
@Command(
        name = "verify",
        description = "reads back all that was set and still stands; 6 when something differs",
        footer = {"", "Example:", "  headrace tune verify"})
final class TuneVerifyCommand implements Callable<Integer> {
    private final Session session;

    @Mixin private StateOption state = new StateOption();

    TuneVerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Verifier.Item> items =
                Verifier.check(new Site(HostRoot.thisMachine()), State.read(state.folder()));
        for (Verifier.Item item : items) {
            session.terminal().out((item.holds() ? "holds    " : "differs  ") + item.text() + "\n");
        }
        if (items.isEmpty()) {
            session.terminal().out("nothing is set by tune apply\n");
        }
        return items.stream().allMatch(Verifier.Item::holds) ? ExitCode.DONE : ExitCode.OTHER_HOST;
    }
}
