package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A network device, Documentation/ABI/testing/sysfs-class-net (Linux 6.12).
 *
 * @param driver of the hardware; null for a device without, such as loopback
 * @param mtu the longest packet, in bytes; null when not told
 * @param speedMbps in 10^6 bit/s; null where a device has none or does not tell, and where there is
 *     no hardware below it: a veth pair tells 10 Gbit/s and carries what the CPUs can
 */
public record Nic(
        String name, @Nullable String driver, @Nullable Integer mtu, @Nullable Integer speedMbps) {
    private static final String FOLDER = "sys/class/net";
    private static final int IFF_UP = 1;

    /** The link to the hardware, drivers/base/core.c. */
    private static final String HARDWARE = "device";

    /** What links to the devices below begin with, net/core/dev.c. */
    private static final String LOWER = "lower_";

    /** Those that are up and have a carrier, as far as they can tell; netdevice(7). */
    static List<Nic> up(HostRoot root) {
        List<Nic> up = new ArrayList<>();
        for (String name : root.list(FOLDER)) {
            if (isUp(root, FOLDER + "/" + name)) {
                up.add(read(root, name));
            }
        }
        return up;
    }

    /** One device, whether it is up or not. */
    public static Nic read(HostRoot root, String name) {
        String folder = FOLDER + "/" + name;
        String driver = root.link(folder + "/device/driver");
        Integer speed =
                isOfHardware(root, name) ? Settings.number(root.value(folder + "/speed")) : null;
        return new Nic(
                name,
                driver == null ? null : driver.substring(driver.lastIndexOf('/') + 1),
                Settings.number(root.value(folder + "/mtu")),
                speed == null || speed == 0 ? null : speed);
    }

    /** Whether it is hardware, or leads to some, as a bond or a VLAN does. */
    private static boolean isOfHardware(HostRoot root, String name) {
        List<String> entries = root.list(FOLDER + "/" + name);
        return entries.contains(HARDWARE)
                || entries.stream()
                        .filter(entry -> entry.startsWith(LOWER))
                        .anyMatch(entry -> isOfHardware(root, entry.substring(LOWER.length())));
    }

    private static boolean isUp(HostRoot root, String folder) {
        String flags = root.value(folder + "/flags");
        return flags != null
                && flags.matches("0x[0-9a-f]{1,7}")
                && (Integer.decode(flags) & IFF_UP) != 0
                && !"down".equals(root.value(folder + "/operstate"));
    }
}
