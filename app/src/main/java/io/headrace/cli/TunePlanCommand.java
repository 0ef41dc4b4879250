package io.headrace.cli;

import io.headrace.host.HostRoot;
import io.headrace.report.PlanJson;
import io.headrace.report.PlanText;
import io.headrace.tune.Plan;
import io.headrace.tune.Planner;
import io.headrace.tune.Site;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** The verb `tune plan`: what would be changed and why. It changes nothing. */
@Command(
        name = "plan",
        description = "what would be changed on this machine, and why; changes nothing",
        footer = {"", "Example:", "  headrace tune plan --json plan.json"})
final class TunePlanCommand implements Callable<Integer> {
    private final Session session;

    @Mixin private RootOption root = new RootOption();
    @Mixin private GoalOptions goal = new GoalOptions();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "write it as headrace.plan/1, for tune apply; - prints it")
    private @Nullable String json;

    TunePlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        HostRoot place = root.root();
        if (json != null) {
            Session.checkWritable(json);
        }
        Site site = new Site(place);
        Plan plan = Planner.plan(site, goal.goal());
        session.tell(
                json,
                () ->
                        PlanJson.write(
                                session.context(site.machine().host(), place),
                                site.machine(),
                                plan),
                () -> PlanText.write(site.machine(), plan));
        return ExitCode.DONE;
    }
}
