package io.headrace.tune;

import io.headrace.host.Coalesce;
import io.headrace.host.NetDevice;

/**
 * Fewer interrupts where they come for every packet: the driver's own adaptive moderation, or its
 * dynamic mode. The article's second step, 120k to 250k requests/s.
 */
final class CoalesceLever implements Lever {
    private static final String WHY = "an interrupt for every packet costs more than the packet";

    @Override
    public String name() {
        return "coalesce";
    }

    @Override
    public void plan(Draft draft) {
        for (NetDevice nic : draft.nics()) {
            Coalesce coalesce = nic.answers().coalesce();
            Place place = Place.device(nic.name());
            if (coalesce == null) {
                draft.refuse("coalesce", nic.name() + ": its driver has no command for it");
            } else if (Boolean.FALSE.equals(coalesce.adaptiveRx())) {
                draft.want("coalesce.adaptive-rx", place, "on", WHY);
            } else if (isOff(coalesce) && isIntelVf(nic)) {
                // To these drivers 1 means dynamic, drivers/net/ethernet/intel/ixgbevf/ethtool.c.
                draft.want("coalesce.rx-usecs", place, "1", WHY);
            } else if (coalesce.adaptiveRx() == null) {
                draft.refuse(
                        "coalesce",
                        nic.name()
                                + ": its driver has no adaptive mode, and a fixed time is to be"
                                + " measured, not guessed");
            }
        }
    }

    private static boolean isOff(Coalesce coalesce) {
        Long usecs = coalesce.rxUsecs();
        return usecs != null && usecs == 0;
    }

    private static boolean isIntelVf(NetDevice nic) {
        return "ixgbevf".equals(nic.driver()) || "ixgbe".equals(nic.driver());
    }
}
