package io.headrace.host;

import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What is below a network device: the folder `sys/class/net/X/device` and that of the function on
 * the bus, which for virtio is the folder above.
 *
 * @param driver that has it; null when not told
 * @param driverVersion of the driver's module; null for none
 * @param place where it is
 * @param id the device's own name on its bus, such as `virtio2`
 * @param node its NUMA node; {@link Cpu#UNKNOWN} when not told
 * @param localCpus next to it; null when not told
 * @param msiIrqs the interrupts of the function; empty when it has none of that kind
 */
record NicHardware(
        @Nullable String driver,
        @Nullable String driverVersion,
        NetDevice.BusPlace place,
        String id,
        int node,
        @Nullable CpuSet localCpus,
        Set<Integer> msiIrqs) {
    private static final String SLOT = "PCI_SLOT_NAME=";
    private static final String DRIVER = "DRIVER=";
    private static final Pattern FUNCTION =
            Pattern.compile("[0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7]");

    NicHardware {
        msiIrqs = Set.copyOf(msiIrqs);
    }

    /** Of a device that has a folder `device`. */
    static NicHardware read(Survey survey, String folder) {
        String device = folder + "/device";
        String real = survey.root().real(device);
        String id = lastName(real == null ? device : real);
        boolean above = !isFunction(id) && real != null && isFunction(lastName(parent(real)));
        String function = above ? device + "/.." : device;
        String uevent = survey.text(device + "/uevent");
        String slot = told(uevent, SLOT);
        String address = above && real != null ? lastName(parent(real)) : id;
        String linked = lastOf(survey.root().link(device + "/driver"));
        String driver = linked != null ? linked : told(uevent, DRIVER);
        return new NicHardware(
                driver,
                version(survey, device, driver),
                new NetDevice.BusPlace(
                        bus(survey, device),
                        isFunction(address) || slot == null ? address : slot,
                        survey.value(function + "/vendor"),
                        survey.value(function + "/device")),
                id,
                survey.number(function + "/numa_node", Cpu.UNKNOWN),
                survey.cpuList(function + "/local_cpulist"),
                new TreeSet<>(survey.numbered(function + "/msi_irqs", "")));
    }

    private static boolean isFunction(String name) {
        return FUNCTION.matcher(name).matches();
    }

    /** By the link to the bus, else by the name that modules are found by. */
    private static @Nullable String bus(Survey survey, String device) {
        String subsystem = lastOf(survey.root().link(device + "/subsystem"));
        if (subsystem != null) {
            return subsystem;
        }
        String alias = survey.value(device + "/modalias");
        return alias == null || alias.indexOf(':') < 0
                ? null
                : alias.substring(0, alias.indexOf(':'));
    }

    /** What the bus tells, for a captured tree without links. */
    private static @Nullable String told(@Nullable String uevent, String key) {
        return uevent == null
                ? null
                : uevent.lines()
                        .filter(line -> line.startsWith(key))
                        .map(line -> line.substring(key.length()))
                        .findFirst()
                        .orElse(null);
    }

    /** The module has its own name where the driver is built for several kinds of devices. */
    private static @Nullable String version(Survey survey, String device, @Nullable String driver) {
        String module = lastOf(survey.root().link(device + "/driver/module"));
        String name = module != null ? module : driver;
        return name == null
                ? null
                : survey.value("sys/module/" + name.replace('-', '_') + "/version");
    }

    private static @Nullable String lastOf(@Nullable String link) {
        return link == null ? null : lastName(link);
    }

    private static String lastName(String path) {
        return List.of(path.split("/", -1)).getLast();
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
