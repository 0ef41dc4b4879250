package io.headrace.bench.machine;

import io.headrace.fault.Fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What every emulated machine is given: a kernel, its first file system, and disks with Java and
 * with the program as it was built last. Made once, and again when what it is made of changes.
 *
 * @param java disk with a Java of the modules that the program uses
 * @param program disk with the program and its cache of classes
 * @param keeper script that holds the emulator
 */
public record Kit(Cache cache, Path kernel, Path initrd, Path java, Path program, Path keeper) {
    private static final String JAVA_MODULES =
            "java.base,java.logging,java.xml,jdk.httpserver,jdk.management";
    private static final long JAVA_BYTES = 160L << 20;
    private static final long PROGRAM_BYTES = 64L << 20;

    /**
     * The one for a source tree.
     *
     * @throws Fault when the tree is not built, or something to make it of is missing
     */
    public static Kit of(Path root) throws IOException {
        Cache cache = Cache.ofUser();
        Path scripts = root.resolve("bench/machine");
        KernelPackage kernel = KernelPackage.in(cache);
        Path image = javaImage(cache);
        return new Kit(
                cache,
                kernel.image(),
                Initrd.in(cache, kernel, scripts.resolve("guest")),
                cache.get(
                        image.getFileName() + "-disk",
                        path -> Disk.filled(path, image, JAVA_BYTES)),
                program(cache, image, root.resolve("app/target")),
                scripts.resolve("keeper"));
    }

    private static Path javaImage(Cache cache) throws IOException {
        Path home = Path.of(System.getProperty("java.home"));
        String key = Cache.key(Files.readString(home.resolve("release")), JAVA_MODULES);
        return cache.get("jre-" + key, path -> link(home, path));
    }

    private static void link(Path home, Path image) {
        Tools.run(
                Path.of("/"),
                List.of(
                        home.resolve("bin/jlink").toString(),
                        "--add-modules",
                        JAVA_MODULES,
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        "--generate-cds-archive",
                        "--output",
                        image.toString()));
    }

    private static Path program(Cache cache, Path image, Path target) throws IOException {
        Path jar = target.resolve("headrace.jar");
        if (!Files.exists(jar)) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    jar + " not found",
                    "the program is not built",
                    "./headrace version");
        }
        String key =
                Cache.key(
                        image.getFileName().toString(),
                        Folders.fingerprint(jar),
                        Folders.fingerprint(target.resolve("lib")));
        return cache.get("program-" + key, path -> pack(path, image, target));
    }

    private static void pack(Path disk, Path image, Path target) throws IOException {
        Path folder = Folders.temporary();
        try {
            Path jar = target.resolve("headrace.jar");
            Tools.run(
                    folder,
                    List.of("cp", "-pr", jar.toString(), target.resolve("lib").toString(), "."));
            Tools.run(folder, rehearsal(image));
            Disk.filled(disk, folder, PROGRAM_BYTES);
        } finally {
            Folders.delete(folder);
        }
    }

    /** Makes the cache of classes that `bench/machine/guest/headrace` starts with. */
    private static List<String> rehearsal(Path image) {
        return List.of(
                image.resolve("bin/java").toString(),
                "-XX:AOTCacheOutput=headrace.aot",
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                "headrace.jar",
                "io.headrace.cli.Main",
                "rehearse");
    }
}
