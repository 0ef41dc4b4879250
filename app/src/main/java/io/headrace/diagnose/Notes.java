package io.headrace.diagnose;

import io.headrace.host.Obstacles;
import io.headrace.observe.Drops;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What of this machine came in the way of a run and is no limit by itself: a sentence each, only
 * for what could have mattered.
 */
public final class Notes {
    private final List<String> all = new ArrayList<>();

    private Notes() {}

    /**
     * Judges one run.
     *
     * @param connectionsPerPath the connections from one local address to one of the server; 0
     *     where none has a port, as over a Unix socket
     */
    public static List<String> of(
            Situation situation, Obstacles obstacles, int connectionsPerPath) {
        Notes notes = new Notes();
        notes.addGovernor(obstacles.governor());
        if (connectionsPerPath > 0) {
            notes.addTracking(obstacles, connectionsPerPath);
            notes.addPorts(obstacles.localPorts(), connectionsPerPath);
        }
        if (situation.targetIsLocal()) {
            notes.addQueue(situation.delta().drops(), obstacles.somaxconn());
        }
        return List.copyOf(notes.all);
    }

    private void addGovernor(@Nullable String governor) {
        if (governor != null && governor.contains("powersave")) {
            all.add(
                    "the CPU frequency governor is "
                            + governor
                            + ": CPUs may run below their speed, and not the same in each run");
        }
    }

    /** Told only when all of ours can be among them: else they go another way. */
    private void addTracking(Obstacles obstacles, int connections) {
        Integer tracked = obstacles.tracked();
        if (tracked == null || tracked < connections) {
            return;
        }
        Integer max = obstacles.trackedMax();
        boolean full = max != null && tracked >= Thresholds.TABLE_FULL * max;
        all.add(
                "the firewall tracks connections here ("
                        + tracked
                        + (max == null ? "" : " of at most " + max)
                        + "), which costs time for each packet"
                        + (full ? ", and drops new ones when there is no more room" : ""));
    }

    private void addPorts(@Nullable Integer ports, int connections) {
        if (ports != null && connections > Thresholds.PORTS_USED * ports) {
            all.add(
                    connections
                            + " connections between two addresses need as many of "
                            + ports
                            + " local ports (net.ipv4.ip_local_port_range): the last are found late"
                            + " or not at all; --source takes those of more addresses");
        }
    }

    private void addQueue(Drops drops, @Nullable Integer somaxconn) {
        if (somaxconn != null && Math.max(drops.listenOverflows(), drops.requestQueueFull()) > 0) {
            all.add(
                    "a queue of connections to accept was full: no server here gets one longer than"
                            + " net.core.somaxconn, "
                            + somaxconn);
        }
    }
}
