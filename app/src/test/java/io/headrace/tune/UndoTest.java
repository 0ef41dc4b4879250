package io.headrace.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.fault.Fault;
import io.headrace.tune.Undo.Fate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What was changed on a copied machine comes back, wherever the process that did it ended. */
class UndoTest {
    private static final String RPS0 = "sys/class/net/eth0/queues/rx-0/rps_cpus";
    private static final String RPS1 = "sys/class/net/eth0/queues/rx-1/rps_cpus";
    private static final String BOOT = "proc/sys/kernel/random/boot_id";

    @TempDir Path folder;
    private Tuned tuned;
    private Map<String, String> before;
    private Plan plan;

    @BeforeEach
    void aMachineAndItsPlan() {
        tuned = Tuned.article(folder);
        before = tuned.files();
        plan = tuned.plan();
        // Nobody tells the devices of a copied machine.
        plan =
                new Plan(
                        plan.changes().stream()
                                .filter(change -> change.knob() instanceof FileKnob)
                                .toList(),
                        plan.refused());
        assertThat(plan.changes()).hasSizeGreaterThan(6);
    }

    @Test
    void allOfItIsMadeAndPutBack() {
        List<Applier.Outcome> outcomes = tuned.apply(plan);
        assertThat(outcomes).allMatch(one -> one.refused() == null && !one.isOther());
        assertThat(read(RPS0)).isEqualTo("000000fe\n");
        assertThat(Verifier.check(tuned.site(), State.read(tuned.journal())))
                .hasSameSizeAs(plan.changes())
                .allMatch(Verifier.Item::holds);
        assertThat(tuned.undo())
                .hasSameSizeAs(plan.changes())
                .allMatch(item -> item.fate() == Fate.RESTORED);
        assertThat(tuned.differences(before)).isEmpty();
        assertThat(tuned.undo()).isEmpty();
        assertThat(State.read(tuned.journal()).open()).isEmpty();
    }

    /**
     * The journal up to each of its lines, whole or torn, beside a machine on which the last change
     * of it was made or was not: what a process leaves that is killed there.
     */
    @Test
    void whereverTheProcessDied() throws IOException {
        Map<String, String> found = tuned.values(plan);
        tuned.apply(plan);
        Map<String, String> after = tuned.values(plan);
        List<String> lines = Files.readString(tuned.journalFile()).lines().toList();
        assertThat(lines).hasSize(2 * plan.changes().size() + 2);
        for (int kept = 0; kept <= lines.size(); kept++) {
            for (boolean made : List.of(false, true)) {
                found.forEach((path, text) -> tuned.set(path, text.strip()));
                makeThose(lines.subList(0, kept), made, after);
                String torn = kept < lines.size() ? lines.get(kept).substring(0, 20) : "";
                Files.writeString(
                        tuned.journalFile(),
                        String.join("\n", lines.subList(0, kept)) + (kept > 0 ? "\n" : "") + torn);
                assertThat(tuned.undo())
                        .as("after line %d, made %s", kept, made)
                        .allMatch(i -> i.fate() == Fate.RESTORED || i.fate() == Fate.AS_BEFORE);
                assertThat(tuned.differences(before))
                        .as("after line %d, made %s", kept, made)
                        .isEmpty();
            }
        }
    }

    /** Makes what the lines of a journal say; the last one without an answer only if wanted. */
    private void makeThose(List<String> lines, boolean last, Map<String, String> after) {
        for (int i = 0; i < lines.size(); i++) {
            if (EntryText.parse(lines.get(i)) instanceof Entry.Intent intent
                    && (last || i < lines.size() - 1)) {
                tuned.set(intent.path(), after.getOrDefault(intent.path(), "").strip());
            }
        }
    }

    private String read(String path) {
        return String.valueOf(tuned.site().root().read(path));
    }

    /** What somebody set meanwhile is theirs. */
    @Test
    void aForeignChangeIsLeft() {
        tuned.apply(plan);
        tuned.set(RPS1, "0000f000");
        assertThat(tuned.undo())
                .filteredOn(item -> item.fate() == Fate.FOREIGN)
                .extracting(Undo.Item::text)
                .containsExactly(
                        "rps.cpus of eth0 rx-1: somebody else set it to \"0000f000\", so it is"
                                + " left; it was \"00000000\" before");
        assertThat(read(RPS1)).isEqualTo("0000f000\n");
        assertThat(read(RPS0)).isEqualTo("00000000\n");
        assertThat(tuned.undo()).isEmpty();
    }

    @Test
    void afterAnotherStartNothingIsWritten() {
        tuned.apply(plan);
        Map<String, String> after = tuned.values(plan);
        tuned.set(BOOT, "11111111-2222-3333-4444-555555555555");
        assertThat(tuned.undo()).extracting(Undo.Item::fate).containsExactly(Fate.GONE);
        assertThat(tuned.values(plan)).isEqualTo(after);
        assertThat(State.read(tuned.journal()).open()).isEmpty();
    }

    /** A plan may be applied on top of another; the first original wins. */
    @Test
    void twoRunsAreUndoneTheNewestFirst() {
        tuned.apply(plan);
        Knob rps = KnobCatalog.get("rps.cpus");
        Change second =
                new Change(rps, Place.rx("eth0", 0), "000000fe", "0000000e", "fewer of them");
        tuned.apply(new Plan(List.of(second), List.of()));
        assertThat(read(RPS0)).isEqualTo("0000000e\n");
        assertThat(Verifier.check(tuned.site(), State.read(tuned.journal())))
                .allMatch(Verifier.Item::holds);
        tuned.undo();
        assertThat(tuned.differences(before)).isEmpty();
    }

    /** A host that changed since the plan was made is not touched. */
    @Test
    void aPlanForAnotherStateIsRefused() {
        tuned.set(RPS0, "0000000f");
        Map<String, String> changed = tuned.files();
        assertThatThrownBy(() -> tuned.apply(plan))
                .isInstanceOfSatisfying(
                        Fault.class, f -> assertThat(f.kind()).isEqualTo(Fault.Kind.OTHER_HOST))
                .hasMessageContaining("0000000f");
        assertThat(tuned.differences(changed)).isEmpty();
        assertThat(tuned.journalFile()).doesNotExist();
    }

    @Test
    void theSecondOfTwoIsRefusedByNameOfTheFirst() {
        try (State _ = State.hold(tuned.journal())) {
            assertThatThrownBy(() -> State.hold(tuned.journal()))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        State.hold(tuned.journal()).close();
    }

    @Test
    void aValueThatIsRefusedLeavesTheRest() throws IOException {
        Path locked = tuned.tree().resolve("proc/irq/260/smp_affinity");
        Files.delete(locked);
        Files.createDirectory(locked);
        Files.createFile(locked.resolve("something"));
        Plan others =
                new Plan(
                        plan.changes().stream()
                                .map(c -> new Change(c.knob(), c.place(), null, c.to(), c.why()))
                                .toList(),
                        List.of());
        assertThat(tuned.apply(others))
                .filteredOn(one -> one.refused() != null)
                .extracting(one -> one.change().what())
                .containsExactly("irq.affinity of eth0 rx-0");
        assertThat(read(RPS0)).isEqualTo("000000fe\n");
        tuned.undo();
        assertThat(read(RPS0)).isEqualTo("00000000\n");
    }
}
