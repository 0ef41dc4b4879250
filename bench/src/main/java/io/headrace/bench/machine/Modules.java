package io.headrace.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Kernel modules with those they need, by modules.dep(5). */
final class Modules {
    private final Map<String, List<String>> needs = new LinkedHashMap<>();

    private Modules() {}

    /** All of a folder that {@code depmod} has been in. */
    static Modules of(Path folder) throws IOException {
        Modules modules = new Modules();
        for (String line : Files.readAllLines(folder.resolve("modules.dep"))) {
            String[] parts = line.split(":", 2);
            String others = parts.length > 1 ? parts[1].strip() : "";
            modules.needs.put(
                    parts[0], others.isEmpty() ? List.of() : List.of(others.split("\\s+", -1)));
        }
        return modules;
    }

    /** Lines of modules.dep by the file of the module: of those named, and all that they need. */
    Map<String, String> with(Collection<String> names) throws IOException {
        Map<String, String> lines = new TreeMap<>();
        for (String name : names) {
            String file = file(name);
            add(lines, file);
            needs.getOrDefault(file, List.of()).forEach(other -> add(lines, other));
        }
        return lines;
    }

    private void add(Map<String, String> lines, String file) {
        lines.put(file, file + ": " + String.join(" ", needs.getOrDefault(file, List.of())));
    }

    private String file(String name) throws IOException {
        return needs.keySet().stream()
                .filter(file -> file.endsWith("/" + name + ".ko"))
                .findFirst()
                .orElseThrow(() -> new IOException("the kernel has no module " + name));
    }
}
