package io.headrace.bench.machine;

import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioConstants;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The first file system of an emulated machine, which stays its root: busybox, modules, the C
 * library, and the script that is process 1. Java and the program are on disks, so that this is
 * small and seldom made anew. Format: the kernel's
 * Documentation/driver-api/early-userspace/buffer-format.rst.
 */
final class Initrd implements Closeable {
    /** What the devices of any shape need, and what tests make inside. */
    private static final List<String> MODULES =
            List.of(
                    "virtio_pci",
                    "virtio_blk",
                    "virtio_console",
                    "virtio_net",
                    "vmxnet3",
                    "bonding",
                    "8021q",
                    "veth");

    private static final List<String> MOUNT_POINTS =
            List.of(
                    "proc", "sys", "dev", "tmp", "root", "etc", "run", "results", "java", "program",
                    "state");

    private static final List<String> SCRIPTS = List.of("headrace", "network", "online");

    private static final Path C_LIBRARY = Path.of("/lib/x86_64-linux-gnu");

    private static final List<String> LIBRARIES =
            List.of(
                    "libc.so.6",
                    "libm.so.6",
                    "libdl.so.2",
                    "libpthread.so.0",
                    "librt.so.1",
                    "libz.so.1");
    private static final Path LOADER = Path.of("/lib64/ld-linux-x86-64.so.2");

    private static final int FOLDER = CpioConstants.C_ISDIR | 0755;
    private static final int FILE = CpioConstants.C_ISREG | 0755;

    private final CpioArchiveOutputStream out;
    private final Set<String> folders = new HashSet<>();

    private Initrd(Path file) throws IOException {
        out =
                new CpioArchiveOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(file)),
                        CpioConstants.FORMAT_NEW);
    }

    /** The one of a kernel, with what the guest runs from {@code guest}. */
    static Path in(Cache cache, KernelPackage kernel, Path guest) throws IOException {
        Path busybox = Path.of(Tools.path("busybox", "busybox-static"));
        String key =
                Cache.key(
                        kernel.name(),
                        Folders.fingerprint(guest),
                        Folders.fingerprint(busybox),
                        Folders.fingerprint(C_LIBRARY.resolve("libc.so.6").toRealPath()),
                        MODULES.toString());
        return cache.get("initrd-" + key, path -> make(path, kernel, guest, busybox));
    }

    private static void make(Path path, KernelPackage kernel, Path guest, Path busybox)
            throws IOException {
        try (Initrd initrd = new Initrd(path)) {
            for (String folder : MOUNT_POINTS) {
                initrd.folder(folder);
            }
            initrd.file("init", guest.resolve("init"));
            for (String script : SCRIPTS) {
                initrd.file("bin/" + script, guest.resolve(script));
            }
            initrd.file("bin/busybox", busybox);
            initrd.modules(kernel.modules());
            for (String library : LIBRARIES) {
                initrd.file("lib/x86_64-linux-gnu/" + library, C_LIBRARY.resolve(library));
            }
            initrd.file(LOADER.toString().substring(1), LOADER);
        }
    }

    private void modules(Path folder) throws IOException {
        String inside = "lib/modules/" + folder.getFileName() + "/";
        Map<String, String> lines = Modules.of(folder).with(MODULES);
        for (String file : lines.keySet()) {
            file(inside + file, folder.resolve(file));
        }
        bytes(
                inside + "modules.dep",
                (String.join("\n", lines.values()) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void folder(String path) throws IOException {
        parent(path);
        if (folders.add(path)) {
            CpioArchiveEntry entry = new CpioArchiveEntry(CpioConstants.FORMAT_NEW, path);
            entry.setMode(FOLDER);
            out.putArchiveEntry(entry);
            out.closeArchiveEntry();
        }
    }

    private void file(String path, Path source) throws IOException {
        bytes(path, Files.readAllBytes(source));
    }

    private void parent(String path) throws IOException {
        int slash = path.lastIndexOf('/');
        if (slash > 0) {
            folder(path.substring(0, slash));
        }
    }

    private void bytes(String path, byte[] content) throws IOException {
        parent(path);
        CpioArchiveEntry entry =
                new CpioArchiveEntry(CpioConstants.FORMAT_NEW, path, content.length);
        entry.setMode(FILE);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
