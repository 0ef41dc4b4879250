package io.headrace.tune;

import io.headrace.fault.Fault;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The dead man's switch: a process of its own that puts everything back when nobody confirms in
 * time, because the terminal, the parent or the network may be gone by then.
 *
 * @param folder of the journal
 * @param owner the process that makes the changes
 * @param deadline when it puts them back
 */
public record ConfirmWatch(Path folder, ProcessHandle owner, Instant deadline) {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * Waits until the run of the owner is confirmed, undone, or due; in the last case undoes it.
     *
     * @return what was put back; nothing when it was confirmed
     */
    public List<Undo.Item> keep(Site site) throws InterruptedException {
        while (Instant.now().isBefore(deadline)) {
            if (isSettled()) {
                return List.of();
            }
            Thread.sleep(LOOK);
        }
        return isSettled() ? List.of() : undo(site);
    }

    /** Whether there is nothing to wait for: the run is confirmed or closed, or never began. */
    private boolean isSettled() {
        List<Run> own = State.read(folder).all().stream().filter(this::isOwn).toList();
        return own.isEmpty()
                ? !owner.isAlive()
                : own.stream().allMatch(run -> run.isConfirmed() || !run.isOpen());
    }

    private boolean isOwn(Run run) {
        return deadline.toString().equals(run.confirmBy());
    }

    private List<Undo.Item> undo(Site site) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try (State state = State.hold(folder)) {
                return Undo.some(site, state, this::isOwn);
            } catch (Fault held) {
                if (held.kind() != Fault.Kind.BAD_INPUT || Instant.now().isAfter(end)) {
                    throw held;
                }
            }
            // One that still writes when its time is over hangs in the kernel, or is about to be
            // late.
            owner.destroyForcibly();
            Thread.sleep(LOOK);
        }
    }
}
