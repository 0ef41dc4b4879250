package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The folders `sys/class/net/X`, net/core/net-sysfs.c (Linux 6.12). */
final class NetFolders {
    private static final String NET = "sys/class/net";
    private static final String LOWER = "lower_";
    private static final String BONDING_MASTERS = "bonding_masters";
    private static final int IFF_UP = 1;

    /** What the kernel says of devices that are not simply Ethernet, net/core/net-sysfs.c. */
    private static final String TYPED = "DEVTYPE=";

    /** ARPHRD_ETHER and ARPHRD_LOOPBACK, {@code linux/if_arp.h}. */
    private static final long ETHERNET = 1;

    private static final long LOOPBACK = 772;

    private NetFolders() {}

    /** A device, and what is below it; null for one without hardware. */
    record Found(NetDevice device, @Nullable NicHardware hardware) {}

    static List<Found> read(Survey survey, NicAnswers.Source answers) {
        Map<String, List<String>> entries = new LinkedHashMap<>();
        for (String name : survey.root().list(NET)) {
            if (!name.equals(BONDING_MASTERS)) {
                entries.put(name, survey.root().list(NET + "/" + name));
            }
        }
        List<Found> found = new ArrayList<>();
        entries.keySet().forEach(name -> found.add(read(survey, name, entries, answers)));
        return found;
    }

    private static Found read(
            Survey survey,
            String name,
            Map<String, List<String>> entries,
            NicAnswers.Source answers) {
        String folder = NET + "/" + name;
        List<String> own = entries.getOrDefault(name, List.of());
        NicHardware hardware = own.contains("device") ? NicHardware.read(survey, folder) : null;
        Integer index = survey.integer(folder + "/ifindex");
        Integer peer = peer(index, survey.integer(folder + "/iflink"));
        String master = survey.root().link(folder + "/master");
        NetDevice device =
                new NetDevice(
                        name,
                        index == null ? Cpu.UNKNOWN : index,
                        kind(survey, folder, own, hardware, peer != null),
                        hardware == null ? null : hardware.driver(),
                        hardware == null ? null : hardware.driverVersion(),
                        hardware == null ? null : hardware.place(),
                        hardware == null ? Cpu.UNKNOWN : hardware.node(),
                        hardware == null ? null : hardware.localCpus(),
                        isOfHardware(name, entries, 0) ? speed(survey, folder) : null,
                        survey.value(folder + "/duplex"),
                        survey.integer(folder + "/mtu"),
                        survey.value(folder + "/address"),
                        survey.value(folder + "/operstate"),
                        isUp(survey, folder),
                        survey.flag(folder + "/carrier"),
                        master == null ? null : master.substring(master.lastIndexOf('/') + 1),
                        lower(own),
                        peer,
                        NetQueues.receive(survey, folder),
                        NetQueues.transmit(survey, folder),
                        polling(survey, folder),
                        survey.integer(folder + "/tx_queue_len"),
                        statistics(survey, folder + "/statistics"),
                        answers.about(name));
        return new Found(device, hardware);
    }

    private static NetDevice.Kind kind(
            Survey survey,
            String folder,
            List<String> own,
            @Nullable NicHardware hardware,
            boolean hasPeer) {
        Long type = survey.number(folder + "/type");
        if (type != null && type == LOOPBACK) {
            return NetDevice.Kind.LOOPBACK;
        }
        if (hardware != null) {
            return NetDevice.Kind.PHYSICAL;
        }
        if (own.contains("bonding")) {
            return NetDevice.Kind.BOND;
        }
        if (own.contains("bridge")) {
            return NetDevice.Kind.BRIDGE;
        }
        if (own.contains("tun_flags")) {
            return NetDevice.Kind.TUN;
        }
        String uevent = survey.text(folder + "/uevent");
        String named = uevent == null ? "" : uevent;
        if (named.contains("DEVTYPE=vlan\n")) {
            return NetDevice.Kind.VLAN;
        }
        boolean isEthernet = type != null && type == ETHERNET;
        boolean isPair = isEthernet && hasPeer && lower(own).isEmpty() && !named.contains(TYPED);
        return isPair ? NetDevice.Kind.VETH : NetDevice.Kind.VIRTUAL;
    }

    /** A device leads to itself when it leads nowhere, a tunnel over any device to number 0. */
    private static @Nullable Integer peer(@Nullable Integer index, @Nullable Integer link) {
        return link == null || link <= 0 || link.equals(index) ? null : link;
    }

    private static List<String> lower(List<String> own) {
        return own.stream()
                .filter(entry -> entry.startsWith(LOWER))
                .map(entry -> entry.substring(LOWER.length()))
                .toList();
    }

    /** Whether it is hardware, or leads to some, as a bond or a VLAN does. */
    private static boolean isOfHardware(String name, Map<String, List<String>> entries, int depth) {
        List<String> own = entries.getOrDefault(name, List.of());
        boolean tooDeep = depth > entries.size(); // a tree that somebody made up may have a circle
        return own.contains("device")
                || (!tooDeep
                        && lower(own).stream()
                                .anyMatch(below -> isOfHardware(below, entries, depth + 1)));
    }

    private static @Nullable Integer speed(Survey survey, String folder) {
        Integer speed = survey.integer(folder + "/speed");
        return speed == null || speed <= 0 ? null : speed;
    }

    private static boolean isUp(Survey survey, String folder) {
        String path = folder + "/flags";
        String flags = survey.value(path);
        if (flags == null) {
            return false;
        }
        if (!flags.matches("0x[0-9a-f]{1,7}")) {
            survey.malformed(path, flags, "is no set of flags");
            return false;
        }
        return (Integer.decode(flags) & IFF_UP) != 0;
    }

    private static NetDevice.Polling polling(Survey survey, String folder) {
        return new NetDevice.Polling(
                survey.number(folder + "/gro_flush_timeout"),
                survey.integer(folder + "/napi_defer_hard_irqs"),
                survey.flag(folder + "/threaded"));
    }

    private static Map<String, Long> statistics(Survey survey, String folder) {
        Map<String, Long> statistics = new TreeMap<>();
        for (String name : survey.root().list(folder)) {
            Long count = survey.number(folder + "/" + name);
            if (count != null) {
                statistics.put(name, count);
            }
        }
        return statistics;
    }
}
