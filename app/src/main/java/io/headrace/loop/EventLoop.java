package io.headrace.loop;

import io.headrace.kernel.Affinity;
import io.headrace.kernel.Clock;
import io.headrace.kernel.ThisProcess;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** One thread, bound to one CPU if asked, that runs a {@link Transport} and a {@link Duty}. */
public final class EventLoop {
    /** As a CPU: bind to none. */
    public static final int ANY_CPU = -1;

    private final Duty duty;
    private final int cpu;
    private final Thread thread;
    private final CountDownLatch running = new CountDownLatch(1);
    private @Nullable Transport transport;
    private volatile @Nullable Throwable failure;
    private volatile int tid;
    private volatile long cpuNsAtEnd = -1;

    private EventLoop(String name, int cpu, Duty duty) {
        this.duty = duty;
        this.cpu = cpu;
        thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /** Starts a loop and returns when its duty has begun. */
    public static EventLoop start(String name, int cpu, Duty duty) {
        EventLoop loop = new EventLoop(name, cpu, duty);
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
        try (EpollTransport own = new EpollTransport()) {
            runWith(own);
        } catch (Throwable e) {
            failure = e;
        } finally {
            cpuNsAtEnd = Clock.threadCpuNs(tid);
            running.countDown();
        }
    }

    private void runWith(Transport own) {
        if (cpu != ANY_CPU) {
            Affinity.set(Affinity.SELF, cpu);
        }
        duty.start(own);
        rememberTransport(own);
        running.countDown();
        try {
            int wait = 0;
            while (wait != Duty.STOP) {
                own.poll(wait);
                wait = duty.cycle();
            }
            duty.stop();
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

    /** Whether the loop has ended. */
    public boolean hasEnded() {
        return !thread.isAlive();
    }

    private void throwFailure() {
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
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
