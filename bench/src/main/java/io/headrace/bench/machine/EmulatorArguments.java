package io.headrace.bench.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The command line of QEMU for a shape; what its words mean is in qemu(1). One thread of the
 * emulator runs all CPUs in turn: with a thread for each, a CPU that holds a lock waits for a host
 * CPU while the others spin, and 32 of them on two took three times as long to boot.
 */
final class EmulatorArguments {
    static final String PROGRAM = "qemu-system-x86_64";
    static final String CPU_MODEL = "max";

    /** As vendor, since cores of two threads are refused of AMD. */
    private static final String CPU = CPU_MODEL + ",vendor=GenuineIntel";

    private static final int MEMORY_MB = 2048;

    /** The most that translated code may take. */
    private static final int CODE_MB = 256;

    /** The first bus of node i is i + 1 times this: numbers below belong to the chipset. */
    private static final int BUSES_OF_NODE = 32;

    /**
     * A clock that the kernel trusts, no mitigations, which cost much and mean nothing here, and an
     * end when it panics.
     */
    private static final String KERNEL_WORDS =
            "console=ttyS0 quiet panic=-1 tsc=reliable mitigations=off";

    private final List<String> words = new ArrayList<>();
    private final Shape shape;

    private EmulatorArguments(Shape shape) {
        this.shape = shape;
    }

    /**
     * Of a machine whose sockets and console are in a folder.
     *
     * @param state its own disk
     */
    static List<String> of(Shape shape, Kit kit, Path folder, Path state) {
        EmulatorArguments arguments = new EmulatorArguments(shape);
        arguments.board(kit);
        arguments.cpus();
        arguments.disks(kit, state);
        arguments.ports(folder);
        arguments.nics();
        return List.copyOf(arguments.words);
    }

    private void add(String... more) {
        words.addAll(List.of(more));
    }

    private void board(Kit kit) {
        add(PROGRAM, "-machine", "q35", "-accel", "tcg,thread=single,tb-size=" + CODE_MB);
        add("-cpu", CPU, "-m", Integer.toString(MEMORY_MB));
        add("-kernel", kit.kernel().toString(), "-initrd", kit.initrd().toString());
        add("-append", KERNEL_WORDS, "-nodefaults", "-display", "none", "-no-reboot");
    }

    /** A package for each node. Where threads come last, all but one CPU are plugged in later. */
    private void cpus() {
        boolean later = shape.order() == Shape.Order.THREADS_LAST;
        add(
                "-smp",
                (later ? 1 : shape.cpus())
                        + (",maxcpus=" + shape.cpus())
                        + (",sockets=" + shape.nodes())
                        + (",cores=" + shape.coresOfNode())
                        + (",threads=" + shape.threads()));
        int each = MEMORY_MB / shape.nodes();
        for (int node = 0; node < shape.nodes(); node++) {
            add("-object", "memory-backend-ram,id=memory" + node + ",size=" + each + "M");
            add("-numa", "node,nodeid=" + node + ",memdev=memory" + node);
            add("-numa", "cpu,node-id=" + node + ",socket-id=" + node);
        }
    }

    private void disks(Kit kit, Path state) {
        disk("java", kit.java(), ",readonly=on");
        disk("program", kit.program(), ",readonly=on");
        disk("state", state, "");
    }

    private void disk(String name, Path file, String more) {
        add("-drive", "if=none,id=" + name + ",format=raw,file=" + file + more);
        add("-device", "virtio-blk-pci,drive=" + name + ",num-queues=1");
    }

    private void ports(Path folder) {
        add("-serial", "file:" + folder.resolve("console"));
        add("-qmp", "unix:" + folder.resolve("qmp") + ",server=on,wait=off");
        add("-device", "virtio-serial-pci");
        for (String port : List.of("control", "out", "err")) {
            socket(folder, port);
            add("-device", "virtserialport,chardev=" + port + ",name=" + port);
        }
        socket(folder, "shell");
        add("-device", "virtconsole,chardev=shell");
    }

    private void socket(Path folder, String name) {
        add("-chardev", "socket,server=on,wait=off,id=" + name + ",path=" + folder.resolve(name));
    }

    /** Each behind a root port of a host bridge that belongs to its node. */
    private void nics() {
        for (int node = 0; node < shape.nodes(); node++) {
            int bus = (node + 1) * BUSES_OF_NODE;
            add(
                    "-device",
                    "pxb-pcie,bus=pcie.0,id=node" + node + ",numa_node=" + node + ",bus_nr=" + bus);
        }
        for (int i = 0; i < shape.nics().size(); i++) {
            nic(i, shape.nics().get(i));
        }
    }

    private void nic(int i, Nic nic) {
        boolean several = nic.queues() > 1;
        add(
                "-netdev",
                ("tap,script=no,downscript=no,id=nic" + i + ",ifname=tap" + i)
                        + (several ? ",queues=" + nic.queues() : ""));
        add(
                "-device",
                "pcie-root-port,bus=node"
                        + nic.node()
                        + ",id=port"
                        + i
                        + ",chassis="
                        + i
                        + ",slot="
                        + i);
        add(
                "-device",
                (nic.model().device() + ",bus=port" + i + ",netdev=nic" + i)
                        + String.format(Locale.ROOT, ",mac=52:54:00:77:00:%02x", i)
                        + (several ? ",mq=on,vectors=" + (2 * nic.queues() + 2) : ""));
    }

    /** What plugs in a CPU, as arguments of the monitor's {@code device_add}; first the driver. */
    static Map<String, String> cpu(Shape shape, int number) {
        int cores = shape.coresOfNode() * shape.nodes();
        int core = number % cores;
        Map<String, String> device = new LinkedHashMap<>();
        device.put("driver", CPU_MODEL + "-x86_64-cpu");
        device.put("id", "cpu" + number);
        device.put("socket-id", Integer.toString(core / shape.coresOfNode()));
        device.put("core-id", Integer.toString(core % shape.coresOfNode()));
        device.put("thread-id", Integer.toString(number / cores));
        return device;
    }
}
