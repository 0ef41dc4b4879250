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
        List<String> lines = new ArrayList<>();
        for (ProcInterrupts.Row row : ProcInterrupts.read(new Survey(root)).rows()) {
            if (row.number() != Cpu.UNKNOWN) {
                String affinity = root.value("proc/irq/" + row.number() + "/smp_affinity_list");
                lines.add(
                        row.number()
                                + " "
                                + row.description()
                                + " "
                                + (affinity == null ? "?" : affinity));
            }
        }
        Collections.sort(lines);
        return lines;
    }
}
