package io.headrace.doctor;

import io.headrace.host.DriverInfo;
import io.headrace.host.Machine;
import io.headrace.host.NetDevice;

import java.util.List;
import java.util.regex.Pattern;

/** A driver whose version is known to use fewer queues than its device has. */
final class OldNicDriver implements Rule {
    private static final Pattern OLD_IXGBEVF = Pattern.compile("[123]\\..*");

    @Override
    public String id() {
        return "old-nic-driver";
    }

    @Override
    public List<Finding> look(Machine machine) {
        return machine.nics().stream()
                .filter(nic -> nic.isServing() && "ixgbevf".equals(nic.driver()))
                .filter(nic -> OLD_IXGBEVF.matcher(version(nic)).matches())
                .filter(nic -> nic.rxQueues().size() < 2)
                .map(this::finding)
                .toList();
    }

    private static String version(NetDevice nic) {
        DriverInfo told = nic.answers().driver();
        String version = told == null ? null : told.version();
        return version != null ? version : nic.driverVersion() == null ? "" : nic.driverVersion();
    }

    private Finding finding(NetDevice nic) {
        return new Finding(
                id(),
                Severity.MEDIUM,
                "ixgbevf "
                        + version(nic)
                        + " of "
                        + nic.name()
                        + " uses one receive queue; newer ones use two",
                List.of(new Fact("driver version", version(nic), "ethtool -i " + nic.name())),
                Change.none("install a newer kernel or the vendor's module, then start anew"));
    }
}
