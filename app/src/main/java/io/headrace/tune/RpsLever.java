package io.headrace.tune;

import io.headrace.units.CpuMask;

/** RPS: packets of a queue dealt to the other CPUs of its group. */
final class RpsLever implements Lever {
    @Override
    public String name() {
        return "rps";
    }

    @Override
    public void plan(Draft draft) {
        int width = draft.machine().cpus().maskWidth();
        for (Group group : draft.groups()) {
            if (group.rps().isEmpty() && draft.isRenewed(group.queue())) {
                continue; // New queues begin with none.
            }
            String why =
                    group.rps().isEmpty()
                            ? "off: " + group.why()
                            : "dealt to " + Queues.named(group.rps()) + ": " + group.why();
            draft.want("rps.cpus", group.queue(), new CpuMask(group.rps(), width).print(), why);
        }
    }
}
