package io.headrace.node;

import io.headrace.observe.Delta;
import io.headrace.observe.Probe;
import io.headrace.observe.Snapshot;
import io.headrace.observe.ThreadShare;
import io.headrace.press.Press;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A look at this machine when the window of a run opens, and one when it closes. */
public class WindowLook implements Press.Observer {
    private final Probe probe;
    private final List<Snapshot> snapshots = new ArrayList<>();
    private Set<Integer> loadThreads = Set.of();

    public WindowLook(Probe probe) {
        this.probe = probe;
    }

    @Override
    public void opened(List<Integer> tids) {
        loadThreads = Set.copyOf(tids);
        snapshots.add(probe.snapshot());
    }

    @Override
    public void closed() {
        snapshots.add(probe.snapshot());
    }

    /** What the machine did in between; once the window has closed. */
    public Delta delta() {
        return Delta.between(snapshots.getFirst(), snapshots.getLast());
    }

    /** Those threads of a delta that make load. */
    public List<ThreadShare> loadThreads(Delta delta) {
        return delta.threads().stream().filter(t -> loadThreads.contains(t.tid())).toList();
    }
}
