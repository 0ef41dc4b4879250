package io.headrace.host;

import io.headrace.host.NicVector.Role;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What drivers call the interrupts of their queues: the role and the number that a name tells.
 *
 * @param numbering how the number is meant
 */
record IrqName(Role role, int number, Numbering numbering) {
    /** How a driver numbers its interrupts. */
    enum Numbering {
        /** By queue. */
        BY_QUEUE,
        /** By queue, counted from the lowest that the device has. */
        FROM_LOWEST,
        /** One row for all: the first half transmits, the second receives. */
        HALVES
    }

    private record Form(Pattern pattern, Role role, Numbering numbering) {}

    private static final List<Form> FORMS =
            List.of(
                    // gve_main.c; before Linux 6.6 with its format unfilled: eth%d-ntfy-block.0
                    form("ntfy-bl(?:oc)?k\\.?(\\d+)", Role.BOTH, Numbering.HALVES),
                    form("virtio\\d+-input\\.(\\d+)", Role.RECEIVE, Numbering.BY_QUEUE),
                    form("virtio\\d+-output\\.(\\d+)", Role.TRANSMIT, Numbering.BY_QUEUE),
                    // mlx5 pci_irq.c; mana gdma_main.c
                    form("mlx5_comp(\\d+)", Role.BOTH, Numbering.BY_QUEUE),
                    form("mana_q(\\d+)", Role.BOTH, Numbering.BY_QUEUE),
                    // mlx4 eq.c counts the vectors of all ports, after the one for commands
                    form("mlx4-(\\d+)@", Role.BOTH, Numbering.FROM_LOWEST),
                    // xen-netfront.c
                    form("-q(\\d+)-rx", Role.RECEIVE, Numbering.BY_QUEUE),
                    form("-q(\\d+)-tx", Role.TRANSMIT, Numbering.BY_QUEUE),
                    form("-q(\\d+)", Role.BOTH, Numbering.BY_QUEUE),
                    // ixgbe, i40e, ice, igb, bnxt: -TxRx-; ena: -Tx-Rx-
                    form("-tx-?rx-(\\d+)", Role.BOTH, Numbering.BY_QUEUE),
                    // vmxnet3: -rxtx-; bnx2x: -fp-
                    form("-rxtx-(\\d+)", Role.BOTH, Numbering.BY_QUEUE),
                    form("-fp-(\\d+)", Role.BOTH, Numbering.BY_QUEUE),
                    form("-rx-(\\d+)", Role.RECEIVE, Numbering.BY_QUEUE),
                    form("-tx-(\\d+)", Role.TRANSMIT, Numbering.BY_QUEUE));

    /** What a name tells; null for one that names no queue, such as `eth0` or `virtio2-config`. */
    static @Nullable IrqName parse(String name) {
        for (Form form : FORMS) {
            Matcher found = form.pattern.matcher(name);
            if (found.find() && found.group(1).length() < 6) {
                int number = Integer.parseInt(found.group(1));
                return new IrqName(form.role, number, form.numbering);
            }
        }
        return null;
    }

    private static Form form(String pattern, Role role, Numbering numbering) {
        String whole = pattern.endsWith("@") ? pattern : pattern + "(?=$|@)";
        return new Form(Pattern.compile(whole, Pattern.CASE_INSENSITIVE), role, numbering);
    }
}
