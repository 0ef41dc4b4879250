package io.headrace.tune;

/** RPS: packets of a queue dealt to the other CPUs of its group. */
final class RpsLever implements Lever {
    @Override
    public String name() {
        return "rps";
    }

    @Override
    public void plan(Draft draft) {
        for (Group group : draft.groups()) {
            if (group.rps().isEmpty() && draft.isRenewed(group.queue())) {
                continue; // New queues begin with none.
            }
            String why =
                    group.rps().isEmpty()
                            ? "off: " + group.why()
                            : "dealt to " + Queues.named(group.rps()) + ": " + group.why();
            draft.want("rps.cpus", group.queue(), draft.machine().cpus().mask(group.rps()), why);
        }
    }
}
