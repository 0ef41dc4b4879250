package io.headrace.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The captured trees of emulated machines are what the program sees on them today; else {@code
 * bench/machine/run --capture-all} makes them anew.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CapturesTest {
    /**
     * What may differ from one boot to the next: counters, memory and the limits that the kernel
     * reckons from what is free of it, the program itself, where the kernel put interrupts, and
     * addresses that IPv6 is still about to make.
     */
    private static final Pattern FLEETING =
            Pattern.compile(
                    "proc/(\\d+/.*|self|interrupts|softirqs|meminfo|irq/.*affinity)|routing"
                            + "|proc/sys/(fs/file-max|net/ipv4/(tcp|udp)_mem)"
                            + "|.*/(statistics/.*|meminfo)");

    /** What the host's clock decides, and counters of drivers. */
    private static final Pattern FLEETING_LINE = Pattern.compile("(cpu MHz|bogomips|counter ).*");

    /** What depends on no version of the kernel. */
    private static final Pattern TOPOLOGY =
            Pattern.compile("sys/devices/system/(cpu|node)/.*(topology|cpulist|distance|online).*");

    @BeforeAll
    static void need() {
        MachineExtension.need();
    }

    static List<String> shapes() {
        return Shape.names();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aFreshCaptureEqualsTheTree(String name) throws Exception {
        String tree =
                Files.readString(Captures.folder(MachineExtension.ROOT).resolve(name + ".tree"));
        String fresh;
        try (EmulatedMachine machine =
                EmulatedMachine.start(MachineExtension.kit(), Shape.named(name))) {
            fresh = Captures.of(machine);
        }
        Map<String, String> expected = entries(tree);
        Map<String, String> seen = entries(fresh);
        if (!kernel(tree).equals(kernel(fresh))) {
            // Debian has a newer one than the trees were made with: nobody's fault here.
            expected.keySet().removeIf(path -> !TOPOLOGY.matcher(path).matches());
            seen.keySet().removeIf(path -> !TOPOLOGY.matcher(path).matches());
        }
        assertThat(expected).isNotEmpty();
        assertThat(seen).isEqualTo(expected);
    }

    private static String kernel(String tree) {
        return tree.lines()
                .filter(line -> line.startsWith("# Linux "))
                .map(line -> line.split("[ ,]", -1)[2])
                .findFirst()
                .orElseThrow();
    }

    /** The lasting entries of a tree, by path. */
    private static Map<String, String> entries(String tree) {
        Map<String, String> entries = new TreeMap<>();
        Iterator<String> lines = tree.lines().iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            if (!line.isEmpty() && !line.startsWith("#")) {
                String path = line.split(" ", 2)[0];
                String value = line.endsWith(" <<") ? block(lines) : line;
                if (!FLEETING.matcher(path).matches()) {
                    entries.put(path, value);
                }
            }
        }
        return entries;
    }

    private static String block(Iterator<String> lines) {
        List<String> block = new ArrayList<>();
        for (String line = lines.next(); !line.equals(">>"); line = lines.next()) {
            block.add(line);
        }
        return block.stream()
                .filter(line -> !FLEETING_LINE.matcher(line).matches())
                .collect(Collectors.joining("\n"));
    }
}
