package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * Which hypervisor a machine runs under, from the firmware's names, the x86 flag and the guest's
 * clock sources.
 *
 * <p>The vendor names are those systemd looks for (src/basic/virt.c, v257). A vendor alone proves
 * nothing: EC2 bare metal names the same vendor, and some also build real machines. So on x86 the
 * flag decides whether there is a hypervisor, and the names only say which.
 */
final class Virtualisation {
    static final String NONE = "none";

    private record Vendor(String prefix, String name) {}

    private static final List<Vendor> VENDORS =
            List.of(
                    new Vendor("Amazon EC2", "Amazon EC2"),
                    new Vendor("Google", "Google Compute Engine"),
                    new Vendor("Microsoft Corporation", "Hyper-V"),
                    new Vendor("KubeVirt", "KubeVirt"),
                    new Vendor("OpenStack", "OpenStack"),
                    new Vendor("QEMU", "QEMU"),
                    new Vendor("VMware", "VMware"),
                    new Vendor("innotek GmbH", "VirtualBox"),
                    new Vendor("Xen", "Xen"),
                    new Vendor("Alibaba Cloud", "Alibaba Cloud"),
                    new Vendor("Parallels", "Parallels"),
                    new Vendor("BHYVE", "bhyve"));

    private static final Map<String, String> CLOCKS =
            Map.of("kvm-clock", "KVM", "xen", "Xen", "hyperv_clocksource_tsc_page", "Hyper-V");

    private Virtualisation() {}

    static @Nullable String read(HostRoot root, CpuInfo info) {
        String vendor = root.value("sys/class/dmi/id/sys_vendor");
        String product = root.value("sys/class/dmi/id/product_name");
        String named = byFirmware(vendor, product);
        if (info.flags() == null) {
            return named;
        }
        if (!info.flags().contains("hypervisor")) {
            return NONE;
        }
        if (named != null && !named.equals(NONE)) {
            return named;
        }
        String byClock = byClock(root);
        return byClock != null ? byClock : "a hypervisor without a name";
    }

    private static @Nullable String byFirmware(@Nullable String vendor, @Nullable String product) {
        if (vendor == null) {
            return null;
        }
        if (product != null && product.contains(".metal")) {
            return NONE;
        }
        if (vendor.startsWith("Microsoft") && !"Virtual Machine".equals(product)) {
            return null; // a real machine of that maker
        }
        for (Vendor known : VENDORS) {
            if (vendor.startsWith(known.prefix)) {
                boolean adds = product != null && !product.startsWith(known.name);
                return adds ? known.name + " " + product : known.name;
            }
        }
        return null;
    }

    /** Small hypervisors may give no firmware tables, but a guest names their clock. */
    private static @Nullable String byClock(HostRoot root) {
        String sources =
                root.value("sys/devices/system/clocksource/clocksource0/available_clocksource");
        if (sources == null) {
            return null;
        }
        for (String source : sources.split("\\s+", -1)) {
            String name = CLOCKS.get(source);
            if (name != null) {
                return name;
            }
        }
        return null;
    }
}
