package io.headrace.tls.boring;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakTracker;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what netty has taken and not yet been given back: engines, contexts, buffers.
 *
 * <p>Netty makes one for each kind where its property `io.netty.customResourceLeakDetector` names
 * this class, as in the build.
 *
 * @param <T> that kind
 */
public final class OpenResources<T> extends ResourceLeakDetector<T> {
    private static final AtomicLong TAKEN = new AtomicLong();
    private static final AtomicLong OPEN = new AtomicLong();

    /** Called by netty. */
    public OpenResources(Class<?> kind, int samplingInterval) {
        super(kind, samplingInterval);
    }

    /** Called by netty, which looks for the constructor of earlier versions first. */
    public OpenResources(Class<?> kind, int samplingInterval, long maxActive) {
        this(kind, samplingInterval);
    }

    static long taken() {
        return TAKEN.get();
    }

    static long open() {
        return OPEN.get();
    }

    @Override
    public ResourceLeakTracker<T> track(T resource) {
        TAKEN.incrementAndGet();
        OPEN.incrementAndGet();
        return new ResourceLeakTracker<>() {
            @Override
            public void record() {}

            @Override
            public void record(Object hint) {}

            @Override
            public boolean close(T closed) {
                OPEN.decrementAndGet();
                return true;
            }
        };
    }
}
