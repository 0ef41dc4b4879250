package io.headrace.tune;

import io.headrace.fault.Fault;
import io.headrace.host.NetDevice;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Makes the changes of a plan, one after the other: journal, write, read back, journal. */
public final class Applier {
    private final Site site;
    private final Journal journal;
    private final int run;
    private int number;

    /**
     * How one change went.
     *
     * @param now what it reads now; null when it was refused
     * @param refused why; null when it was made
     * @param forbidden whether more rights, and nothing else, would have helped
     */
    public record Outcome(
            Change change, @Nullable String now, @Nullable String refused, boolean forbidden) {
        /** Whether the kernel made something else of it, such as a rounded size. */
        public boolean isOther() {
            return now != null && !change.knob().same(now, change.to());
        }
    }

    /** Is told of each change as soon as it is made. */
    public interface Progress {
        void made(Outcome outcome);
    }

    private Applier(Site site, State state) {
        this.site = site;
        journal = state.journal();
        run = state.runs().next();
    }

    /**
     * Makes all of a plan; what the kernel refuses is left out, the rest is made.
     *
     * @param confirmBy when all is put back unless it is confirmed; null when it needs none
     * @throws Fault OTHER_HOST when the machine is not as it was when this was planned: then
     *     nothing is changed
     */
    public static List<Outcome> apply(
            Site site, State state, Plan plan, @Nullable Instant confirmBy, Progress progress) {
        plan.changes().forEach(change -> check(site, change));
        Applier applier = new Applier(site, state);
        applier.begin(confirmBy);
        List<Outcome> outcomes = new ArrayList<>();
        for (Change change : plan.changes()) {
            Outcome outcome = applier.make(change);
            outcomes.add(outcome);
            progress.made(outcome);
        }
        applier.journal.add(new Entry.Applied(applier.run));
        return outcomes;
    }

    private static void check(Site site, Change change) {
        String from = change.from();
        if (from == null) {
            return;
        }
        String now;
        try {
            now = change.knob().read(site, change.place());
        } catch (Obstacle gone) {
            throw otherHost(change, String.valueOf(gone.getMessage()));
        }
        if (!change.knob().same(now, from)) {
            throw otherHost(change, "it is \"" + now + "\" now, and was \"" + from + "\"");
        }
    }

    private static Fault otherHost(Change change, String cause) {
        return new Fault(
                Fault.Kind.OTHER_HOST,
                "the plan's " + change.what(),
                cause,
                "plan anew: headrace tune plan; nothing was changed");
    }

    private void begin(@Nullable Instant confirmBy) {
        journal.add(
                new Entry.Begun(
                        run,
                        site.bootId(),
                        site.namespace(),
                        site.machine().host().kernel(),
                        ProcessHandle.current().pid(),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                        confirmBy == null ? null : confirmBy.toString()));
    }

    private Outcome make(Change change) {
        Knob knob = change.knob();
        Place place = change.place();
        try {
            String from = knob.read(site, place);
            if (knob.same(from, change.to())) {
                return new Outcome(change, from, null, false);
            }
            List<Keeping.Kept> kept = Keeping.of(site, knob, place);
            intend(change, from, kept);
            return write(change, from, kept);
        } catch (Obstacle obstacle) {
            return refused(change, obstacle);
        }
    }

    /** Puts on disk what is about to be spoiled, and what is about to be written. */
    private void intend(Change change, String from, List<Keeping.Kept> all) {
        List<Entry> entries = new ArrayList<>();
        for (Keeping.Kept kept : all) {
            String why = "kept, since " + change.what() + " may change it";
            entries.add(intent(kept.knob(), kept.place(), kept.value(), kept.value(), why));
        }
        entries.add(intent(change.knob(), change.place(), from, change.to(), change.why()));
        journal.add(entries.toArray(Entry[]::new));
    }

    private Entry intent(Knob knob, Place place, String from, String to, String why) {
        String path = knob.path(site.machine(), place);
        return new Entry.Intent(
                run,
                ++number,
                knob.id(),
                place.text(),
                path == null ? "" : path,
                device(site, place),
                from,
                to,
                why);
    }

    /** The device a place is of now; null for none. */
    static Entry.@Nullable Device device(Site site, Place place) {
        NetDevice nic = place.nic() == null ? null : site.machine().nic(place.device());
        return nic == null
                ? null
                : new Entry.Device(nic.index(), nic.mac() == null ? "" : nic.mac());
    }

    private Outcome write(Change change, String from, List<Keeping.Kept> kept) throws Obstacle {
        Knob knob = change.knob();
        int own = number;
        Obstacle obstacle = null;
        try {
            knob.write(site, change.place(), change.to());
        } catch (Obstacle refused) {
            obstacle = refused;
        }
        if (knob.stage().renewsQueues()) {
            site.discoverAgain();
        }
        String now = knob.read(site, change.place());
        if (obstacle != null && knob.same(now, from)) {
            journal.add(new Entry.Failed(run, own, String.valueOf(obstacle.getMessage())));
            return refused(change, obstacle);
        }
        List<Entry> done = new ArrayList<>(List.of(new Entry.Done(run, own, now)));
        for (int i = 0; i < kept.size(); i++) {
            note(kept.get(i), own - kept.size() + i, done);
        }
        journal.add(done.toArray(Entry[]::new));
        return new Outcome(change, now, null, false);
    }

    /** What became of a kept setting: another value later on is somebody else's. */
    private void note(Keeping.Kept kept, int own, List<Entry> done) {
        try {
            done.add(new Entry.Done(run, own, kept.knob().read(site, kept.place())));
        } catch (Obstacle _) {
            // Its queue is gone until the change is undone.
        }
    }

    private static Outcome refused(Change change, Obstacle obstacle) {
        return new Outcome(
                change, null, String.valueOf(obstacle.getMessage()), obstacle.isForbidden());
    }
}
