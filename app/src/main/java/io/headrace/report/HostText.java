package io.headrace.report;

import io.headrace.host.CpuPower;
import io.headrace.host.Host;
import io.headrace.host.Machine;
import io.headrace.host.MainMemory;
import io.headrace.host.PacketFilters;
import io.headrace.host.PacketTap;
import io.headrace.host.Platform;
import io.headrace.units.Sizes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A machine for the terminal, at most 100 columns wide. */
public final class HostText {
    private final Machine machine;
    private final TextLines lines = new TextLines(TextLines.WIDTH);

    private HostText(Machine machine) {
        this.machine = machine;
    }

    public static String write(Machine machine) {
        HostText text = new HostText(machine);
        text.addHeader();
        text.addLines("", HostNodesText.write(machine));
        text.addLines("Network devices", HostDevicesText.write(machine));
        text.addLines("Beside the path of packets", text.beside());
        text.addLines("Settings", HostSettingsText.settings(machine));
        text.addLines("Changes settings by itself", HostSettingsText.rewriters(machine));
        text.addLines("Not readable", HostSettingsText.gaps(machine));
        return String.join("\n", text.lines.lines()) + "\n";
    }

    private void addLines(String title, List<String> section) {
        if (!section.isEmpty()) {
            lines.lines().add("");
            if (!title.isEmpty()) {
                lines.lines().add(title);
            }
            lines.lines().addAll(section);
        }
    }

    private void addHeader() {
        lines.add("", headline(machine));
        List<String> more = new ArrayList<>();
        addMemory(more);
        if (!machine.cpus().possible().equals(machine.cpus().online())) {
            more.add("CPUs " + machine.cpus().possible().print() + " possible");
        }
        if (!machine.host().allowedCpus().equals(machine.host().online())) {
            more.add("this process may use CPUs " + machine.host().allowedCpus().print());
        }
        addPower(more);
        lines.add("", more);
    }

    /** What the machine is, in the order one asks. */
    static List<String> headline(Machine machine) {
        Host host = machine.host();
        List<String> words = new ArrayList<>();
        words.add(TextLines.count(host.cpus().size(), "CPU"));
        words.add(TextLines.count(Math.max(1, machine.nodes().size()), "node"));
        words.add(host.cpuModel());
        words.add("Linux " + host.kernel());
        words.add("clock " + host.clocksource());
        words.add(platform(host, machine.platform()));
        return words;
    }

    private static String platform(Host host, Platform platform) {
        String where = host.virtualisation();
        String on =
                where == null
                        ? "virtualisation not told"
                        : where.equals("none") ? "bare metal" : where;
        String cloud = platform.cloud();
        if (cloud == null) {
            return on;
        }
        String type = platform.instanceType();
        if (type == null) {
            return on + " (" + cloud + ")";
        }
        return on.contains(type) ? on : on + " (" + cloud + " " + type + ")";
    }

    private void addMemory(List<String> words) {
        MainMemory memory = machine.memory();
        if (memory.total() > 0) {
            String available =
                    memory.available() < 0 ? "" : ", " + Sizes.print(memory.available()) + " free";
            words.add("memory " + Sizes.print(memory.total()) + available);
        }
        if (memory.swapTotal() > 0) {
            words.add("swap " + Sizes.print(memory.swapTotal()));
        }
    }

    private void addPower(List<String> words) {
        CpuPower power = machine.power();
        if (power.governor() != null) {
            words.add("governor " + power.governor());
        }
        if (power.turbo() != null) {
            words.add("turbo " + (power.turbo() ? "on" : "off"));
        }
        if (power.idleStates() != null) {
            words.add("idle states " + String.join(" ", power.idleStates()));
        }
        if (machine.clocks().available().size() > 1) {
            words.add("clocks " + String.join(" ", machine.clocks().available()));
        }
    }

    /** What is in the way of each packet, limits what runs here, or slows all of it. */
    private List<String> beside() {
        TextLines beside = new TextLines(TextLines.WIDTH);
        beside.add("  limits      ", limits());
        beside.add("  routing     ", HostRoutingText.write(machine.routing()));
        beside.add("  filters     ", filters(machine.filters()));
        beside.add("  taps        ", machine.taps().stream().map(HostText::tap).toList());
        beside.add("  mitigations ", mitigations(machine.host().mitigations()));
        return beside.lines();
    }

    private List<String> limits() {
        List<String> words = new ArrayList<>();
        if (machine.cgroup().cpuMax() != null) {
            words.add("cpu.max " + machine.cgroup().cpuMax());
        }
        if (machine.cgroup().memoryMax() != null) {
            words.add("memory.max " + machine.cgroup().memoryMax());
        }
        if (machine.cgroup().cpuset() != null) {
            words.add("cpuset " + machine.cgroup().cpuset());
        }
        if (!machine.rights().readOnly().isEmpty()) {
            words.add("read-only " + String.join(" ", machine.rights().readOnly()));
        }
        if (machine.rights().seccomp() != null && machine.rights().seccomp() > 0) {
            words.add("seccomp");
        }
        return words;
    }

    private static List<String> filters(PacketFilters filters) {
        List<String> words = new ArrayList<>();
        if (filters.tables() != null && !filters.tables().isEmpty()) {
            words.add("iptables " + String.join(" ", filters.tables()));
        }
        if (filters.trackedMax() != null) {
            words.add(
                    "tracks " + filters.tracked() + " of " + filters.trackedMax() + " connections");
        }
        words.addAll(filters.modules());
        return words;
    }

    private static String tap(PacketTap tap) {
        return (tap.program() == null ? "a packet socket" : tap.program())
                + (tap.pid() == null ? "" : " (process " + tap.pid() + ")")
                + (tap.nic() == null ? " on all devices" : " on " + tap.nic())
                + (tap.seesEverything() ? ", sees every packet" : "");
    }

    /** Those in force in the kernel's words; the others are only counted. */
    private static List<String> mitigations(Map<String, String> mitigations) {
        List<String> words = new ArrayList<>();
        int unaffected = 0;
        for (Map.Entry<String, String> one : new TreeMap<>(mitigations).entrySet()) {
            if (one.getValue().startsWith("Not affected")) {
                unaffected++;
            } else {
                words.add(one.getKey() + ": " + one.getValue().replaceFirst("^Mitigation: ", ""));
            }
        }
        if (unaffected > 0) {
            words.add(unaffected + " not affected");
        }
        return words;
    }
}
