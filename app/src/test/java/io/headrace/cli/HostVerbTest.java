package io.headrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.host.HostTree;
import io.headrace.report.Schemas;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The verb `host`, on this machine and on captured ones. */
class HostVerbTest {
    @TempDir Path folder;

    private String captured(String... trees) {
        return HostTree.unpack(folder.resolve("tree"), trees).path().toString();
    }

    @Test
    void thisMachineIsToldInATable() {
        Lines lines = Lines.of("host");
        assertThat(lines.err()).isEmpty();
        assertThat(lines.code()).isEqualTo(ExitCode.DONE);
        int cpus = Session.host().cpus().size();
        assertThat(lines.out()).startsWith(cpus + " CPU").contains("┌─ node 0", "lo");
        assertThat(lines.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void theDocumentOfThisMachineFitsItsSchemaAndIsAlone() throws IOException {
        Lines lines = Lines.of("host", "--json", "-");
        assertThat(lines.code()).isEqualTo(ExitCode.DONE);
        assertThat(lines.out()).startsWith("{").endsWith("}\n");
        Schemas.assertFits("host-1", lines.out());
    }

    @Test
    void aCapturedMachineIsReadInsteadOfThisOne() throws IOException {
        Path json = folder.resolve("host.json");
        Path map = folder.resolve("host.svg");
        String tree = captured("c3.8xlarge/literal", "c3.8xlarge/s4-two-queues");
        Lines lines =
                Lines.of(
                        "host", "--root", tree, "--json", json.toString(), "--map", map.toString());
        assertThat(lines.code()).isEqualTo(ExitCode.DONE);
        assertThat(lines.out())
                .startsWith("32 CPUs · 2 nodes · Intel(R) Xeon(R) CPU E5-2680 v2")
                .containsPattern("rx-1 +irq 261 +eth0-TxRx-1 +→ CPU 16 \\(node 1\\) +RPS 17-23");
        String document = Files.readString(json);
        Schemas.assertFits("host-1", document);
        assertThat(document)
                .contains("\"rps_cpus\" : \"00fe0000\"")
                .contains("\"clock_source\" : \"xen\"");
        assertThat(Files.readString(map)).startsWith("<svg").contains("irq 261 → CPU 16");
    }

    @Test
    void aCaptureIsReadLikeTheMachine() throws IOException {
        Path tree = folder.resolve("tree");
        Lines captured = Lines.of("host", "--capture", tree.toString());
        assertThat(captured.code()).isEqualTo(ExitCode.DONE);
        assertThat(captured.out()).startsWith("captured to " + tree + ": ").hasLineCount(1);
        assertThat(Files.readString(tree.resolve("ORIGIN.md"))).contains("headrace host --capture");
        Lines again = Lines.of("host", "--root", tree.toString(), "--json", "-");
        Schemas.assertFits("host-1", again.out());
        Lines refused = Lines.of("host", "--capture", tree.toString());
        assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err()).contains("is not empty").contains("name a new folder");
    }

    @Test
    void rawIsForCaptures() {
        Lines lines = Lines.of("host", "--raw");
        assertThat(lines.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(lines.err()).contains("--raw without --capture");
    }

    @Test
    void aPictureOnStandardOutputIsAlone() {
        Lines lines = Lines.of("host", "--root", captured("virtio-1q"), "--map", "-");
        assertThat(lines.out()).startsWith("<svg").endsWith("</svg>\n");
    }

    @Test
    void aContainersOnlyLinkIsToldLikeHardware() {
        Lines lines = Lines.of("host", "--root", captured("container-ro"));
        assertThat(lines.out())
                .containsPattern("eth0  veth.*\n +.*")
                .containsPattern("rx-0 +irq not known +RPS off");
    }

    @Test
    void whatMayNotBeReadIsNamedAndIsNoFailure() throws IOException {
        Path tree = Path.of(captured("virtio-1q"));
        String path = "proc/irq/38/smp_affinity";
        Files.deleteIfExists(tree.resolve(path));
        Files.writeString(tree.resolve("gaps"), "EACCES " + path + "\n");
        Lines lines = Lines.of("host", "--root", tree.toString());
        assertThat(lines.code()).isEqualTo(ExitCode.DONE);
        assertThat(lines.out()).contains(path + ": EACCES (needs CAP_DAC_READ_SEARCH)");
    }
}
