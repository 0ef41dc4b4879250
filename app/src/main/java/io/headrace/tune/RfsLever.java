package io.headrace.tune;

import java.util.List;

/**
 * RFS: packets go to the CPU where the application reads them,
 * Documentation/networking/scaling.rst.
 */
final class RfsLever implements Lever {
    private static final int ENTRIES = 32_768;

    @Override
    public String name() {
        return "rfs";
    }

    @Override
    public void plan(Draft draft) {
        List<Group> groups = draft.groups();
        if (groups.isEmpty()) {
            return;
        }
        String why = "packets follow the application's thread";
        draft.want("net.core.rps_sock_flow_entries", Place.HOST, Integer.toString(ENTRIES), why);
        int share = Integer.highestOneBit(ENTRIES / groups.size());
        for (Group group : groups) {
            draft.want("rps.flow-count", group.queue(), Integer.toString(share), why);
        }
    }
}
