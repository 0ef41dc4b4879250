package io.headrace.host;

/** Files of the kernel that are told to people and written by them, relative to the root. */
public final class KernelPaths {
    private static final String NET = "sys/class/net/";
    private static final String IRQ = "proc/irq/";
    private static final String CLOCK = "sys/devices/system/clocksource/clocksource0/";
    private static final String CPU = "sys/devices/system/cpu/";

    public static final String CLOCKSOURCE = CLOCK + "current_clocksource";
    public static final String CLOCKSOURCES = CLOCK + "available_clocksource";
    public static final String CONNTRACK_COUNT = "proc/sys/net/netfilter/nf_conntrack_count";
    public static final String GOVERNORS = CPU + "cpufreq/policy*/scaling_governor";
    public static final String IDLE_STATES = CPU + "cpu0/cpuidle/state*/latency";
    public static final String MEMINFO = "proc/meminfo";
    public static final String TAPS = "proc/net/packet";
    public static final String VULNERABILITIES = CPU + "vulnerabilities";

    private KernelPaths() {}

    /** The mask of CPUs that packets of a receive queue are dealt to. */
    public static String rpsCpus(String nic, int queue) {
        return queues(nic) + "/rx-" + queue + "/rps_cpus";
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
