package io.headrace.tune;

/** Room for the packets that RPS deals out, where it does. */
final class BacklogLever implements Lever {
    private static final HostLever ROOM =
            HostLever.atLeast(
                    "backlog",
                    "net.core.netdev_max_backlog",
                    4096,
                    "packets dealt out by RPS wait there");

    @Override
    public String name() {
        return ROOM.name();
    }

    @Override
    public void plan(Draft draft) {
        if (draft.groups().stream().anyMatch(group -> !group.rps().isEmpty())) {
            ROOM.plan(draft);
        }
    }
}
