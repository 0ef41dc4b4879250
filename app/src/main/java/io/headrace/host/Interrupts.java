package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * Which CPUs serve the device interrupts: {@code proc/interrupts}, kernel/irq/proc.c
 * show_interrupts, and {@code proc/irq/N/smp_affinity_list} (Linux 6.12).
 */
final class Interrupts {
    private Interrupts() {}

    /**
     * SHA-256 over the sorted lines {@code irq name affinity}, in hexadecimal digits; null when
     * there are none. The counts are left out, so it stays the same until something is moved.
     */
    static @Nullable String digest(HostRoot root) {
        List<String> lines = placement(root);
        if (lines.isEmpty()) {
            return null;
        }
        try {
            byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /**
     * The sorted lines; those of the architecture, such as NMI, cannot be moved and are left out.
     */
    static List<String> placement(HostRoot root) {
        String text = root.read("proc/interrupts");
        List<String> lines = new ArrayList<>();
        if (text == null) {
            return lines;
        }
        int cpus = 0;
        for (String line : text.lines().toList()) {
            String[] words = line.strip().split("\\s+", -1);
            if (words[0].matches("CPU[0-9]+")) {
                cpus = words.length;
            } else if (words[0].matches("[0-9]+:") && words.length > cpus) {
                String irq = words[0].substring(0, words[0].length() - 1);
                String affinity = root.value("proc/irq/" + irq + "/smp_affinity_list");
                String name = String.join(" ", List.of(words).subList(cpus + 1, words.length));
                lines.add(irq + " " + name + " " + (affinity == null ? "?" : affinity));
            }
        }
        Collections.sort(lines);
        return lines;
    }
}
