package io.headrace.node;

import io.headrace.diagnose.Rules;
import io.headrace.diagnose.Situation;
import io.headrace.host.Host;
import io.headrace.host.HostRoot;
import io.headrace.observe.Delta;
import io.headrace.observe.Probe;
import io.headrace.observe.Snapshot;
import io.headrace.observe.ThreadShare;
import io.headrace.press.Press;
import io.headrace.press.PressPlan;
import io.headrace.press.PressResult;
import io.headrace.units.CpuSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A run of the generator in this process, with a look at this machine around its window. */
public final class LoadRun {
    /** What is told while it goes on. */
    @FunctionalInterface
    public interface Progress {
        /** Called about ten times a second, with the counts since the start. */
        void update(long answers, long failures);
    }

    private final PressPlan plan;
    private final Progress progress;
    private final Probe probe;
    private final Press press;
    private final List<Snapshot> snapshots = new ArrayList<>();
    private List<Integer> loadThreads = List.of();

    public LoadRun(PressPlan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
        probe = Probe.of(HostRoot.thisMachine(), List.of(ownPid()));
        press = new Press(plan, new Watcher());
    }

    private static int ownPid() {
        return (int) ProcessHandle.current().pid();
    }

    /** Runs to the end, or to {@link #stop}. */
    public LoadReport run(Host host) throws InterruptedException {
        PressResult result = press.run();
        Delta delta = Delta.between(snapshots.getFirst(), snapshots.getLast());
        Set<Integer> own = Set.copyOf(loadThreads);
        List<ThreadShare> threads =
                delta.threads().stream().filter(thread -> own.contains(thread.tid())).toList();
        Situation situation =
                new Situation(
                        delta,
                        threads,
                        List.of(),
                        plan.cpus(),
                        CpuSet.EMPTY,
                        host.allowedCpus(),
                        plan.target().isLocal(),
                        result.errorsPct());
        return new LoadReport(result, delta, Rules.judge(situation));
    }

    /** Ends it early; any thread may call it. */
    public void stop() {
        press.stop();
    }

    private final class Watcher implements Press.Observer {
        @Override
        public void opened(List<Integer> tids) {
            loadThreads = tids;
            snapshots.add(probe.snapshot());
        }

        @Override
        public void running(long answers, long failures) {
            progress.update(answers, failures);
        }

        @Override
        public void closed() {
            snapshots.add(probe.snapshot());
        }
    }
}
