package io.headrace.tune;

import io.headrace.host.NetDevice;

import java.util.ArrayList;
import java.util.List;

/**
 * What a change spoils besides its own setting, so that the journal has to know it: new queues
 * forget what the old ones were told, and an adaptive mode moves the time it begins with.
 */
final class Keeping {
    private static final List<String> OF_QUEUES =
            List.of("irq.affinity", "rps.cpus", "rps.flow-count", "xps.cpus", "xps.rxqs");

    private Keeping() {}

    /** A setting and what it is now. */
    record Kept(Knob knob, Place place, String value) {}

    static List<Kept> of(Site site, Knob knob, Place place) {
        List<Kept> kept = new ArrayList<>();
        NetDevice nic = knob.stage().renewsQueues() ? site.machine().nic(place.device()) : null;
        if (nic != null) {
            for (Place queue : Queues.of(nic)) {
                OF_QUEUES.forEach(id -> keep(site, KnobCatalog.get(id), queue, kept));
            }
        }
        switch (knob.id()) {
            case "coalesce.adaptive-rx" ->
                    keep(site, KnobCatalog.get("coalesce.rx-usecs"), place, kept);
            case "coalesce.adaptive-tx" ->
                    keep(site, KnobCatalog.get("coalesce.tx-usecs"), place, kept);
            default -> {}
        }
        return kept;
    }

    private static void keep(Site site, Knob knob, Place place, List<Kept> kept) {
        try {
            if (knob.isAt(place)) {
                kept.add(new Kept(knob, place, knob.read(site, place)));
            }
        } catch (Obstacle _) {
            // What cannot be read is not there to be spoiled, as XPS of an only queue.
        }
    }
}
