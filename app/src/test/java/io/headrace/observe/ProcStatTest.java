package io.headrace.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.host.HostRoot;
import io.headrace.host.Hosts;
import io.headrace.observe.ProcStat.CpuTicks;
import io.headrace.units.CpuSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Objects;

class ProcStatTest {
    @Test
    void readsEachCpuAndNotTheSum() {
        ProcStat stat = Objects.requireNonNull(ProcStat.read(Hosts.of("2c1n")));

        assertThat(stat.cpus())
                .containsExactly(
                        new CpuTicks(0, 3781, 397, 1021, 843484, 29, 0, 11, 4),
                        new CpuTicks(1, 4325, 430, 1477, 841978, 369, 0, 34, 9));
    }

    @Test
    void aCpuIsKnownByItsLabelAndNotByItsLine() {
        ProcStat stat = Objects.requireNonNull(ProcStat.read(Hosts.of("8c2n-smt-1off")));

        assertThat(stat.online()).isEqualTo(CpuSet.parse("0-4,6-7"));
        assertThat(stat.of(6)).isEqualTo(new CpuTicks(6, 10006, 0, 5000, 100000, 0, 0, 1006, 0));
        assertThat(stat.of(5)).isNull();
    }

    @Test
    void guestTimeIsNotReadBecauseUserHoldsIt() {
        ProcStat stat = ProcStat.parse("cpu0 100 20 3 4 5 6 7 8 90 10\n");

        assertThat(stat.cpus()).containsExactly(new CpuTicks(0, 100, 20, 3, 4, 5, 6, 7, 8));
    }

    @Test
    void missingColumnsAreUnknown() {
        ProcStat stat = ProcStat.parse("cpu0 1 2 3 4\n");

        assertThat(stat.cpus()).containsExactly(new CpuTicks(0, 1, 2, 3, 4, -1, -1, -1, -1));
    }

    @Test
    void aMissingFileIsNull(@TempDir Path empty) {
        assertThat(ProcStat.read(HostRoot.of(empty))).isNull();
    }
}
