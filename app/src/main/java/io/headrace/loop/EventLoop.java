package io.headrace.loop;

import io.headrace.kernel.Affinity;
import io.headrace.kernel.Clock;
import io.headrace.kernel.ThisProcess;
import io.headrace.tls.TlsEngines;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/**
 * One thread, bound to one CPU if asked, that runs a {@link Transport} and a {@link Duty}.
 *
 * @param <D> the duty, which lives on this thread alone
 */
public final class EventLoop<D extends Duty> {
    /** As a CPU: bind to none. */
    public static final int ANY_CPU = -1;

    private final Function<Transport, D> duties;
    private final Engine engine;
    private final @Nullable TlsEngines tls;
    private final int cpu;
    private final Thread thread;
    private final CountDownLatch running = new CountDownLatch(1);
    private @Nullable Transport transport;
    private volatile @Nullable D duty;
    private volatile @Nullable Throwable failure;
    private volatile int tid;
    private volatile long cpuNsAtEnd = -1;

    private EventLoop(
            String name,
            Engine engine,
            @Nullable TlsEngines tls,
            int cpu,
            Function<Transport, D> duties) {
        this.engine = engine;
        this.tls = tls;
        this.duties = duties;
        this.cpu = cpu;
        thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /**
     * Starts a loop and returns when its duty has begun.
     *
     * @param name of the thread; the kernel shows the first 15 letters
     * @param duties makes the duty, on the loop's thread
     */
    public static <D extends Duty> EventLoop<D> start(
            String name, Engine engine, int cpu, Function<Transport, D> duties) {
        return start(name, engine, null, cpu, duties);
    }

    /**
     * The same, with TLS between the kernel and the duty.
     *
     * @param tls the engines of its connections; null leaves them plain
     */
    public static <D extends Duty> EventLoop<D> start(
            String name,
            Engine engine,
            @Nullable TlsEngines tls,
            int cpu,
            Function<Transport, D> duties) {
        EventLoop<D> loop = new EventLoop<>(name, engine, tls, cpu, duties);
        loop.thread.start();
        try {
            loop.running.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loop.throwFailure();
        return loop;
    }

    private void run() {
        tid = ThisProcess.threadId();
        ThisProcess.sharpenTimers();
        try (Transport own = open()) {
            runWith(own);
        } catch (Throwable e) {
            failure = e;
        } finally {
            cpuNsAtEnd = Clock.threadCpuNs(tid);
            running.countDown();
        }
    }

    private Transport open() {
        SocketTransport plain = engine.open();
        return tls == null ? plain : new TlsTransport(plain, tls);
    }

    private void runWith(Transport own) {
        if (cpu != ANY_CPU) {
            Affinity.set(Affinity.SELF, cpu);
        }
        D made = duties.apply(own);
        duty = made;
        rememberTransport(own);
        running.countDown();
        try {
            long wait = 0;
            while (wait != Duty.STOP) {
                own.poll(wait);
                wait = made.cycle();
            }
            made.stop();
        } finally {
            forgetTransport();
        }
    }

    private synchronized void rememberTransport(Transport own) {
        transport = own;
    }

    /** Once closed, its descriptors may mean something else: nobody may wake it any more. */
    private synchronized void forgetTransport() {
        transport = null;
    }

    /** Ends a wait for events, so that the duty's next cycle comes at once. */
    public synchronized void wake() {
        Transport current = transport;
        if (current != null) {
            current.wake();
        }
    }

    /** Waits for the loop's end, and throws what ended it if that was a failure. */
    public void join() throws InterruptedException {
        thread.join();
        throwFailure();
    }

    /** Whether a failure has ended it, which {@link #join} throws. */
    public boolean hasFailed() {
        return failure != null;
    }

    private void throwFailure() {
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    /** The duty; others than its thread may call only what it declares to be safe. */
    public D duty() {
        return Objects.requireNonNull(duty);
    }

    /** The kernel's id of the thread. */
    public int tid() {
        return tid;
    }

    /** The CPU it is bound to, or {@link #ANY_CPU}. */
    public int cpu() {
        return cpu;
    }

    /** CPU time the thread has used so far. */
    public long cpuNs() {
        long ended = cpuNsAtEnd;
        return ended >= 0 ? ended : Math.max(0, Clock.threadCpuNs(tid));
    }
}
