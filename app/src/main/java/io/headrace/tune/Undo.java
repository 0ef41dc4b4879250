package io.headrace.tune;

import io.headrace.fault.Fault;
import io.headrace.tune.Run.Step;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Puts back what the journal says, the newest run first, whoever made it and however that process
 * ended. A value that is neither what was found nor what was written belongs to somebody else, and
 * is left.
 *
 * <p>In a run, what hangs on queues goes before what makes queues anew; new queues get the settings
 * of the old ones at the end.
 */
public final class Undo {
    private static final Comparator<Step> LAST_FIRST =
            Comparator.<Step, Stage>comparing(step -> stage(step.intent()))
                    .thenComparingInt(step -> step.intent().number())
                    .reversed();

    private final Site site;
    private final Journal journal;
    private final List<Item> items = new ArrayList<>();

    /** What became of one change, or of a whole run. */
    public enum Fate {
        RESTORED,
        /** It was as before already. */
        AS_BEFORE,
        /** What it belonged to is no longer there. */
        GONE,
        /** Somebody else set it meanwhile: left. */
        FOREIGN,
        /** The kernel did not take it back, or the journal does not tell enough: still open. */
        OPEN
    }

    /**
     * A line of the result.
     *
     * @param text for people
     */
    public record Item(int run, Fate fate, String text) {}

    private Undo(Site site, State state) {
        this.site = site;
        journal = state.journal();
    }

    /** Puts back all that is open. */
    public static List<Item> all(Site site, State state) {
        return some(site, state, run -> true);
    }

    /** Puts back the runs that are meant, as far as they are open. */
    static List<Item> some(Site site, State state, Predicate<Run> meant) {
        Undo undo = new Undo(site, state);
        Runs runs = state.runs();
        for (int line : runs.damaged()) {
            undo.tell(
                    0,
                    Fate.OPEN,
                    "line " + line + " of the journal is damaged: nothing of it is written");
        }
        runs.open().stream().filter(meant).forEach(undo::undo);
        return undo.items;
    }

    private void undo(Run run) {
        Entry.Begun begun = run.begun();
        if (begun == null) {
            tell(
                    run.number(),
                    Fate.OPEN,
                    "its beginning is damaged, so it may be of another machine");
        } else if (!begun.boot().equals(site.bootId())) {
            String why = "the machine was started anew since, which undid all of it";
            journal.add(new Entry.Closed(run.number(), why));
            tell(run.number(), Fate.GONE, why);
        } else if (!begun.namespace().equals(site.namespace())) {
            tell(
                    run.number(),
                    Fate.OPEN,
                    "made in the network namespace "
                            + begun.namespace()
                            + ", this is "
                            + site.namespace()
                            + ": undo there, see nsenter(1)");
        } else {
            restore(run);
        }
    }

    private void restore(Run run) {
        boolean whole = true;
        List<Step> kept = standing(run, true);
        List<Step> own = kept.stream().filter(step -> !isForeignKept(run, step)).toList();
        for (Step step : standing(run, false)) {
            whole &= putBack(step) != Fate.OPEN;
        }
        site.discoverAgain();
        for (Step step : own) {
            whole &= putBack(step) != Fate.OPEN;
        }
        if (whole) {
            journal.add(new Entry.Closed(run.number(), "undone"));
        }
    }

    /**
     * Leaves a kept setting that somebody else set since: it is neither what it was, nor what the
     * change beside it made of it, nor what the run itself wrote there.
     */
    private boolean isForeignKept(Run run, Step kept) {
        Target target = Target.of(kept.intent());
        if (target == null || kept.now() == null) {
            return false;
        }
        String now;
        try {
            now = target.knob().read(site, target.place());
        } catch (Obstacle _) {
            return false;
        }
        boolean foreign =
                run.steps().stream()
                        .filter(step -> target.equals(Target.of(step.intent())))
                        .noneMatch(step -> isKnown(step, target.knob(), now));
        if (foreign) {
            left(kept.intent(), Fate.FOREIGN, foreignText(kept.intent(), now));
        }
        return foreign;
    }

