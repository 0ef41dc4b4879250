package io.headrace.tune;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The journal under every kind of damage: a line is as it was written, or it is none. */
class JournalTest {
    private static final Entry.Device ETH0 = new Entry.Device(2, "02:00:00:00:00:01");
    private static final List<Entry> ALL =
            List.of(
                    new Entry.Begun(
                            1, "boot", "net:[1]", "6.1.0", 42, "2026-11-24T08:00:00Z", null),
                    new Entry.Intent(
                            1, 1, "rps.cpus", "eth0 rx-0", "sys/x", ETH0, "0", "fe", "seven CPUs"),
                    new Entry.Done(1, 1, "fe"),
                    new Entry.Intent(
                            1,
                            2,
                            "net.ipv4.tcp_rmem",
                            "host",
                            "proc/y",
                            null,
                            "1\t2\t3",
                            "4 5 6",
                            "a \\ and a\nline"),
                    new Entry.Failed(1, 2, "EINVAL"),
                    new Entry.Applied(1),
                    new Entry.Begun(2, "b", "", "6.1", 1, "t", "2026-11-24T08:01:00Z"),
                    new Entry.Confirmed(2),
                    new Entry.Undone(1, 1),
                    new Entry.Left(1, 2, "somebody else"),
                    new Entry.Closed(1, "undone"));

    @TempDir Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Journal journal = new Journal(folder);
        assertThat(journal.read().entries()).isEmpty();
        for (Entry entry : ALL) {
            journal.add(entry);
        }
        assertThat(journal.read()).isEqualTo(new Journal.Reading(ALL, List.of()));
        assertThat(Files.readString(folder.resolve("journal")).lines()).hasSameSizeAs(ALL);
    }

    @Test
    void aTornLineIsNotThereAndIsOverwritten() throws IOException {
        Journal journal = new Journal(folder);
        journal.add(ALL.get(0), ALL.get(1));
        Path file = folder.resolve("journal");
        String whole = Files.readString(file);
        for (int length = 0; length < whole.length(); length++) {
            Files.writeString(file, whole.substring(0, length));
            long lines = whole.substring(0, length).chars().filter(c -> c == '\n').count();
            assertThat(journal.read().entries()).isEqualTo(ALL.subList(0, (int) lines));
            assertThat(journal.read().damaged()).isEmpty();
            journal.add(ALL.get(2));
            assertThat(journal.read().entries())
                    .hasSize((int) lines + 1)
                    .last()
                    .isEqualTo(ALL.get(2));
        }
    }

    /** No flipped bit makes another entry out of one. */
    @Test
    void aFlippedBitIsSeen() {
        for (Entry entry : ALL) {
            byte[] line =
                    EntryText.print(entry)
                            .strip()
                            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            for (int bit = 0; bit < line.length * 8; bit++) {
                line[bit / 8] ^= (byte) (1 << bit % 8);
                String text = new String(line, java.nio.charset.StandardCharsets.ISO_8859_1);
                Entry read = EntryText.parse(text);
                assertThat(read).as(text).isIn((Object) null, entry);
                line[bit / 8] ^= (byte) (1 << bit % 8);
            }
        }
    }

    /** Damage of any kind: the machine is as tuned, or as before, setting by setting. */
    @Test
    void aDamagedJournalNeverWritesWhatWasNeverThere() throws IOException {
        Random random = new Random(7);
        Tuned tuned = Tuned.article(folder.resolve("machine"));
        Plan plan = fileChanges(tuned.plan());
        Map<String, String> all = tuned.files();
        Map<String, String> before = tuned.values(plan);
        tuned.apply(plan);
        Map<String, String> after = tuned.values(plan);
        byte[] journal = Files.readAllBytes(tuned.journalFile());
        for (int round = 0; round < 200; round++) {
            Files.write(tuned.journalFile(), damaged(journal, random));
            tuned.undo();
            tuned.values(plan)
                    .forEach((path, text) ->
                            assertThat(text).isIn(before.get(path), after.get(path)));
            before.forEach((path, text) -> tuned.set(path, text.strip()));
            assertThat(tuned.differences(all)).isEmpty();
            after.forEach((path, text) -> tuned.set(path, text.strip()));
        }
    }

    private static byte[] damaged(byte[] journal, Random random) {
        byte[] damaged = journal.clone();
        for (int flips = random.nextInt(4); flips >= 0; flips--) {
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return random.nextBoolean()
                ? damaged
                : java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length));
    }

    private static Plan fileChanges(Plan plan) {
        return new Plan(
                plan.changes().stream().filter(c -> c.knob() instanceof FileKnob).toList(),
                List.of());
    }
}
