package io.headrace.experiment;

import io.headrace.diagnose.Bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The settings worth trying next: one change each, the likeliest to help first. */
final class Moves {
    private static final int CONNECTIONS_MAX = 16_384;

    private final int cpus;
    private final boolean ownsServer;

    Moves(Rig rig) {
        cpus = rig.cpus();
        ownsServer = rig.ownsServer();
    }

    /**
     * The neighbours of a setting that were not tried yet.
     *
     * @param bound what limits the setting: that side's threads come first
     */
    List<Setting> from(Setting at, Bound bound, Set<Setting> tried) {
        List<Setting> moves = new ArrayList<>();
        if (bound == Bound.CLIENT) {
            addPressThreads(moves, at);
            addServerThreads(moves, at);
        } else if (bound == Bound.SERVER) {
            addServerThreads(moves, at);
            addPressThreads(moves, at);
        }
        addConnections(moves, at, 4, 1);
        addServerThreads(moves, at);
        addPressThreads(moves, at);
        addPlacement(moves, at);
        addConnections(moves, at, 1, 4);
        addConnections(moves, at, 2, 1);
        addConnections(moves, at, 1, 2);
        return moves.stream().distinct().filter(move -> !tried.contains(move)).toList();
    }

    private void addServerThreads(List<Setting> moves, Setting at) {
        int more = Math.min(cpus, at.serverThreads() * 2);
        if (ownsServer && more > at.serverThreads()) {
            moves.add(fitting(at.withServerThreads(more)));
        }
    }

    private void addPressThreads(List<Setting> moves, Setting at) {
        int more = Math.min(Math.min(cpus, at.connections()), at.pressThreads() * 2);
        if (more > at.pressThreads()) {
            moves.add(fitting(at.withPressThreads(more)));
        }
    }

    private void addPlacement(List<Setting> moves, Setting at) {
        if (at.cpusApart() <= cpus && cpus > 1) {
            moves.add(at.withApart(!at.apart()));
        }
    }

    private static void addConnections(List<Setting> moves, Setting at, int times, int over) {
        int count = at.connections() * times / over;
        if (count >= at.pressThreads() && count >= 1 && count <= CONNECTIONS_MAX) {
            moves.add(at.withConnections(count));
        }
    }

    /** More threads than CPUs cannot be kept apart. */
    private Setting fitting(Setting setting) {
        return setting.apart() && setting.cpusApart() > cpus ? setting.withApart(false) : setting;
    }
}
