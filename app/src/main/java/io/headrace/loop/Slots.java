package io.headrace.loop;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The connections of a transport by number.
 *
 * <p>A number is used again when its connection has closed, so events carry a generation beside it:
 * one that was on its way when the connection closed finds nothing.
 */
final class Slots {
    private static final int GENERATION_BITS = 28;
    private static final int GENERATION_MASK = (1 << GENERATION_BITS) - 1;

    private @Nullable Connection[] connections = new Connection[64];
    private int[] generations = new int[64];
    private int[] free = new int[64];
    private int freeCount;
    private int used;

    void add(Connection connection) {
        int slot = freeCount > 0 ? free[--freeCount] : used++;
        if (slot == connections.length) {
            connections = Arrays.copyOf(connections, slot * 2);
            generations = Arrays.copyOf(generations, slot * 2);
            free = Arrays.copyOf(free, slot * 2);
        }
        connections[slot] = connection;
        connection.slot = slot;
    }

    void remove(Connection connection) {
        int slot = connection.slot;
        connections[slot] = null;
        generations[slot] = (generations[slot] + 1) & GENERATION_MASK;
        free[freeCount++] = slot;
    }

    /** What an event of the connection carries; below 2^60. */
    long tag(Connection connection) {
        int slot = connection.slot;
        return (long) generations[slot] << 32 | slot;
    }

    /** The connection of a tag, or null when it has closed. */
    @Nullable Connection find(long tag) {
        int slot = (int) tag;
        return generations[slot] == (int) (tag >>> 32) ? connections[slot] : null;
    }

    void forEach(Consumer<Connection> action) {
        for (int slot = 0; slot < used; slot++) {
            Connection connection = connections[slot];
            if (connection != null) {
                action.accept(connection);
            }
        }
    }
}
