package io.headrace.host;

/**
 * What an interrupt does for a network device, and how that is known.
 *
 * @param nic the device's name
 * @param role what it announces
 * @param queue the number of the queue; {@link Cpu#UNKNOWN} for an interrupt of no queue
 * @param active false for one kept for a queue that is switched off now
 * @param evidence what tells that it belongs to the device
 */
public record NicVector(String nic, Role role, int queue, boolean active, Evidence evidence) {
    /** What an interrupt announces. */
    public enum Role {
        /** Packets that came in. */
        RECEIVE,
        /** Packets that have left. */
        TRANSMIT,
        /** Both, for a pair of queues with the same number. */
        BOTH,
        /** Changes of the link, a mailbox, an admin queue. */
        CONTROL
    }

    /** What tells which device an interrupt belongs to; the first that tells counts. */
    public enum Evidence {
        /** The device's folder `msi_irqs`. */
        MSI_IRQS,
        /** The name in `proc/irq/N` or `proc/interrupts`. */
        ACTION,
        /** The answer of the device's NAPI over netlink. */
        NAPI
    }

    /** Whether it announces packets that came in to a queue in use. */
    public boolean receives() {
        return active && (role == Role.RECEIVE || role == Role.BOTH);
    }

    /** Whether it announces packets that have left a queue in use. */
    public boolean transmits() {
        return active && (role == Role.TRANSMIT || role == Role.BOTH);
    }
}
