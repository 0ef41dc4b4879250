package io.headrace.bench.machine;

import io.headrace.fault.Fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Debian's kernel for clouds, unpacked and not installed: {@code boot} and {@code lib/modules}. */
final class KernelPackage {
    /** The package that stands for the newest one. */
    private static final String META = "linux-image-cloud-amd64";

    private final Path folder;

    private KernelPackage(Path folder) {
        this.folder = folder;
    }

    static KernelPackage in(Cache cache) throws IOException {
        String name = newest();
        return new KernelPackage(cache.get(name, path -> download(name, path)));
    }

    private static String newest() {
        String told =
                Tools.run(Path.of("/"), List.of(Tools.path("apt-cache", "apt"), "depends", META));
        return told.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("Depends: linux-image-"))
                .map(line -> line.substring("Depends: ".length()))
                .findFirst()
                .orElseThrow(() ->
                        new Fault(
                                Fault.Kind.NOT_PERMITTED,
                                "no kernel for emulated machines",
                                "apt knows no package " + META,
                                "apt-get update, on a Debian for x86-64"));
    }

    private static void download(String name, Path into) throws IOException {
        Files.createDirectories(into);
        Tools.run(into, List.of(Tools.path("apt-get", "apt"), "-q", "download", name));
        try (Stream<Path> files = Files.list(into)) {
            for (Path deb : files.toList()) {
                Tools.run(into, List.of(Tools.path("dpkg-deb", "dpkg"), "-x", deb.toString(), "."));
                Files.delete(deb);
            }
        }
        String version = only(into.resolve("lib/modules")).getFileName().toString();
        Tools.run(
                into,
                List.of(
                        Tools.path("busybox", "busybox-static"),
                        "depmod",
                        "-b",
                        into.toString(),
                        version));
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow(() -> new IOException(folder + " is empty"));
        }
    }

    Path image() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("boot"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("vmlinuz-"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(folder + " holds no kernel"));
        }
    }

    /** The folder of modules, named after the kernel's version. */
    Path modules() throws IOException {
        return only(folder.resolve("lib/modules"));
    }

    /** Which package it is. */
    String name() {
        return folder.getFileName().toString();
    }
}
