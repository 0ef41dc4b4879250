package io.headrace.tune;

import io.headrace.fault.Fault;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a machine a setting belongs to, by a name that stays when numbers of interrupts change:
 * the host itself, a network device, one of its queues, or CPUs that share a clock.
 *
 * @param part what it is
 * @param nic the device's name; null for what belongs to none
 * @param index of the queue or of the CPUs; 0 where there is only one
 */
public record Place(Part part, @Nullable String nic, int index) {
    /** The machine as a whole. */
    public static final Place HOST = new Place(Part.HOST, null, 0);

    private static final Pattern POLICY = Pattern.compile("policy(0|[1-9][0-9]{0,4})");
    private static final Pattern QUEUE =
            Pattern.compile("([^/\\s]{1,15}) (rx|tx)-(0|[1-9][0-9]{0,4})");

    /** A name as the kernel allows it, net/core/dev.c dev_valid_name (Linux 6.12). */
    private static final Pattern DEVICE = Pattern.compile("(?!\\.{1,2}$)[^/:\\s\\p{Cntrl}]{1,15}");

    /** Kinds of what a setting belongs to. */
    public enum Part {
        HOST,
        DEVICE,
        RX_QUEUE,
        TX_QUEUE,
        CPU_POLICY
    }

    public static Place device(String nic) {
        return new Place(Part.DEVICE, nic, 0);
    }

    public static Place rx(String nic, int queue) {
        return new Place(Part.RX_QUEUE, nic, queue);
    }

    public static Place tx(String nic, int queue) {
        return new Place(Part.TX_QUEUE, nic, queue);
    }

    /** CPUs that share a clock, by the kernel's number of them. */
    public static Place policy(int number) {
        return new Place(Part.CPU_POLICY, null, number);
    }

    /**
     * Reads what {@link #text} gives.
     *
     * @throws Fault BAD_INPUT for anything else
     */
    public static Place parse(String text) {
        if (text.equals(HOST.text())) {
            return HOST;
        }
        Matcher policy = POLICY.matcher(text);
        Matcher queue = QUEUE.matcher(text);
        if (queue.matches() && DEVICE.matcher(queue.group(1)).matches()) {
            int index = Integer.parseInt(queue.group(3));
            return queue.group(2).equals("rx")
                    ? rx(queue.group(1), index)
                    : tx(queue.group(1), index);
        }
        if (policy.matches()) {
            return policy(Integer.parseInt(policy.group(1)));
        }
        if (DEVICE.matcher(text).matches()) {
            return device(text);
        }
        throw new Fault(
                Fault.Kind.BAD_INPUT,
                "place \"" + text + "\"",
                "it is neither a network device, nor a queue of one, nor the host",
                "write it like one of: host, eth0, eth0 rx-0, eth0 tx-3, policy0");
    }

    /** {@code host}, {@code eth0}, {@code eth0 rx-0}, {@code policy0}. */
    public String text() {
        return switch (part) {
            case HOST -> "host";
            case DEVICE -> String.valueOf(nic);
            case RX_QUEUE -> nic + " rx-" + index;
            case TX_QUEUE -> nic + " tx-" + index;
            case CPU_POLICY -> "policy" + index;
        };
    }

    /** Whether it is a queue, which is made anew when the number of queues changes. */
    public boolean isQueue() {
        return part == Part.RX_QUEUE || part == Part.TX_QUEUE;
    }

    /**
     * The device's name.
     *
     * @throws IllegalStateException when it belongs to none
     */
    public String device() {
        if (nic == null) {
            throw new IllegalStateException(text() + " is of no network device");
        }
        return nic;
    }

    @Override
    public String toString() {
        return text();
    }
}
