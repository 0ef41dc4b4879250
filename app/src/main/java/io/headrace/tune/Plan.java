package io.headrace.tune;

import java.util.List;

/**
 * Changes in the order they are made, and what was left out.
 *
 * @param changes none when there is nothing to gain that is known
 */
public record Plan(List<Change> changes, List<Refused> refused) {
    public Plan {
        changes = List.copyOf(changes);
        refused = List.copyOf(refused);
    }
}
