package io.headrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.units.CpuSet;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

/** Neighbours that go on in equal steps are one; nothing is lost where they do not. */
class FoldsTest {
    private static List<CpuSet> sets(String... lists) {
        return IntStream.range(0, lists.length).mapToObj(i -> CpuSet.parse(lists[i])).toList();
    }

    @Test
    void coresInEqualStepsAreFolded() {
        assertThat(Folds.sets(sets("0,4", "1,5", "2,6", "3,7")))
                .containsExactly("0,4 1,5", "… 3,7");
        assertThat(Folds.sets(sets("0-1", "2-3", "4-5"))).containsExactly("0-1", "2-3", "4-5");
    }

    @Test
    void aBreakStartsANewRun() {
        assertThat(Folds.sets(sets("0", "1", "2", "3", "8-9", "10", "12", "14", "16")))
                .containsExactly("0 1", "… 3", "8-9", "10 12", "… 16");
    }

    @Test
    void runsHoldEveryItemOnceAndInOrder() {
        List<Integer> items = List.of(1, 2, 3, 7, 9, 11, 11, 11, 4);
        List<List<Integer>> runs = Folds.runs(items, (a, b) -> (x, y) -> y - x == b - a);
        assertThat(runs)
                .containsExactly(List.of(1, 2, 3), List.of(7, 9, 11), List.of(11, 11), List.of(4));
    }

    @Test
    void numbersAndNames() {
        assertThat(Folds.numbers(5, 6, 5)).isEqualTo("5");
        assertThat(Folds.numbers(0, 1, 7)).isEqualTo("0…7");
        assertThat(Folds.numbers(38, 40, 52)).isEqualTo("38,40…52");
        assertThat(Folds.names("eth0-TxRx-0", "eth0-TxRx-15")).isEqualTo("eth0-TxRx-0…15");
        assertThat(Folds.names("mlx5_comp10", "mlx5_comp19")).isEqualTo("mlx5_comp10…19");
        assertThat(Folds.names("eth0", "eth0")).isEqualTo("eth0");
    }

    @Test
    void wideItemsAreBrokenAndKept() {
        TextLines lines = new TextLines(20);
        lines.add("head ", List.of("one", "two", "a".repeat(40), "three words here now"));
        assertThat(lines.lines()).allMatch(line -> line.length() <= 20);
        assertThat(String.join("", lines.lines()).replaceAll("[ ·]", ""))
                .isEqualTo("headonetwo" + "a".repeat(40) + "threewordsherenow");
    }
}
