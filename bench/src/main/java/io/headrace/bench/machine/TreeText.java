package io.headrace.bench.machine;

import io.headrace.units.CpuSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A captured tree as one text, in the form that the tests' {@code HostTree} reads: thousands of
 * little files are hard to review. What is equal for several CPUs is one entry.
 */
final class TreeText {
    private static final Pattern OF_CPU = Pattern.compile("(.*/cpu/cpu)(\\d+)(/.*)");

    /** Entries with a place for the CPU's number, to the CPUs that have them. */
    private final Map<String, List<Integer>> ofCpus = new LinkedHashMap<>();

    private final Map<String, String> entries = new TreeMap<>();

    private TreeText() {}

    /** Of a folder that {@code headrace host --capture} made. */
    static String of(Path folder) throws IOException {
        TreeText tree = new TreeText();
        List<Path> paths;
        try (Stream<Path> all = Files.walk(folder)) {
            paths = all.sorted().toList();
        }
        for (Path path : paths) {
            String name = folder.relativize(path).toString();
            if (!name.equals("ORIGIN.md") && !name.isEmpty()) {
                tree.add(name, path);
            }
        }
        tree.spreadCpus();
        StringBuilder text = new StringBuilder();
        Files.readAllLines(folder.resolve("ORIGIN.md")).stream()
                .filter(line -> !line.isBlank())
                .forEach(line ->
                        text.append(line.startsWith("#") ? "" : "# ").append(line).append('\n'));
        tree.entries.values().forEach(entry -> text.append('\n').append(entry));
        return text.append('\n').toString();
    }

    private void add(String name, Path path) throws IOException {
        String rest = rest(path);
        Matcher cpu = OF_CPU.matcher(name);
        if (rest.isEmpty()) {
            return;
        }
        if (cpu.matches()) {
            String entry = cpu.group(1) + "{}" + cpu.group(3) + rest;
            ofCpus.computeIfAbsent(entry, any -> new ArrayList<>())
                    .add(Integer.valueOf(cpu.group(2)));
        } else {
            entries.put(name, name + rest);
        }
    }

    private void spreadCpus() {
        ofCpus.forEach((entry, cpus) -> {
            CpuSet set = CpuSet.of(cpus.stream().mapToInt(cpu -> cpu).toArray());
            String all = entry.replace("{}", "{" + set + "}");
            entries.put(all, all);
        });
    }

    /** What follows the path; empty for a folder that its files stand for. */
    private static String rest(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return " -> " + Files.readSymbolicLink(path);
        }
        if (Files.isDirectory(path)) {
            try (Stream<Path> inside = Files.list(path)) {
                return inside.findAny().isPresent() ? "" : "/";
            }
        }
        String text = Files.readString(path);
        String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        if (line.contains("\n")) {
            return " <<\n" + line + "\n>>";
        }
        String mode =
                Files.getPosixFilePermissions(path).contains(PosixFilePermission.OWNER_WRITE)
                        ? ""
                        : "r";
        return " =" + mode + (line.isEmpty() ? "" : " " + line.replace("\t", "\\t"));
    }
}
