package io.headrace.tune;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What the journal says of one run of changes. */
public final class Run {
    /**
     * One change and how it went.
     *
     * @param now what it read after it was written; null when that is not in the journal
     * @param end how it ended; null while it stands
     */
    public record Step(Entry.Intent intent, @Nullable String now, @Nullable Entry end) {
        Step with(Entry.Done done) {
            return new Step(intent, done.now(), end);
        }

        Step endedBy(Entry ending) {
            return new Step(intent, now, ending);
        }

        /** Whether it may have been made and is not put back. */
        boolean stands() {
            return end == null;
        }

        /** What it is now, if nobody else touched it. */
        public String expected() {
            return now == null ? intent.to() : now;
        }
    }

    private final int number;
    private final Map<Integer, Step> steps = new TreeMap<>();
    private Entry.@Nullable Begun begun;
    private boolean applied;
    private boolean confirmed;
    private @Nullable String closed;

    Run(int number) {
        this.number = number;
    }

    void take(Entry entry) {
        switch (entry) {
            case Entry.Begun begin -> begun = begin;
            case Entry.Intent intent -> steps.put(intent.number(), new Step(intent, null, null));
            case Entry.Done done ->
                    steps.computeIfPresent(done.number(), (n, step) -> step.with(done));
            case Entry.Failed failed -> end(failed.number(), failed);
            case Entry.Undone undone -> end(undone.number(), undone);
            case Entry.Left left -> end(left.number(), left);
            case Entry.Applied _ -> applied = true;
            case Entry.Confirmed _ -> confirmed = true;
            case Entry.Closed close -> closed = close.why();
        }
    }

    private void end(int step, Entry ending) {
        steps.computeIfPresent(step, (n, known) -> known.endedBy(ending));
    }

    public int number() {
        return number;
    }

    /** How it began; null when that line is damaged: then nothing of it may be written. */
    public Entry.@Nullable Begun begun() {
        return begun;
    }

    /** When all is put back unless it is confirmed; null for a run that needs none. */
    public @Nullable String confirmBy() {
        return begun == null ? null : begun.confirmBy();
    }

    /** Whether it is put back unless somebody confirms it. */
    public boolean awaitsConfirmation() {
        return confirmBy() != null && !confirmed;
    }

    /** Its changes in their order. */
    public Collection<Step> steps() {
        return Collections.unmodifiableCollection(steps.values());
    }

    /** Whether all of it was tried, and the process did not die on the way. */
    public boolean isApplied() {
        return applied;
    }

    public boolean isConfirmed() {
        return confirmed;
    }

    public boolean isOpen() {
        return closed == null;
    }

    /** How it was closed; null while it is open. */
    public @Nullable String closed() {
        return closed;
    }
}
