package io.headrace.press;

import io.headrace.fault.Fault;
import io.headrace.kernel.Clock;
import io.headrace.kernel.ThisProcess;
import io.headrace.loop.EventLoop;
import io.headrace.press.PressResult.BusyConnections;
import io.headrace.press.PressResult.Bytes;
import io.headrace.press.PressResult.Client;
import io.headrace.press.PressResult.OpenLoopResult;
import io.headrace.press.PressResult.Outside;
import io.headrace.press.PressResult.TlsResult;
import io.headrace.press.PressResult.Warmup;
import io.headrace.tls.TlsEngines;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * One run of the load generator.
 *
 * <p>The calling thread steers: it opens the window when all connections stand, closes it before it
 * waits for the threads to end, and adds up what they hand over meanwhile.
 */
public final class Press {
    /** Descriptors besides connections: files of the JVM, epoll instances, event descriptors. */
    private static final int OWN_DESCRIPTORS = 256;

    private static final long LOOK_NS = 250_000_000L;
    private static final int FAILURES_MIN = 10;

    /** What goes on beside the run; called by the steering thread. */
    public interface Observer {
        /** An observer that looks at nothing. */
        Observer NONE = new Observer() {};

        /**
         * The window opens.
         *
         * @param tids kernel ids of the threads that make load
         */
        default void opened(List<Integer> tids) {}

        /** Called about four times a second while the run goes on. */
        default void running(long answers, long failures) {}

        /** A second of the window is whole: called once for each, soon after its end. */
        default void second(WindowSecond second) {}

        /** The window closes; its end is behind by the time one look takes. */
        default void closed() {}
    }

    private final PressPlan plan;
    private final Observer observer;
    private final Window window;
    private final PressTotals totals = new PressTotals();
    private final List<EventLoop<PressLoop>> loops = new ArrayList<>();
    private final WindowSeconds seconds;
    private @Nullable Settling settling;
    private @Nullable Boolean settled;
    private long beginNs;
    private volatile boolean interrupted;

    public Press(PressPlan plan, Observer observer) {
        this.plan = plan;
        this.observer = observer;
        window = new Window(plan);
        seconds =
                new WindowSeconds(
                        window,
                        totals,
                        this::add,
                        observer,
                        plan.threads(),
                        () -> loops.stream().mapToLong(EventLoop::cpuNs).sum());
    }

    /**
     * Runs to the end of the plan, or to {@link #stop}.
     *
     * @throws Fault when no descriptors are left, or no request was ever answered
     */
    public PressResult run() throws InterruptedException {
        ThisProcess.needDescriptors(
                plan.connections() + OWN_DESCRIPTORS, "-c " + plan.connections());
        try {
            startLoops();
            awaitConnections();
            beginNs = System.nanoTime();
            window.begin(beginNs);
            loops.forEach(EventLoop::wake);
            awaitOpening();
            return measure();
        } finally {
            window.closeNow();
            window.begun = true;
            window.released = true;
            loops.forEach(EventLoop::wake);
            for (EventLoop<PressLoop> loop : loops) {
                loop.join();
            }
        }
    }

    /** Ends the run early; what was measured is its result. Any thread may call it. */
    public void stop() {
        interrupted = true;
        window.closeNow();
    }

    private void startLoops() {
        int[] cpus = plan.cpus().toArray();
        int threads = plan.threads();
        for (int i = 0; i < threads; i++) {
            int share = plan.connections() / threads + (i < plan.connections() % threads ? 1 : 0);
            int cpu = cpus.length == 0 ? EventLoop.ANY_CPU : cpus[i % cpus.length];
            int index = i;
            loops.add(
                    EventLoop.start(
                            "press-" + i,
                            plan.engine().engine(),
                            plan.tls(),
                            cpu,
                            transport -> new PressLoop(plan, index, share, window, transport)));
        }
    }

    private void awaitConnections() throws InterruptedException {
        long openBefore = 0;
        long patienceNs = patienceNs();
        long deadline = System.nanoTime() + patienceNs;
        while (settled() < plan.connections()
                && System.nanoTime() - deadline < 0
                && !interrupted
                && !anyLoopFailed()) {
            Thread.sleep(1);
            long open = sumOpen();
            if (open > openBefore) {
                openBefore = open;
                deadline = System.nanoTime() + patienceNs;
            }
        }
        boolean noneMade = settled() == 0 || (sumOpen() == 0 && !plan.close());
        if (noneMade && !interrupted && !anyLoopFailed()) {
            throw firstTrouble();
        }
    }

    /** How long no connection may be made before the run begins without the rest. */
    private long patienceNs() {
        double perSecond = plan.reach().connectionsPerSecond();
        long between = perSecond == 0 ? 0 : (long) (2 * Window.SECOND_NS / perSecond);
        return Math.max(plan.reach().connectTimeoutNs(), between) + 2 * LOOK_NS;
    }

    /** Waits for the window to open; where no time is set for that, until the load has settled. */
    private void awaitOpening() throws InterruptedException {
        if (plan.load().warmupNs() != LoadOrder.WARMUP_AUTO) {
            awaitUntil(window.openNs);
            return;
        }
        Settling test = new Settling(beginNs);
        settling = test;
        boolean calm = false;
        long now = beginNs;
        while (!calm && now - beginNs < Settling.LONGEST_NS && !isOver()) {
            awaitUntil(now + LOOK_NS);
            now = System.nanoTime();
            calm = test.look(now);
        }
        settled = calm;
        window.open(now + 2 * Window.SLICE_NS);
        awaitUntil(window.openNs);
    }

    private boolean isOver() {
        return interrupted || anyLoopFailed() || window.loopsRunning.getCount() == 0;
    }