    private static boolean isKnown(Step step, Knob knob, String now) {
        return knob.same(now, step.intent().from()) || isOurs(step, knob, now);
    }

    private static String foreignText(Entry.Intent intent, String now) {
        return "somebody else set it to \""
                + now
                + "\", so it is left; it was \""
                + intent.from()
                + "\" before";
    }

    private static List<Step> standing(Run run, boolean kept) {
        return run.steps().stream()
                .filter(Step::stands)
                .filter(step -> step.intent().isKept() == kept)
                .sorted(kept ? Comparator.comparingInt(step -> step.intent().number()) : LAST_FIRST)
                .toList();
    }

    private static Stage stage(Entry.Intent intent) {
        Knob knob = KnobCatalog.find(intent.knob());
        return knob == null ? Stage.HOST : knob.stage();
    }

    private Fate putBack(Step step) {
        Entry.Intent intent = step.intent();
        Target target = Target.of(intent);
        if (target == null) {
            return left(intent, Fate.OPEN, "this program knows no such setting, place or value");
        }
        if (!sameDevice(intent, target.place())) {
            return left(intent, Fate.GONE, "the device is gone");
        }
        try {
            return putBack(step, target);
        } catch (Obstacle obstacle) {
            String why = String.valueOf(obstacle.getMessage());
            return intent.isKept()
                    ? left(intent, Fate.GONE, why)
                    : left(intent, Fate.OPEN, "it was not taken back: " + why);
        }
    }

    private boolean sameDevice(Entry.Intent intent, Place place) {
        return intent.device() == null || intent.device().equals(Applier.device(site, place));
    }

    private Fate putBack(Step step, Target target) throws Obstacle {
        Entry.Intent intent = step.intent();
        Knob knob = target.knob();
        String now = knob.read(site, target.place());
        if (knob.same(now, intent.from())) {
            return undone(intent, Fate.AS_BEFORE);
        }
        if (!intent.isKept() && !isOurs(step, knob, now)) {
            return left(intent, Fate.FOREIGN, foreignText(intent, now));
        }
        knob.write(site, target.place(), intent.from());
        if (knob.stage().renewsQueues()) {
            site.discoverAgain();
        }
        String back = knob.read(site, target.place());
        return knob.same(back, intent.from())
                ? undone(intent, Fate.RESTORED)
                : left(
                        intent,
                        Fate.OPEN,
                        "it reads \"" + back + "\" after \"" + intent.from() + "\" was written");
    }

    /**
     * Where the process died before it could note what the kernel made of its value, it is ours.
     */
    private static boolean isOurs(Step step, Knob knob, String now) {
        return knob.same(now, step.expected())
                || (step.now() == null && knob.mayBecome(step.intent().to(), now));
    }

    private Fate undone(Entry.Intent intent, Fate fate) {
        journal.add(new Entry.Undone(intent.run(), intent.number()));
        if (!intent.isKept() || fate == Fate.RESTORED) {
            tell(intent.run(), fate, intent.what() + " = " + intent.from());
        }
        return fate;
    }

    /** What stays open is tried again by the next undo. */
    private Fate left(Entry.Intent intent, Fate fate, String why) {
        if (fate != Fate.OPEN) {
            journal.add(new Entry.Left(intent.run(), intent.number(), why));
        }
        if (fate != Fate.GONE || !intent.isKept()) {
            tell(intent.run(), fate, intent.what() + ": " + why);
        }
        return fate;
    }

    private void tell(int run, Fate fate, String text) {
        items.add(new Item(run, fate, text));
    }

    /** A setting of the catalogue that the journal names, at a place it can have. */
    record Target(Knob knob, Place place) {
        /** Null for what this program would never have written. */
        static @Nullable Target of(Entry.Intent intent) {
            Knob knob = KnobCatalog.find(intent.knob());
            Place place = place(intent.place());
            return knob == null
                            || place == null
                            || !knob.isAt(place)
                            || !knob.isValid(intent.from())
                    ? null
                    : new Target(knob, place);
        }

        private static @Nullable Place place(String text) {
            try {
                return Place.parse(text);
            } catch (Fault damaged) {
                return null;
            }
        }
    }
}
