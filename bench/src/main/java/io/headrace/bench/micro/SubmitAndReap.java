package io.headrace.bench.micro;

import io.headrace.kernel.EventFd;
import io.headrace.kernel.uring.Ring;
import io.headrace.kernel.uring.Submission;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a submission and its completion cost, alone and in a batch. */
@State(Scope.Thread)
public class SubmitAndReap {
    private static final int BATCH = 32;

    @Param({"1", "32"})
    private int batch;

    private final EventFd ready = new EventFd();
    private final Ring ring = new Ring(64, 128);

    /** A look at a descriptor that is ready completes within the submission. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int ring() {
        int seen = 0;
        for (int done = 0; done < BATCH; done += batch) {
            for (int i = 0; i < batch; i++) {
                Submission.awaitWritable(ring.next(), ready.fd(), i);
            }
            ring.enter(0);
            int end = ring.endOfCompletions();
            for (int at = ring.firstCompletion(); at != end; at++) {
                seen += Ring.result(ring.completion(at));
            }
            ring.consumed(end);
        }
        return seen;
    }
}
