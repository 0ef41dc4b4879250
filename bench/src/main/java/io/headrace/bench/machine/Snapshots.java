package io.headrace.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * Machines as they are just after their boot, one for each shape. Their disks are neither mounted
 * nor in any cache by then, so that whoever goes on from here may have other ones.
 */
final class Snapshots {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final long POLL_MS = 20;

    /** The monitor's word for a machine that reads a snapshot. */
    private static final String READING = "inmigrate";

    private static final String FORGET_DISKS =
            "sync; echo 3 > /proc/sys/vm/drop_caches; for d in a b c; do blockdev --flushbufs"
                    + " /dev/vd$d; done";

    private final Kit kit;
    private final Shape shape;

    Snapshots(Kit kit, Shape shape) {
        this.kit = kit;
        this.shape = shape;
    }

    /** The one of a shape; made when there is none yet. */
    Path get() throws IOException {
        Path emulator = Path.of(Tools.path(EmulatorArguments.PROGRAM, "qemu-system-x86"));
        List<String> words =
                EmulatorArguments.of(shape, kit, Path.of("folder"), Path.of("state")).stream()
                        .map(word -> word.replace(kit.java().toString(), ""))
                        .map(word -> word.replace(kit.program().toString(), ""))
                        .toList();
        String key = Cache.key(Folders.fingerprint(emulator), shape.toString(), words.toString());
        return kit.cache().get("snapshot-" + key, this::make);
    }

    private void make(Path path) throws IOException {
        Path folder = Folders.temporary();
        Path state = folder.resolve("state");
        Disk.empty(state);
        List<String> words = EmulatorArguments.of(shape, kit, folder, state);
        try (Emulator emulator = Emulator.start(kit, shape, folder, words, LIFE)) {
            try (Control control = Control.of(emulator)) {
                Boot.await(emulator, control, shape);
                control.must(FORGET_DISKS, LIFE);
            }
            save(emulator, path);
        } catch (TimeoutException e) {
            throw new IOException("the disks were not forgotten", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void save(Emulator emulator, Path path)
            throws IOException, InterruptedException {
        try (Qmp qmp = new Qmp(emulator.connect("qmp"))) {
            qmp.ask("stop", Map.of());
            qmp.ask("migrate", Map.of("uri", "exec:cat > '" + path + "'"));
            String status = "";
            while (!status.equals("completed")) {
                Thread.sleep(POLL_MS);
                status = qmp.ask("query-migrate", Map.of()).path("status").asString();
                if (status.equals("failed")) {
                    throw new IOException("no snapshot at " + path + ": " + emulator.told());
                }
            }
        }
        if (Files.size(path) == 0) {
            throw new IOException("the snapshot at " + path + " is empty");
        }
    }

    /** The command line that goes on from the snapshot. */
    static List<String> resume(Shape shape, List<String> words, Path snapshot) {
        List<String> all = new ArrayList<>(words);
        if (shape.order() == Shape.Order.THREADS_LAST) {
            for (int cpu = 1; cpu < shape.cpus(); cpu++) {
                StringBuilder device = new StringBuilder();
                EmulatorArguments.cpu(shape, cpu)
                        .forEach((name, value) -> device.append("," + name + "=" + value));
                all.addAll(List.of("-device", device.substring(",driver=".length())));
            }
        }
        all.addAll(List.of("-incoming", "exec:cat '" + snapshot + "'"));
        return all;
    }

    /** Has a machine go on, once the snapshot is read; it was made while it stood still. */
    static void goOn(Emulator emulator) throws IOException, InterruptedException {
        try (Qmp qmp = new Qmp(emulator.connect("qmp"))) {
            while (qmp.ask("query-status", Map.of()).path("status").asString().equals(READING)) {
                Thread.sleep(POLL_MS);
            }
            qmp.ask("cont", Map.of());
        }
    }
}
