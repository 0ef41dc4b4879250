package io.headrace.doctor;

import io.headrace.host.KernelPaths;
import io.headrace.host.Machine;
import io.headrace.host.PacketTap;

import java.util.List;

/** A program that is shown every packet, so that each is worked on twice. */
final class PacketTaps implements Rule {
    @Override
    public String id() {
        return "packet-tap";
    }

    @Override
    public List<Finding> look(Machine machine) {
        return machine.taps().stream()
                .filter(PacketTap::seesEverything)
                .map(this::finding)
                .toList();
    }

    private Finding finding(PacketTap tap) {
        String who = tap.program() == null ? "a program that is not seen" : tap.program();
        return new Finding(
                id(),
                Severity.MEDIUM,
                who
                        + " is shown every packet"
                        + (tap.nic() == null ? " of every device" : " of " + tap.nic()),
                List.of(new Fact("packet socket", Long.toString(tap.inode()), KernelPaths.TAPS)),
                tap.pid() == null
                        ? Change.none("as root its process would be told")
                        : Change.of("kill " + tap.pid(), "if nobody needs what it records"));
    }
}
