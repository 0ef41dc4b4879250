package io.headrace.host;

/** Files of the kernel that are told to people and written by them, relative to the root. */
public final class KernelPaths {
    private static final String NET = "sys/class/net/";
    private static final String IRQ = "proc/irq/";
    private static final String CLOCK = "sys/devices/system/clocksource/clocksource0/";
    private static final String CPU = "sys/devices/system/cpu/";

    private static final String HUGEPAGES = "sys/kernel/mm/transparent_hugepage/";

    /** The network namespace of this process; a link whose target names it. */
    public static final String NETWORK_NAMESPACE = "proc/self/ns/net";

    /** This boot, random(4). */
    public static final String BOOT_ID = "proc/sys/kernel/random/boot_id";

    public static final String CLOCKSOURCE = CLOCK + "current_clocksource";
    public static final String CLOCKSOURCES = CLOCK + "available_clocksource";
    public static final String CONNTRACK_COUNT = "proc/sys/net/netfilter/nf_conntrack_count";
    public static final String DEFRAG = HUGEPAGES + "defrag";
    public static final String ENABLED = HUGEPAGES + "enabled";
    public static final String GOVERNORS = CPU + "cpufreq/policy*/scaling_governor";
    public static final String IDLE_STATES = CPU + "cpu0/cpuidle/state*/latency";
    public static final String MEMINFO = "proc/meminfo";
    public static final String TAPS = "proc/net/packet";
    public static final String VULNERABILITIES = CPU + "vulnerabilities";

    private KernelPaths() {}

    /** The mask of CPUs that packets of a receive queue are dealt to. */
    public static String rpsCpus(String nic, int queue) {
        return rxQueue(nic, queue, "rps_cpus");
    }

    /** A file of a receive queue. */
    public static String rxQueue(String nic, int queue, String file) {
        return queues(nic) + "/rx-" + queue + "/" + file;
    }

    /** A file of a transmit queue. */
    public static String txQueue(String nic, int queue, String file) {
        return queues(nic) + "/tx-" + queue + "/" + file;
    }

    /** A file of a network device. */
    public static String nic(String nic, String file) {
        return NET + nic + "/" + file;
    }

    /** A setting as sysctl(8) names it; a dot in the name of a device is a dot of its file. */
    public static String sysctl(String name) {
        return "proc/sys/" + name.replace('.', '/');
    }

    /** A setting of IPv4 for one network device. */
    public static String ofDevice(String nic, String name) {
        return "proc/sys/net/ipv4/conf/" + nic + "/" + name;
    }

    /** The governor of the CPUs that share a clock. */
    public static String governor(int policy) {
        return CPU + "cpufreq/policy" + policy + "/scaling_governor";
    }

    public static String queues(String nic) {
        return NET + nic + "/queues";
    }

    public static String driver(String nic) {
        return NET + nic + "/device/driver";
    }

    /** The NUMA node of the device that an interrupt belongs to. */
    public static String irqNode(int irq) {
        return IRQ + irq + "/node";
    }

    public static String smpAffinity(int irq) {
        return IRQ + irq + "/smp_affinity";
    }

    public static String effectiveAffinity(int irq) {
        return IRQ + irq + "/effective_affinity";
    }

    /** The command that writes a text to one of them. */
    public static String writing(String path, String text) {
        return "echo " + text + " > /" + path;
    }
}
