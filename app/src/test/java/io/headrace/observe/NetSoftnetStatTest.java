package io.headrace.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.host.HostRoot;
import io.headrace.host.Hosts;
import io.headrace.observe.NetSoftnetStat.Row;
import io.headrace.units.CpuSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

class NetSoftnetStatTest {
    /** Column i holds 0x10 + i, so that each figure tells the column it came from. */
    private static String line(int columns) {
        return String.join(
                " ",
                IntStream.range(0, columns)
                        .mapToObj(i -> String.format(Locale.ROOT, "%08x", 0x10 + i))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"9, 3, -1", "10, 3, 25", "11, 3, 25", "13, 28, 25", "15, 28, 25"})
    void eachGenerationIsToldByItsColumns(int columns, int cpu, long receivedRps) {
        NetSoftnetStat stat = NetSoftnetStat.parse(line(columns) + "\n", CpuSet.of(3));

        assertThat(stat.rows()).containsExactly(new Row(cpu, 0x10, 0x11, 0x12, receivedRps));
    }

    @Test
    void readsTheNumberOfTheCpu() {
        NetSoftnetStat stat =
                Objects.requireNonNull(NetSoftnetStat.read(Hosts.of("2c1n"), CpuSet.EMPTY));

        assertThat(stat.rows())
                .containsExactly(
                        new Row(0, 0x02459b0b, 0, 0x16, 0), new Row(1, 0x0247a71e, 0, 0x16, 2));
    }

    @Test
    void withoutANumberTheLineIsThatOfTheOnlineCpu() {
        NetSoftnetStat stat =
                Objects.requireNonNull(
                        NetSoftnetStat.read(Hosts.of("8c2n-smt-1off"), CpuSet.parse("0-4,6-7")));

        assertThat(stat.rows().get(5)).isEqualTo(new Row(6, 0x1006, 6, 0, 0));
    }

    @Test
    void withoutANumberAndWithOtherCpusOnlineTheCpuIsUnknown() {
        NetSoftnetStat stat = NetSoftnetStat.parse(line(11), CpuSet.of(0, 1));

        assertThat(stat.rows()).extracting(Row::cpu).containsExactly(-1);
    }

    @Test
    void growthSurvivesTheWrapOfU32() {
        NetSoftnetStat before = row(0, 0xffff_fff0L);
        NetSoftnetStat after = row(0, 0x10);

        assertThat(before.growth(after, Row::dropped)).isEqualTo(0x20);
    }

    @Test
    void growthComparesByCpuAndNotByLine() {
        NetSoftnetStat before =
                new NetSoftnetStat(List.of(new Row(0, 0, 100, 0, 0), new Row(2, 0, 7, 0, 0)));
        NetSoftnetStat after =
                new NetSoftnetStat(
                        List.of(
                                new Row(0, 0, 101, 0, 0),
                                new Row(1, 0, 999, 0, 0),
                                new Row(2, 0, 9, 0, 0)));

        assertThat(before.growth(after, Row::dropped)).as("CPU 1 came online").isEqualTo(3);
    }

    @Test
    void growthIsUnknownWhenNothingCanBeCompared() {
        assertThat(row(0, 5).growth(row(1, 9), Row::dropped)).isEqualTo(-1);
        assertThat(row(0, -1).growth(row(0, 9), Row::dropped)).isEqualTo(-1);
    }

    @Test
    void rowsWithoutNumbersAreComparedByPlaceOnlyWhenAsMany() {
        NetSoftnetStat two = new NetSoftnetStat(Collections.nCopies(2, new Row(-1, 0, 5, 0, 0)));
        NetSoftnetStat three = new NetSoftnetStat(Collections.nCopies(3, new Row(-1, 0, 9, 0, 0)));
        NetSoftnetStat later = new NetSoftnetStat(Collections.nCopies(2, new Row(-1, 0, 6, 0, 0)));

        assertThat(two.growth(later, Row::dropped)).isEqualTo(2);
        assertThat(two.growth(three, Row::dropped)).isEqualTo(-1);
    }

    @Test
    void aMissingFileIsNull(@TempDir Path empty) {
        assertThat(NetSoftnetStat.read(HostRoot.of(empty), CpuSet.of(0))).isNull();
    }

    private static NetSoftnetStat row(int cpu, long dropped) {
        return new NetSoftnetStat(List.of(new Row(cpu, 0, dropped, 0, 0)));
    }
}
