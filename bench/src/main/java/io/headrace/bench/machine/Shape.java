package io.headrace.bench.machine;

import io.headrace.fault.Fault;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an emulated machine is made of. A node has a package, and as many CPUs as every other.
 *
 * @param threads CPUs of a core
 * @param order how CPUs are numbered
 */
public record Shape(int cpus, int nodes, int threads, Order order, List<Nic> nics) {
    private static final int MOST_CPUS = 64;
    private static final int MOST_NODES = 4;
    private static final int MOST_NICS = 4;

    /** How the kernel numbers CPUs. */
    public enum Order {
        /** Package by package, and in it core by core: the CPUs of a core are neighbours. */
        PACKAGES,
        /** As most servers do it: one CPU of every core, then the others in the same order. */
        THREADS_LAST
    }

    private static final Map<String, Shape> NAMED =
            new TreeMap<>(
                    Map.of(
                            "c3-8xlarge", of(32, 2, "virtio"),
                            "c3-8xlarge-2q", of(32, 2, "virtio:2"),
                            "two-nic", of(32, 2, "virtio:2", "virtio:2"),
                            "usual",
                                    new Shape(
                                            32,
                                            2,
                                            2,
                                            Order.THREADS_LAST,
                                            List.of(Nic.parse("virtio:2"), Nic.parse("vmxnet3@1"))),
                            "small", of(4, 1, "virtio:2", "vmxnet3"),
                            "one-cpu", of(1, 1, "virtio")));

    public Shape {
        nics = List.copyOf(nics);
        check(cpus >= 1 && cpus <= MOST_CPUS, "--cpus " + cpus, "1 to " + MOST_CPUS);
        check(nodes >= 1 && nodes <= MOST_NODES, "--nodes " + nodes, "1 to " + MOST_NODES);
        check(threads == 1 || threads == 2, "--threads " + threads, "1 or 2 in a core");
        check(
                cpus % (nodes * threads) == 0,
                cpus + " CPUs on " + nodes + " nodes, " + threads + " in a core",
                "as many whole cores on each node");
        check(nics.size() <= MOST_NICS, nics.size() + " times --nic", "at most " + MOST_NICS);
        for (Nic nic : nics) {
            check(nic.node() < nodes, "--nic " + nic, "a node below " + nodes);
        }
    }

    private static void check(boolean holds, String what, String rule) {
        if (!holds) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    what,
                    "an emulated machine has " + rule,
                    "see bench/machine/README.md");
        }
    }

    private static Shape of(int cpus, int nodes, String... nics) {
        return new Shape(cpus, nodes, 1, Order.PACKAGES, Stream.of(nics).map(Nic::parse).toList());
    }

    /** The names of the recorded shapes. */
    public static List<String> names() {
        return List.copyOf(NAMED.keySet());
    }

    /** A recorded shape. */
    public static Shape named(String name) {
        Shape shape = NAMED.get(name);
        if (shape == null) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "--shape " + name,
                    "no shape has that name",
                    "one of " + String.join(", ", names()));
        }
        return shape;
    }

    int coresOfNode() {
        return cpus / nodes / threads;
    }
}
