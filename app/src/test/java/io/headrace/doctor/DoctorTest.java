package io.headrace.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.host.HostRoot;
import io.headrace.host.HostTree;
import io.headrace.host.Machine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What the doctor finds on machines of every shape, as one who knows them would say beforehand. */
class DoctorTest {
    /** On the article's machine at every stage: three things that no stage of it touched. */
    private static final String ALWAYS = "settings-rewritten slow-clock-source short-backlog";

    @TempDir Path folder;

    private static String[] sorted(String ids) {
        return Arrays.stream(ids.strip().split("\\s+", -1))
                .filter(id -> !id.isEmpty())
                .sorted()
                .toArray(String[]::new);
    }

    private List<Finding> findings(String trees) {
        Machine machine = Machine.read(HostTree.unpack(folder, trees.split(" ", -1)));
        return Doctor.examine(machine);
    }

    private void assertFinds(String trees, String ids) {
        assertThat(findings(trees).stream().map(Finding::id).sorted()).containsExactly(sorted(ids));
    }

    @ParameterizedTest
    @CsvSource({
        "literal, s0-vif, slow-nic-driver single-rx-queue",
        "usual, s0-vif, slow-nic-driver single-rx-queue",
        "literal, s1-ixgbevf, single-rx-queue old-nic-driver coalescing-off",
        "literal, s2-rps-all, rps-on-irq-cpu rps-across-nodes old-nic-driver short-backlog",
        "usual, s2-rps-all, rps-on-irq-cpu rps-across-nodes old-nic-driver short-backlog",
        "literal, s3-rps-seven, rps-on-irq-cpu old-nic-driver short-backlog",
        "usual, s3-rps-seven, old-nic-driver short-backlog",
        "literal, s4-two-queues, rps-on-irq-cpu rps-on-irq-cpu short-backlog",
        "usual, s4-two-queues, short-backlog",
        "usual, s6-two-nics, short-backlog"
    })
    void theStagesOfTheArticle(String machine, String stage, String ids) {
        assertFinds("c3.8xlarge/" + machine + " c3.8xlarge/" + stage, ALWAYS + " " + ids);
    }

    @ParameterizedTest
    @CsvSource({
        "ena-x86-old, coalescing-off short-backlog",
        "ena-x86-new, coalescing-off settings-rewritten",
        "ena-graviton, coalescing-off",
        "gve, settings-rewritten",
        "gve-arm-old, settings-rewritten",
        "virtio-1q, single-rx-queue",
        "virtio-mq, ''",
        "hv-netvsc, ''",
        "container-ro, cpu-quota",
        "mlx5-multi-pf, ''",
        "mlx5-2node, irq-off-node irq-off-node single-rx-queue packet-tap connection-tracking"
                + " settings-rewritten settings-rewritten power-saving-governor"
    })
    void machinesOfOtherShapes(String tree, String ids) {
        assertFinds(tree, ids);
    }

    /** Trees that real kernels of emulated machines told, as Debian sets them up. */
    @ParameterizedTest
    @CsvSource({
        "c3-8xlarge, single-rx-queue memory-moves",
        "c3-8xlarge-2q, memory-moves",
        "two-nic, memory-moves",
        "usual, memory-moves",
        "small, ''",
        "one-cpu, ''"
    })
    void emulatedMachines(String tree, String ids) {
        assertFinds("emulated/" + tree, "memory-moves short-backlog " + ids);
    }

    @Test
    void theArticlesTrapIsTheWorst() {
        Finding worst = findings("c3.8xlarge/usual c3.8xlarge/s2-rps-all").getFirst();
        assertThat(worst.id()).isEqualTo("rps-on-irq-cpu");
        assertThat(worst.severity()).isEqualTo(Severity.HIGH);
        assertThat(worst.summary()).contains("RPS of eth0 rx-0 includes CPU 0,16");
        assertThat(worst.change().commands())
                .containsExactly("echo fffefffe > /sys/class/net/eth0/queues/rx-0/rps_cpus");
        assertThat(worst.page()).isEqualTo("docs/findings/rps-on-irq-cpu.md");
    }

    @Test
    void aSingleQueueIsSpreadOverOtherCoresOfItsNode() {
        Finding single =
                findings("c3.8xlarge/usual c3.8xlarge/s1-ixgbevf").stream()
                        .filter(one -> one.id().equals("single-rx-queue"))
                        .findFirst()
                        .orElseThrow();
        assertThat(single.change().commands().getFirst())
                .startsWith("echo ")
                .endsWith(" > /sys/class/net/eth0/queues/rx-0/rps_cpus");
        assertThat(single.change().commands().getFirst()).contains("000000fe");
    }

    @Test
    void aDeviceThatHasMoreQueuesGetsThem() {
        Finding single =
                findings("mlx5-2node").stream()
                        .filter(one -> one.id().equals("single-rx-queue"))
                        .findFirst()
                        .orElseThrow();
        assertThat(single.change().commands())
                .containsExactly("ethtool -L enp1s0f1np1 combined 12");
    }

    /** Whatever is missing or spoilt, there is an answer. */
    @Test
    void spoiltMachinesAreExamined() throws IOException {
        Random random = new Random(7);
        for (String tree : List.of("mlx5-2node", "virtio-mq", "ena-x86-old")) {
            Path copy = Files.createTempDirectory(folder, tree);
            Machine.read(HostTree.unpack(copy, tree));
            List<Path> files;
            try (Stream<Path> all = Files.walk(copy)) {
                files = all.filter(Files::isRegularFile).sorted().toList();
            }
            for (int i = 0; i < 40; i++) {
                for (int changes = 0; changes < 5; changes++) {
                    spoil(files.get(random.nextInt(files.size())), random);
                }
                assertThat(Doctor.examine(Machine.read(HostRoot.of(copy))))
                        .allMatch(finding -> !finding.facts().isEmpty());
            }
        }
    }

    private static void spoil(Path file, Random random) {
        try {
            if (Files.exists(file)) {
                String text = Files.readString(file);
                int cut = random.nextInt(text.length() + 1);
                Files.writeString(
                        file,
                        random.nextBoolean() ? text.substring(0, cut) : "99999999999 " + text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
