package io.headrace.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How a machine comes and goes: alone, beside another, with the power cut, with its owner killed.
 */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class LifeTest {
    private static final Shape SMALL = Shape.named("small");

    @TempDir Path folder;

    private static List<Path> others = List.of();

    @BeforeAll
    static void need() throws IOException {
        MachineExtension.need();
        others = machineFolders();
    }

    @Test
    void twoAtOnceDoNotMeet() throws Exception {
        try (EmulatedMachine one = EmulatedMachine.start(MachineExtension.kit(), SMALL);
                EmulatedMachine other = EmulatedMachine.start(MachineExtension.kit(), SMALL)) {
            one.must("echo one >/state/who; hostname one");
            other.must("echo other >/state/who; hostname other");
            assertThat(one.read("/state/who")).isEqualTo("one");
            assertThat(other.read("/state/who")).isEqualTo("other");
            String id = "/proc/sys/kernel/random/boot_id";
            assertThat(one.read(id)).isNotEqualTo(other.read(id));
        }
        assertThat(leftFolders()).isEmpty();
    }

    @Test
    void whatACommandSaysComesBack() throws Exception {
        try (EmulatedMachine machine = EmulatedMachine.start(MachineExtension.kit(), SMALL)) {
            assertThat(machine.run("echo out; echo err >&2; exit 7"))
                    .isEqualTo(new Step(7, "out\n", "err\n"));
            assertThat(machine.must("head -c 300000 /dev/zero | tr '\\0' x")).hasSize(300_000);
            machine.must("mkdir /results/a; echo b >/results/a/b; ln -s b /results/a/c");
            machine.fetch("/results", folder);
            assertThat(folder.resolve("a/c")).isSymbolicLink().hasContent("b\n");
            machine.must("rm -r /results/a");
        }
    }

    /** A file that was flushed is there after the power failed; the file system is sound. */
    @Test
    void aFlushedFileOutlivesThePower() throws Exception {
        Path disk = EmulatedMachine.newDisk(folder.resolve("disk"));
        try (EmulatedMachine machine =
                MachineExtension.small(EmulatedMachine.Start.SNAPSHOT, disk)) {
            machine.must("echo flushed >/state/flushed; sync");
            machine.must(
                    "(i=0; while :; do i=$((i + 1)); echo $i >/state/new; sync /state/new; mv"
                            + " /state/new /state/count; done) >/dev/null 2>&1 &");
            // A rename lasts from the next flush on: the first one does when the third is seen.
            machine.must(
                    "until [ -e /state/count ] && [ $(cat /state/count) -gt 2 ]; do"
                            + " usleep 10000; done");
            machine.cutPower();
            assertThatThrownBy(() -> machine.run("true")).isInstanceOf(UncheckedIOException.class);
        }
        try (EmulatedMachine machine = MachineExtension.small(EmulatedMachine.Start.BOOT, disk)) {
            assertThat(machine.read("/state/flushed")).isEqualTo("flushed");
            assertThat(Integer.parseInt(machine.read("/state/count"))).isPositive();
            assertThat(machine.must("dmesg")).contains("EXT4-fs (vdc): recovery complete");
        }
    }

    /** The owner cannot clean up when it is killed; all goes nevertheless. */
    @Test
    void nothingIsLeftWhenTheOwnerIsKilled() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> words =
                List.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.headrace.bench.machine.RunMachine",
                        "--root",
                        MachineExtension.ROOT.toString(),
                        "--shape",
                        "small",
                        "--",
                        "sh",
                        "-c",
                        "echo here; sleep 60");
        Process owner = new ProcessBuilder(words).redirectErrorStream(true).start();
        assertThat(owner.inputReader().readLine()).isEqualTo("here");
        List<ProcessHandle> all = owner.descendants().toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(3).allMatch(ProcessHandle::isAlive);
        assertThat(leftFolders()).hasSize(1);
        owner.destroyForcibly().waitFor();
        for (ProcessHandle one : all) {
            one.onExit().get(20, TimeUnit.SECONDS);
        }
        assertThat(leftFolders()).isEmpty();
    }

    /** Of machines that began after the first test of this class. */
    private static List<Path> leftFolders() throws IOException {
        return machineFolders().stream().filter(folder -> !others.contains(folder)).toList();
    }

    private static List<Path> machineFolders() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(Files::isDirectory)
                    .filter(file -> file.getFileName().toString().startsWith("headrace-machine-"))
                    .toList();
        }
    }
}
