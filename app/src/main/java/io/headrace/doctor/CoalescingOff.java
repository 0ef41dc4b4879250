package io.headrace.doctor;

import io.headrace.host.Coalesce;
import io.headrace.host.Machine;
import io.headrace.host.NetDevice;

import java.util.List;
import java.util.Set;

/** A device that interrupts for each packet, since nothing holds interrupts back. */
final class CoalescingOff implements Rule {
    /** Their interrupts are held back by other means. */
    private static final Set<String> OTHER_MEANS = Set.of("virtio_net", "vif", "veth");

    @Override
    public String id() {
        return "coalescing-off";
    }

    @Override
    public List<Finding> look(Machine machine) {
        return machine.nics().stream()
                .filter(NetDevice::isServing)
                .filter(nic -> nic.driver() != null && !OTHER_MEANS.contains(nic.driver()))
                .filter(CoalescingOff::isOff)
                .map(this::finding)
                .toList();
    }

    private static boolean isOff(NetDevice nic) {
        Coalesce told = nic.answers().coalesce();
        return told != null
                && Long.valueOf(0).equals(told.rxUsecs())
                && !Boolean.TRUE.equals(told.adaptiveRx())
                && (told.rxFrames() == null || told.rxFrames() <= 1);
    }

    private Finding finding(NetDevice nic) {
        Coalesce told = nic.answers().coalesce();
        boolean adapts = told != null && told.adaptiveRx() != null;
        return new Finding(
                id(),
                Severity.MEDIUM,
                nic.name() + " holds no interrupt back: each packet may be one (rx-usecs 0)",
                List.of(new Fact("rx-usecs", "0", "ethtool -c " + nic.name())),
                Change.of(
                        adapts
                                ? "ethtool -C " + nic.name() + " adaptive-rx on"
                                : "ethtool -C " + nic.name() + " rx-usecs 20",
                        "a packet then waits a little: measure latency, too"));
    }
}
