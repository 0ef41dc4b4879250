package io.headrace.host;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A running program known to change settings behind one's back.
 *
 * @param program such as `irqbalance`
 * @param pid one of its processes, the lowest number
 * @param touches what it changes
 */
public record Rewriter(String program, int pid, Set<Touches> touches) {
    /** Kinds of settings. */
    public enum Touches {
        INTERRUPTS,
        STEERING,
        SYSCTLS,
        LINKS,
        FREQUENCY,
        FIREWALL,
        MEMORY
    }

    public Rewriter {
        touches = Collections.unmodifiableSet(new TreeSet<>(touches));
    }
}
