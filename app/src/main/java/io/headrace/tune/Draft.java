package io.headrace.tune;

import io.headrace.host.Machine;
import io.headrace.host.NetDevice;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A plan while levers add to it: what the machine is, and what it will be. */
final class Draft {
    private final Site site;
    private final Goal goal;
    private final List<NetDevice> nics;
    private final Map<String, Integer> rxQueues = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private @Nullable List<Group> groups;

    Draft(Site site, Goal goal, List<NetDevice> nics) {
        this.site = site;
        this.goal = goal;
        this.nics = nics;
        nics.forEach(nic -> rxQueues.put(nic.name(), nic.rxQueues().size()));
    }

    Machine machine() {
        return site.machine();
    }

    Goal goal() {
        return goal;
    }

    /** The devices that are to serve. */
    List<NetDevice> nics() {
        return nics;
    }

    /** How many receive queues a device will have. */
    int rxQueues(NetDevice nic) {
        return Objects.requireNonNull(rxQueues.get(nic.name()), nic.name());
    }

    /** A device will have so many pairs of queues. */
    void willHave(NetDevice nic, int queues) {
        rxQueues.put(nic.name(), queues);
        groups = null;
    }

    /** The CPUs of each receive queue there will be; dealt once for all levers that ask. */
    List<Group> groups() {
        List<Group> dealt = groups;
        if (dealt == null) {
            dealt = goal.policy().dealer().deal(machine(), goal, wanted());
            groups = dealt;
        }
        return dealt;
    }

    private List<Place> wanted() {
        List<Place> wanted = new ArrayList<>();
        for (NetDevice nic : nics) {
            for (int i = 0; i < rxQueues(nic); i++) {
                wanted.add(Place.rx(nic.name(), i));
            }
        }
        return wanted;
    }

    /** Whether its queues are made anew before anything else, so that nothing is known of them. */
    boolean isRenewed(Place place) {
        NetDevice nic = place.isQueue() ? machine().nic(place.device()) : null;
        return nic != null && rxQueues(nic) != nic.rxQueues().size();
    }

    /** Wishes for a value: a change where there is another now, a refusal where none can be set. */
    void want(String id, Place place, String to, String why) {
        Knob knob = KnobCatalog.get(id);
        if (isRenewed(place)) {
            changes.add(new Change(knob, place, null, to, why));
            return;
        }
        try {
            String from = knob.read(site, place);
            String path = knob.path(machine(), place);
            if (knob.same(from, to)) {
                return;
            }
            String locked = path == null ? null : locked(path);
            if (locked == null) {
                changes.add(new Change(knob, place, from, to, why));
            } else {
                refuse(id, path + " " + locked);
            }
        } catch (Obstacle obstacle) {
            refuse(id, String.valueOf(obstacle.getMessage()));
        }
    }

    /** Why a file cannot be written by anybody here; null when it can by some. */
    private @Nullable String locked(String path) {
        for (String mount : machine().rights().readOnly()) {
            if (("/" + path).startsWith(mount + "/")) {
                return "is on " + mount + ", which is mounted read-only, as containers have it";
            }
        }
        return Boolean.FALSE.equals(site.root().writable(path))
                ? "is read-only: the kernel or its driver manages it"
                : null;
    }

    void refuse(String knob, String why) {
        Refused one = new Refused(knob, why);
        if (!refused.contains(one)) {
            refused.add(one);
        }
    }

    /** The plan, each change in its turn; levers of one stage stay as they came. */
    Plan plan() {
        return new Plan(
                changes.stream()
                        .sorted(Comparator.comparing(change -> change.knob().stage()))
                        .toList(),
                refused);
    }
}
