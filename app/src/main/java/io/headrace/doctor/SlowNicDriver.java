package io.headrace.doctor;

import io.headrace.host.KernelPaths;
import io.headrace.host.Machine;
import io.headrace.host.NetDevice;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A paravirtual or emulated device of the slow kind, where faster ones are to be had. */
final class SlowNicDriver implements Rule {
    private static final Set<String> EMULATED =
            Set.of("e1000", "e1000e", "8139cp", "8139too", "pcnet32", "ne2k-pci", "tulip");

    @Override
    public String id() {
        return "slow-nic-driver";
    }

    @Override
    public List<Finding> look(Machine machine) {
        List<Finding> findings = new ArrayList<>();
        for (NetDevice nic : machine.nics()) {
            String driver = nic.driver();
            if (!nic.isServing() || driver == null) {
                continue;
            }
            if (nic.isXen()) {
                findings.add(xen(machine, nic, driver));
            } else if (EMULATED.contains(driver) && isGuest(machine)) {
                findings.add(emulated(nic, driver));
            }
        }
        return findings;
    }

    private static boolean isGuest(Machine machine) {
        String virtualisation = machine.host().virtualisation();
        return virtualisation != null && !virtualisation.equals("none");
    }

    private Finding xen(Machine machine, NetDevice nic, String driver) {
        boolean aws = "aws".equals(machine.platform().cloud());
        return finding(
                nic,
                driver,
                nic.name() + " goes through the host's Xen driver: each packet costs two machines",
                aws
                        ? "enhanced networking is switched on from outside, with the instance"
                                + " stopped: aws ec2 modify-instance-attribute --ena-support (or"
                                + " --sriov-net-support simple)"
                        : "a virtual function (SR-IOV) is given to a guest from outside");
    }

    private Finding emulated(NetDevice nic, String driver) {
        return finding(
                nic,
                driver,
                nic.name() + " is an emulated " + driver + ": its host plays each register access",
                "the device is chosen outside of this guest: virtio-net under QEMU, vmxnet3 under"
                        + " VMware");
    }

    private Finding finding(NetDevice nic, String driver, String summary, String why) {
        return new Finding(
                id(),
                Severity.HIGH,
                summary,
                List.of(new Fact("driver", driver, KernelPaths.driver(nic.name()))),
                Change.none(why));
    }
}
