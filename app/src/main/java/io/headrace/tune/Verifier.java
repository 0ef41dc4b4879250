package io.headrace.tune;

import io.headrace.tune.Run.Step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads back all that the journal says stands. */
public final class Verifier {
    private Verifier() {}

    /**
     * One setting.
     *
     * @param holds whether it is as it was written
     * @param text for people
     */
    public record Item(boolean holds, String text) {}

    /** Each setting once, as the newest run left it; nothing when no run is open. */
    public static List<Item> check(Site site, Runs runs) {
        Map<Undo.Target, Step> newest = new LinkedHashMap<>();
        List<Item> items = new ArrayList<>();
        for (Run run : runs.open().reversed()) {
            Entry.Begun begun = run.begun();
            if (begun == null || !begun.boot().equals(site.bootId())) {
                items.add(new Item(false, "run " + run.number() + " is not of this boot"));
            } else {
                run.steps().stream()
                        .filter(step -> step.stands() && !step.intent().isKept())
                        .forEach(step -> put(newest, step, items));
            }
        }
        newest.forEach((target, step) -> items.add(item(site, target, step)));
        return items;
    }

    private static void put(Map<Undo.Target, Step> newest, Step step, List<Item> items) {
        Undo.Target target = Undo.Target.of(step.intent());
        if (target == null) {
            items.add(new Item(false, step.intent().what() + ": no setting of this program"));
        } else {
            newest.put(target, step);
        }
    }

    private static Item item(Site site, Undo.Target target, Step step) {
        String name = step.intent().what();
        try {
            String now = target.knob().read(site, target.place());
            return target.knob().same(now, step.expected())
                    ? new Item(true, name + " = " + now)
                    : new Item(
                            false,
                            name
                                    + " is \""
                                    + now
                                    + "\", and was set to \""
                                    + step.expected()
                                    + "\"");
        } catch (Obstacle obstacle) {
            return new Item(false, name + ": " + obstacle.getMessage());
        }
    }
}
