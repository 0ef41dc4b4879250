package io.headrace.node;

import io.headrace.diagnose.Generator;
import io.headrace.diagnose.Notes;
import io.headrace.diagnose.Rules;
import io.headrace.diagnose.Situation;
import io.headrace.host.Host;
import io.headrace.host.HostRoot;
import io.headrace.host.Obstacles;
import io.headrace.kernel.Endpoint;
import io.headrace.observe.BusyProcess;
import io.headrace.observe.Delta;
import io.headrace.observe.GcPauses;
import io.headrace.observe.LinkCounters;
import io.headrace.observe.ListeningSockets;
import io.headrace.observe.LoadAverage;
import io.headrace.observe.Probe;
import io.headrace.observe.Stalls;
import io.headrace.press.Press;
import io.headrace.press.PressPlan;
import io.headrace.press.PressResult;
import io.headrace.press.Target;
import io.headrace.press.WindowSecond;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/** A run of the generator in this process, with a look at this machine around its window. */
public final class LoadRun {
    /** What is told while it goes on. */
    @FunctionalInterface
    public interface Progress {
        /** Called about four times a second, with the counts since the start. */
        void update(long answers, long failures);

        /** The window opens. */
        default void opened() {}

        /** A second of the window is whole. */
        default void second(WindowSecond second) {}
    }

    private static final HostRoot HERE = HostRoot.thisMachine();

    private final PressPlan plan;
    private final Watcher look;
    private final Press press;

    public LoadRun(PressPlan plan, Progress progress) {
        this.plan = plan;
        look = new Watcher(progress, device(plan.target()));
        press = new Press(plan, look);
    }

    /** The network device that carries the load; none when it stays on this machine. */
    private static @Nullable String device(Target target) {
        return target.isLocal()
                ? null
                : target.endpoints().stream()
                        .filter(endpoint -> !endpoint.isUnix())
                        .map(endpoint -> LinkCounters.deviceTowards(endpoint.ip()))
                        .findFirst()
                        .orElse(null);
    }

    private static int ownPid() {
        return (int) ProcessHandle.current().pid();
    }

    /** Runs to the end, or to {@link #stop}. */
    public LoadReport run(Host host) throws InterruptedException {
        look.start();
        LoadAverage before = LoadAverage.read(HERE);
        PressResult result = press.run();
        Delta delta = look.delta();
        Situation situation =
                new Situation(
                        delta,
                        look.loadThreads(delta),
                        List.of(),
                        plan.cpus(),
                        CpuSet.EMPTY,
                        host.allowedCpus(),
                        plan.target().isLocal(),
                        Generator.of(result, look.stalls()));
        Environment environment = new Environment(before, strangers(delta));
        List<String> notes = Notes.of(situation, Obstacles.read(HERE), connectionsPerPath(plan));
        return new LoadReport(result, delta, environment, Rules.judge(situation), notes);
    }

    /** Of those with ports, from one address to another; a Unix socket has none. */
    static int connectionsPerPath(PressPlan plan) {
        long servers = plan.target().endpoints().stream().filter(one -> !one.isUnix()).count();
        int sources = Math.max(1, plan.sources().size());
        return servers == 0 ? 0 : (int) Math.ceilDiv(plan.connections(), servers * sources);
    }

    /** The busy processes but the server: what listens on the port that load goes to. */
    private List<BusyProcess> strangers(Delta delta) {
        List<BusyProcess> busy = delta.busyProcesses();
        if (!plan.target().isLocal() || busy.isEmpty()) {
            return busy;
        }
        Set<Integer> ports =
                plan.target().endpoints().stream()
                        .filter(endpoint -> !endpoint.isUnix())
                        .map(Endpoint::port)
                        .collect(Collectors.toSet());
        List<Integer> pids = busy.stream().map(BusyProcess::pid).toList();
        Set<Integer> servers = ListeningSockets.owners(HERE, ports, pids);
        return busy.stream().filter(process -> !servers.contains(process.pid())).toList();
    }

    /** Ends it early; any thread may call it. */
    public void stop() {
        press.stop();
    }

    private static final class Watcher extends WindowLook {
        private final Progress progress;

        /** On a thread of its own: its start may take as long as connecting does. */
        private final FutureTask<GcPauses> pauses = new FutureTask<>(GcPauses::watch);

        Watcher(Progress progress, @Nullable String device) {
            super(Probe.of(HERE, List.of(ownPid())).withDevice(device));
            this.progress = progress;
        }

        void start() {
            Thread.ofPlatform().daemon().name("gc-pauses").start(pauses);
        }

        private GcPauses pauses() {
            try {
                return pauses.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        Stalls stalls() {
            return pauses().stalls();
        }

        @Override
        public void opened(List<Integer> tids) {
            super.opened(tids);
            pauses().opened();
            progress.opened();
        }

        @Override
        public void closed() {
            pauses().closed(); // before a look, which makes garbage
            super.closed();
        }

        @Override
        public void second(WindowSecond second) {
            progress.second(second);
        }

        @Override
        public void running(long answers, long failures) {
            progress.update(answers, failures);
        }
    }
}
