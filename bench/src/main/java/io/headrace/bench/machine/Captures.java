package io.headrace.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code bench/machine/run --capture-all}: what the program sees on each shape, for the tests of
 * the app.
 */
final class Captures {
    private Captures() {}

    /** Writes a tree for each recorded shape. */
    static void all(Path root) throws IOException, InterruptedException {
        Kit kit = Kit.of(root);
        Path folder = Files.createDirectories(folder(root));
        for (String name : Shape.names()) {
            try (EmulatedMachine machine = EmulatedMachine.start(kit, Shape.named(name))) {
                Files.writeString(folder.resolve(name + ".tree"), of(machine));
            }
            System.out.println("captured " + name);
        }
    }

    /** Where those are that the tests of the app read. */
    static Path folder(Path root) {
        return root.resolve("app/src/test/resources/hosts/emulated");
    }

    /** What the program sees on a machine, as one text. */
    static String of(EmulatedMachine machine) throws IOException {
        Path outside = Folders.temporary();
        try {
            machine.must("rm -rf /results/host; headrace host --capture /results/host");
            machine.fetch("/results/host", outside);
            machine.must("rm -r /results/host");
            return TreeText.of(outside);
        } finally {
            Folders.delete(outside);
        }
    }
}
