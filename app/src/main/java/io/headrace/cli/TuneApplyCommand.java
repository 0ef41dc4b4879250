package io.headrace.cli;

import io.headrace.fault.Fault;
import io.headrace.host.HostRoot;
import io.headrace.host.RemoteSession;
import io.headrace.tune.Applier;
import io.headrace.tune.Applier.Outcome;
import io.headrace.tune.Change;
import io.headrace.tune.Plan;
import io.headrace.tune.Site;
import io.headrace.tune.State;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** The verb `tune apply`: makes the changes of a plan. */
@Command(
        name = "apply",
        description = {
            "makes the changes of a plan, each in the journal first and read back after; tune undo",
            "puts them back, whatever happens in between"
        },
        footer = {"", "Example:", "  headrace tune apply plan.json --confirm-within 60s"})
final class TuneApplyCommand implements Callable<Integer> {
    private final Session session;

    @Mixin private PlanFile plan = new PlanFile();
    @Mixin private StateOption state = new StateOption();

    @Option(
            names = "--confirm-within",
            paramLabel = "TIME",
            converter = Converters.Duration.class,
            description = "put all of it back unless tune confirm is called in time")
    private @Nullable Long confirmWithin;

    TuneApplyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Plan changes = plan.read();
        Site site = new Site(HostRoot.thisMachine());
        checkRights(site, changes);
        checkSession(site, changes);
        try (State held = State.hold(state.folder())) {
            Instant deadline = deadline();
            if (deadline != null) {
                ConfirmChild.start(state.folder(), deadline);
            }
            return told(Applier.apply(site, held, changes, deadline, this::tell), deadline);
        }
    }

    private @Nullable Instant deadline() {
        return confirmWithin == null
                ? null
                : Instant.now().plusNanos(confirmWithin).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Before anything is written, since half of a plan is worse than none. */
    private static void checkRights(Site site, Plan plan) {
        boolean files = site.machine().rights().mayOverrideFileModes();
        boolean networks = site.machine().rights().mayAdministerNetworks();
        if (!plan.changes().isEmpty() && !(files && networks)) {
            throw new Fault(
                    Fault.Kind.NOT_PERMITTED,
                    plan.changes().getFirst().what() + " may not be set by this user",
                    "it takes "
                            + (files ? "" : "CAP_DAC_OVERRIDE ")
                            + (networks ? "" : "CAP_NET_ADMIN ")
                            + "(user 0 has them)",
                    "sudo headrace tune apply …; nothing was changed");
        }
    }

    /** Who changes what carries the own connection needs somebody who puts it back. */
    private void checkSession(Site site, Plan plan) {
        RemoteSession remote = RemoteSession.find(HostRoot.thisMachine());
        if (remote == null || confirmWithin != null) {
            return;
        }
        Set<String> devices = remote.devices(site.machine());
        for (Change change : plan.changes()) {
            String nic = change.place().nic();
            if (nic != null && devices.contains(nic)) {
                throw new Fault(
                        Fault.Kind.BAD_INPUT,
                        change.what() + " without --confirm-within",
                        nic + " carries this SSH session (" + remote.address() + ")",
                        "add --confirm-within 60s, then headrace tune confirm; nothing was"
                                + " changed");
            }
        }
    }

    private void tell(Outcome outcome) {
        String name = outcome.change().what();
        Terminal terminal = session.terminal();
        if (outcome.refused() != null) {
            terminal.out("refused  " + name + ": " + outcome.refused() + "\n");
        } else {
            terminal.out(
                    (outcome.isOther() ? "other    " : "set      ")
                            + name
                            + " = "
                            + outcome.now()
                            + (outcome.isOther()
                                    ? ", of " + outcome.change().to() + " as planned"
                                    : "")
                            + "\n");
        }
    }

    private int told(List<Outcome> outcomes, @Nullable Instant deadline) {
        long refused = outcomes.stream().filter(one -> one.refused() != null).count();
        session.terminal()
                .out(
                        outcomes.size()
                                - refused
                                + " of "
                                + outcomes.size()
                                + " changes stand; journal in "
                                + state.folder()
                                + "; put back with: headrace tune undo\n");
        if (deadline != null) {
            session.terminal()
                    .out(
                            "all is put back at "
                                    + deadline
                                    + " unless you call: headrace tune confirm\n");
        }
        if (refused == 0) {
            return ExitCode.DONE;
        }
        return outcomes.stream().anyMatch(Outcome::forbidden)
                ? ExitCode.NOT_PERMITTED
                : ExitCode.OTHER_HOST;
    }
}