    private void add(Tally tally) {
        if (settling != null && tally.second == Tally.OUTSIDE) {
            settling.add(tally);
        }
        totals.add(tally);
    }

    private long settled() {
        return loops.stream().mapToLong(loop -> loop.duty().progress.settled()).sum();
    }

    private long sumOpen() {
        return loops.stream().mapToLong(loop -> loop.duty().progress.opened()).sum();
    }

    private PressResult measure() throws InterruptedException {
        long[] threadCpu = threadCpu();
        long calls = systemCalls();
        long processCpu = Clock.processCpuNs();
        long readNs = System.nanoTime();
        seconds.opened();
        observer.opened(loops.stream().map(EventLoop::tid).toList());
        awaitUntil(window.closeNs);
        // Where no connection is left the loops have ended before: so has the window.
        window.closeNow();
        long cpuNs = Clock.processCpuNs() - processCpu;
        double busiest = busiestPct(threadCpu, threadCpu(), System.nanoTime() - readNs);
        calls = systemCalls() - calls;
        observer.closed();
        awaitEnd();
        long lastNs = plan.isCounted() ? window.tallies.lastAnswerNs() : window.closeNs;
        long endNs = Math.max(window.openNs, Math.min(lastNs, window.closeNs));
        seconds.end(endNs);
        if (totals.inWindow.requests + totals.outsideRequests == 0 && !interrupted) {
            throw firstTrouble();
        }
        return result(endNs - window.openNs, new Client(cpuNs, busiest, calls));
    }

    /** Waits until all answers have come that are still to be awaited. */
    private void awaitEnd() throws InterruptedException {
        while (!anyLoopFailed()) {
            if (window.loopsRunning.await(LOOK_NS, TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }

    private PressResult result(long durationNs, Client client) {
        TallySum sum = totals.inWindow;
        Tallies tallies = window.tallies;
        long evenShare = sum.requests / plan.connections();
        return new PressResult(
                !interrupted,
                sum.requests,
                sum.ok(),
                sum.unexpected,
                sum.status(),
                sum.errors(),
                new Bytes(sum.bytesReceived, sum.bytesSent, sum.bodyBytes),
                durationNs,
                plan.connections(),
                plan.threads(),
                plan.engine(),
                new Warmup(Math.max(0, window.openNs - beginNs), settled),
                new Outside(totals.outsideRequests, totals.outsideErrors, tallies.unfinished()),
                totals.connects,
                new BusyConnections(
                        tallies.connectionsWith(1),
                        tallies.connectionsWith(Math.max(2, evenShare / 10))),
                sum.latencies.summary(),
                sum.latencies.encodeBase64(),
                openLoop(),
                tls(),
                client,
                seconds.told(),
                totals.perThread());
    }

    private @Nullable OpenLoopResult openLoop() {
        RateOrder rate = plan.load().rate();
        return rate == null
                ? null
                : new OpenLoopResult(
                        rate.poisson(),
                        window.tallies.due(),
                        window.tallies.unsent(),
                        window.tallies.oldestUnsentNs(),
                        window.tallies.sentAtOnceMax(),
                        totals.inWindow.late,
                        totals.lateness.summary(),
                        totals.service.summary(),
                        totals.service.encodeBase64());
    }

    private @Nullable TlsResult tls() {
        TlsEngines tls = plan.tls();
        return tls == null
                ? null
                : new TlsResult(
                        tls.choice().word(),
                        tls.choice().note(),
                        window.tallies.tlsProtocol(),
                        window.tallies.tlsCipherSuite(),
                        totals.handshakes.count(),
                        totals.resumed,
                        totals.handshakes.summary());
    }

    private long systemCalls() {
        return loops.stream().mapToLong(loop -> loop.duty().progress.systemCalls()).sum();
    }

    private long[] threadCpu() {
        return loops.stream().mapToLong(EventLoop::cpuNs).toArray();
    }

    private static double busiestPct(long[] before, long[] after, long wallNs) {
        double busiest = 0;
        for (int i = 0; i < before.length; i++) {
            busiest = Math.max(busiest, 100.0 * (after[i] - before[i]) / Math.max(1, wallNs));
        }
        return Math.min(100, busiest);
    }

    /** Waits for a time, for the end of all loops, or for an early end, and looks meanwhile. */
    private void awaitUntil(long timeNs) throws InterruptedException {
        while (!anyLoopFailed()) {
            long left = Math.min(timeNs, window.closeNs) - System.nanoTime();
            if (left <= 0) {
                return;
            }
            if (window.loopsRunning.await(Math.min(left, LOOK_NS), TimeUnit.NANOSECONDS)) {
                return;
            }
            seconds.look();
            long answers = loops.stream().mapToLong(loop -> loop.duty().progress.completed()).sum();
            long failures = loops.stream().mapToLong(loop -> loop.duty().progress.failed()).sum();
            observer.running(answers, failures);
            if (answers == 0 && isHopeless(failures)) {
                throw firstTrouble();
            }
        }
    }

    /** Whether nothing will come of it, with no answer so far and so many failures. */
    private boolean isHopeless(long failures) {
        Trouble first = trouble();
        int allOnce = plan.connections();
        boolean silent = first != null && first.kind() == ErrorKind.TIMEOUT;
        return failures >= (silent ? allOnce : Math.max(FAILURES_MIN, allOnce));
    }

    private boolean anyLoopFailed() {
        return loops.stream().anyMatch(EventLoop::hasFailed);
    }

    private Fault firstTrouble() {
        Trouble first = trouble();
        return Objects.requireNonNullElseGet(first, () -> Trouble.timeout(plan.timeoutNs()))
                .fault(plan.target());
    }

    private @Nullable Trouble trouble() {
        return loops.stream()
                .map(loop -> loop.duty().progress.trouble())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
