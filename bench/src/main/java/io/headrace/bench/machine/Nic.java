package io.headrace.bench.machine;

import io.headrace.fault.Fault;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network device of an emulated machine, which has its own tap outside.
 *
 * @param queues pairs of queues; of vmxnet3 the driver decides
 * @param node the NUMA node it is next to
 */
public record Nic(Model model, int queues, int node) {
    private static final Pattern TEXT = Pattern.compile("([a-z0-9]+)(?::(\\d{1,2}))?(?:@(\\d))?");
    private static final int MOST_QUEUES = 16;

    /** What is emulated; the name of the device in the emulator's words. */
    public enum Model {
        VIRTIO("virtio-net-pci"),
        VMXNET3("vmxnet3");

        private final String device;

        Model(String device) {
            this.device = device;
        }

        String device() {
            return device;
        }
    }

    /** From {@code MODEL[:QUEUES][@NODE]}, such as {@code virtio:2@1}. */
    static Nic parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            for (Model model : Model.values()) {
                if (model.name().equalsIgnoreCase(matcher.group(1))) {
                    return of(text, model, number(matcher, 2, 1), number(matcher, 3, 0));
                }
            }
        }
        throw refused(text, "it is MODEL[:QUEUES][@NODE]", "virtio:2, vmxnet3 or virtio:4@1");
    }

    private static Nic of(String text, Model model, int queues, int node) {
        if (queues < 1 || queues > MOST_QUEUES) {
            throw refused(text, "a device has 1 to " + MOST_QUEUES + " queues", "virtio:2");
        }
        if (model == Model.VMXNET3 && queues != 1) {
            throw refused(text, "the driver of vmxnet3 decides how many queues it has", "vmxnet3");
        }
        return new Nic(model, queues, node);
    }

    private static int number(Matcher matcher, int group, int otherwise) {
        String digits = matcher.group(group);
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static Fault refused(String text, String why, String tryThis) {
        return new Fault(Fault.Kind.BAD_INPUT, "--nic " + text, why, "try " + tryThis);
    }

    /** As it is parsed. */
    @Override
    public String toString() {
        String name = model.name().toLowerCase(Locale.ROOT);
        return name + ":" + queues + "@" + node;
    }
}
