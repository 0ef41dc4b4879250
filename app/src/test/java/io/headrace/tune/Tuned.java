package io.headrace.tune;

import io.headrace.host.HostRoot;
import io.headrace.host.HostTree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A copied machine that is tuned, with its journal beside it. */
record Tuned(Path tree, Path journal) {
    static final Applier.Progress SILENT = outcome -> {};

    /** The article's machine with two queues whose settings are as after a start. */
    static Tuned article(Path folder) {
        Tuned tuned = new Tuned(folder.resolve("tree"), folder.resolve("state"));
        HostTree.unpack(tuned.tree, "c3.8xlarge/usual", "c3.8xlarge/s4-two-queues");
        for (int irq : List.of(260, 261)) {
            tuned.set("proc/irq/" + irq + "/smp_affinity", "ffffffff");
        }
        for (int queue : List.of(0, 1)) {
            tuned.set("sys/class/net/eth0/queues/rx-" + queue + "/rps_cpus", "00000000");
        }
        return tuned;
    }

    Site site() {
        return new Site(HostRoot.of(tree));
    }

    Plan plan() {
        return Planner.plan(site(), Goal.of(Policy.SPREAD));
    }

    List<Applier.Outcome> apply(Plan plan) {
        try (State state = State.hold(journal)) {
            return Applier.apply(site(), state, plan, null, SILENT);
        }
    }

    List<Undo.Item> undo() {
        try (State state = State.hold(journal)) {
            return Undo.all(site(), state);
        }
    }

    /** A file as the kernel would show it. */
    void set(String path, String value) {
        try {
            Files.writeString(tree.resolve(path), value + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files with their texts. */
    Map<String, String> files() {
        try (Stream<Path> all = Files.walk(tree)) {
            Map<String, String> files = new TreeMap<>();
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(tree.relativize(file).toString(), Files.readString(file));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What differs from files as they were: path → was and is. */
    Map<String, String> differences(Map<String, String> before) {
        Map<String, String> differences = new TreeMap<>();
        files().forEach((path, text) -> {
            if (!text.equals(before.get(path))) {
                differences.put(path, before.get(path) + " → " + text);
            }
        });
        return differences;
    }

    /** The texts of the files that a plan changes. */
    Map<String, String> values(Plan plan) {
        Map<String, String> values = new TreeMap<>();
        for (Change change : plan.changes()) {
            String path = String.valueOf(change.knob().path(site().machine(), change.place()));
            values.put(path, String.valueOf(site().root().read(path)));
        }
        return values;
    }

    Path journalFile() {
        return journal.resolve("journal");
    }
}
