package io.headrace.experiment;

import io.headrace.diagnose.Generator;
import io.headrace.diagnose.Rules;
import io.headrace.diagnose.Situation;
import io.headrace.host.Host;
import io.headrace.host.HostRoot;
import io.headrace.loop.EngineWish;
import io.headrace.node.ChildJvm;
import io.headrace.node.LoadWorker;
import io.headrace.node.ServerChild;
import io.headrace.node.ServerUnderTest;
import io.headrace.node.WindowLook;
import io.headrace.observe.Delta;
import io.headrace.observe.Probe;
import io.headrace.observe.Stalls;
import io.headrace.observe.ThreadShare;
import io.headrace.press.LoadOrder;
import io.headrace.press.PressOrder;
import io.headrace.press.PressResult;
import io.headrace.press.Target;
import io.headrace.units.CpuSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Server and generator as child processes of this one, over the loopback device.
 *
 * <p>The generator is one process for all trials; the reference server is one for each number of
 * threads, started when first needed and idle while another is measured. So no trial begins cold.
 */
public final class LoopbackRig implements Rig {
    /** What to measure, as the user named it. */
    public sealed interface Choice {}

    /** The reference server. */
    public record Reference() implements Choice {}

    /** A command of the user's. */
    public record Command(String line) implements Choice {}

    /** A server that runs already. */
    public record Address(String url) implements Choice {}

    private static final long REHEARSAL_NS = 1_000_000_000L;
    private static final long TIMEOUT_NS = 5_000_000_000L;
    private static final int WARMUP_SHARE = 5;

    private final Host host;
    private final ChildJvm jvm;
    private final Choice choice;
    private final Placement placement;
    private final LoadWorker worker;
    private final Map<Integer, ServerUnderTest> servers = new HashMap<>();

    /** Starts the generator; servers follow when they are needed. */
    public LoopbackRig(Host host, ChildJvm jvm, Choice choice) {
        this.host = host;
        this.jvm = jvm;
        this.choice = choice;
        placement = new Placement(host);
        worker = LoadWorker.start(jvm);
    }

    @Override
    public int cpus() {
        return host.allowedCpus().size();
    }

    @Override
    public boolean ownsServer() {
        return choice instanceof Reference;
    }

    @Override
    public Trial measure(Setting setting, long windowNs) throws InterruptedException {
        ServerUnderTest server = servers.get(setting.serverThreads());
        if (server == null) {
            server = start(setting.serverThreads());
            servers.put(setting.serverThreads(), server);
            measure(server, setting, REHEARSAL_NS);
        }
        return measure(server, setting, windowNs);
    }

    private ServerUnderTest start(int threads) throws InterruptedException {
        return switch (choice) {
            case Reference() -> ServerChild.serve(jvm, threads);
            case Command(String line) -> ServerChild.foreign(jvm, line);
            case Address(String url) -> ServerUnderTest.at(url);
        };
    }

    private Trial measure(ServerUnderTest server, Setting setting, long windowNs) {
        CpuSet serverCpus = placement.server(setting);
        CpuSet pressCpus = placement.press(setting);
        server.confine(serverCpus.isEmpty() ? host.allowedCpus() : serverCpus);
        List<Integer> serverPids = server.pids();
        List<Integer> pids = Stream.concat(Stream.of(worker.pid()), serverPids.stream()).toList();
        WindowLook look = new WindowLook(Probe.of(HostRoot.thisMachine(), pids));
        PressResult result = worker.run(order(server.url(), setting, pressCpus, windowNs), look);
        Delta delta = look.delta();
        List<ThreadShare> serving =
                serverPids.stream().flatMap(pid -> delta.threadsOf(pid).stream()).toList();
        Situation situation =
                new Situation(
                        delta,
                        look.loadThreads(delta),
                        serving,
                        pressCpus,
                        serverCpus,
                        host.allowedCpus(),
                        Target.parse(server.url()).isLocal(),
                        Generator.of(result, Stalls.NONE));
        double serverCpuUs = cpuUs(serving, delta.seconds(), result.requests());
        return new Trial(result, serverCpuUs, Rules.judge(situation));
    }

    private static PressOrder order(String url, Setting setting, CpuSet cpus, long windowNs) {
        LoadOrder load =
                LoadOrder.timed(
                                setting.connections(),
                                setting.pressThreads(),
                                windowNs,
                                windowNs / WARMUP_SHARE,
                                TIMEOUT_NS)
                        .on(cpus);
        return PressOrder.of(url, load, EngineWish.AUTO);
    }

    private static double cpuUs(List<ThreadShare> threads, double seconds, long requests) {
        if (threads.isEmpty() || requests == 0) {
            return Double.NaN;
        }
        double busy = threads.stream().mapToDouble(ThreadShare::busyPct).sum() / 100;
        return busy * seconds * 1e6 / requests;
    }

    @Override
    public void close() {
        worker.close();
        servers.values().forEach(ServerUnderTest::close);
    }
}
