package io.headrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.host.Cpu;
import io.headrace.host.NetDevice;
import io.headrace.units.CpuSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The picture of a machine: every text is legible, and what flows where is in it. */
class HostMapTest {
    private static String drawn(MadeMachine made) {
        String svg = HostMap.write(made.build());
        SvgTexts texts = SvgTexts.parse(svg);
        assertThat(texts.overlaps()).isEmpty();
        assertThat(texts.outside()).isEmpty();
        return svg;
    }

    private static List<String> words(String svg) {
        return SvgTexts.parse(svg).texts().stream().map(SvgTexts.Text::words).toList();
    }

    private static MadeMachine two() {
        MadeMachine made = MadeMachine.neighbours(1, 1, 1, 2);
        made.nic("eth0", "virtio_net", Cpu.UNKNOWN, List.of(1), List.of());
        return made.virtual("lo", NetDevice.Kind.LOOPBACK);
    }

    @Test
    void twoCpusAreLegible() {
        assertThat(words(drawn(two())))
                .contains("2 CPUs · 1 node", "0", "1", "rx-0", "node 0 · 2 CPUs · 30 GiB")
                .contains("rx-0   irq 260 → CPU 1   RPS off")
                .contains("without interrupts or steering: lo");
    }

    @Test
    void theArticlesMachineShowsInterruptsAndTheirRps() {
        String svg = drawn(MadeMachine.article());
        assertThat(words(svg))
                .contains("rx-0   irq 260 → CPU 0 → RPS 1-7")
                .contains("rx-1   irq 261 → CPU 16 → RPS 17-23")
                .contains("! RPS to the IRQ CPU's sibling")
                .contains("RPS deals that queue's packets to it")
                .doesNotContain("RPS of several queues");
        assertThat(svg)
                .contains("<title>eth0 rx-1 → CPU 16</title>")
                .contains("<title>RPS of eth0 rx-1 to CPUs 17-23</title>")
                .contains("<title>CPU 18, RPS of eth0 rx-1</title>")
                .contains("<title>CPU 0, interrupt of eth0 rx-0</title>");
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 64, 128})
    void largeMachinesAreLegible(int cores) {
        MadeMachine made = MadeMachine.usual(2, 1, cores, 2);
        made.nic("eth0", "mlx5_core", 0, IntStream.range(0, 64).boxed().toList(), List.of());
        made.nic("eth1", "mlx5_core", 1, List.of(3, 3, -1), List.of("0-63", "0-63", "5,7,9"));
        assertThat(words(drawn(made)))
                .contains("2 rx", "rx-63", "RPS of several queues")
                .contains("interrupt for any of several CPUs, drawn to the one that took most");
    }

    @Test
    void everyCpuOfAHugeMachineIsInIt() {
        MadeMachine made = MadeMachine.usual(16, 1, 128, 2);
        made.nic("eth0", "mlx5_core", 0, IntStream.range(0, 512).boxed().toList(), List.of());
        List<String> words = words(drawn(made));
        assertThat(words).containsAll(IntStream.range(0, 4096).mapToObj(i -> "" + i).toList());
    }

    @Test
    void cpusOfWhichNoNodeTellsAreNotLost() {
        assertThat(words(drawn(MadeMachine.article().untoldNode(1))))
                .contains("node not told · 16 CPUs", "16", "31");
    }

    @Test
    void randomMachinesAreLegible() {
        for (int seed = 0; seed < 150; seed++) {
            drawn(random(new Random(seed)));
        }
    }

    private static MadeMachine random(Random random) {
        int nodes = 1 + random.nextInt(8);
        int packages = 1 + random.nextInt(2);
        int cores = 1 + random.nextInt(24);
        int threads = 1 << random.nextInt(3);
        MadeMachine made =
                random.nextBoolean()
                        ? MadeMachine.usual(nodes, packages, cores, threads)
                        : MadeMachine.neighbours(nodes, packages, cores, threads);
        int devices = random.nextInt(4);
        for (int device = 0; device < devices; device++) {
            List<Integer> cpus = new ArrayList<>();
            List<String> rps = new ArrayList<>();
            int queues = random.nextInt(20);
            for (int queue = 0; queue < queues; queue++) {
                cpus.add(random.nextInt(made.possible() + 1) - 1);
                rps.add(some(random, made.possible()).print());
            }
            String name = "en" + "p".repeat(random.nextInt(12)) + device;
            made.nic(name, "<driver> & \"co\"", random.nextInt(nodes + 1) - 1, cpus, rps);
        }
        return random.nextBoolean() ? made.bareNode() : made.virtual("lo", NetDevice.Kind.LOOPBACK);
    }

    private static CpuSet some(Random random, int cpus) {
        int share = random.nextInt(4);
        return CpuSet.of(IntStream.range(0, cpus).filter(_ -> random.nextInt(4) < share).toArray());
    }

    @Test
    void aDocumentNeedsNothingElseAndRunsNothing() {
        String svg = drawn(MadeMachine.article());
        assertThat(svg).doesNotContain("<script").doesNotContain("href").doesNotContain("url(");
        assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
    }

    @Test
    void namesOfDriversAreNotObeyed() {
        MadeMachine made = MadeMachine.neighbours(1, 1, 1, 2);
        made.nic("eth0", "<b>\u001b[2J&\"", 0, List.of(0), List.of());
        assertThat(words(drawn(made))).contains("eth0  <b> [2J&\"");
    }

    @Test
    void whiteLettersAreLegibleOnEveryQueuesColour() {
        for (int queue = 0; queue < 512; queue++) {
            assertThat(MapColours.onPaper(MapColours.strong(queue))).isGreaterThanOrEqualTo(4.5);
        }
        assertThat(IntStream.range(0, 64).mapToObj(MapColours::strong)).doesNotHaveDuplicates();
    }

    @Test
    void theSameMachineGivesTheSamePicture() {
        assertThat(drawn(random(new Random(7)))).isEqualTo(drawn(random(new Random(7))));
    }

    @Test
    void arrowsAreCountedAndTheirCpusTagged() {
        String svg = drawn(MadeMachine.article());
        assertThat(svg.split("rx-[01] → CPU", -1)).hasSize(3);
        assertThat(words(svg).stream().filter(word -> word.matches("rx-[01]"))).hasSize(2);
    }
}
