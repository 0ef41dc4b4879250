package io.headrace.bench.machine;

/** Where the kernel of an emulated machine takes what steers the packets of its first device. */
final class Steering {
    static final String RPS = "/sys/class/net/eth0/queues/rx-0/rps_cpus";

    private Steering() {}

    /** The affinity of the first interrupt whose name ends so. */
    static String affinity(EmulatedMachine machine, String name) {
        String irq =
                machine.must("grep -m 1 '" + name + "$' /proc/interrupts | cut -d: -f1").strip();
        return "/proc/irq/" + irq + "/smp_affinity";
    }
}
