package io.headrace.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class DeltaTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void sharesAreOfTheTimeThatPassed() {
        Delta delta =
                Delta.between(
                        at(0, "cpu0 1000 50 200 9000 30 5 60 7 0 0"),
                        at(2 * SECOND, "cpu0 1040 60 220 9080 40 7 90 15 0 0"));

        assertThat(delta.seconds()).isEqualTo(2);
        assertThat(delta.cpus()).containsExactly(new CpuShare(0, 25, 10, 1, 15, 4, 45));
        assertThat(delta.cpus().getFirst().busyPct()).isEqualTo(55);
        assertThat(delta.cpus().getFirst().kernelPct()).isEqualTo(26);
    }

    @Test
    void cpusAreComparedByTheirNumberAndOnlyThoseInBoth() {
        Delta delta =
                Delta.between(
                        at(0, "cpu0 0 0 0 0 0 0 0 0\ncpu1 500 0 0 0 0 0 0 0\ncpu2 0 0 0 0 0 0 0 0"),
                        at(SECOND, "cpu0 0 0 0 100 0 0 0 0\ncpu2 50 0 0 50 0 0 0 0\ncpu3 9 9 9 9"));

        assertThat(delta.cpus()).extracting(CpuShare::cpu).containsExactly(0, 2);
        assertThat(delta.cpus()).extracting(CpuShare::busyPct).containsExactly(0.0, 50.0);
        assertThat(delta.cpus(CpuSet.of(2, 3))).extracting(CpuShare::cpu).containsExactly(2);
    }

    @Test
    void aCounterThatFellBackIsNoTime() {
        Delta delta =
                Delta.between(
                        at(0, "cpu0 0 0 0 500 90 0 0 0"), at(SECOND, "cpu0 10 0 0 590 40 0 0 0"));

        assertThat(delta.cpus()).containsExactly(new CpuShare(0, 10, 0, 0, 0, 0, 90));
    }

    @Test
    void aCpuWithoutATickInBetweenIsUnknown() {
        Delta delta = Delta.between(at(0, "cpu0 1 2 3 4"), at(1, "cpu0 1 2 3 4"));

        assertThat(delta.cpus()).isEmpty();
    }

    @Test
    void stealThatIsNotCountedIsUnknownAndTheRestStillAddsUp() {
        Delta delta = Delta.between(at(0, "cpu0 0 0 0 0"), at(SECOND, "cpu0 30 0 10 60"));

        CpuShare share = delta.cpus().getFirst();
        assertThat(share.stealPct()).isNaN();
        assertThat(share.userPct() + share.systemPct() + share.idlePct()).isEqualTo(100);
    }

    @Test
    void threadsAreMeasuredInNanosecondsWhereTheKernelTells() {
        ThreadShare share =
                onlyThread(
                        new TaskStat(9, 10, "press-0", 100, 7, 5 * SECOND, SECOND, -1),
                        new TaskStat(
                                9, 10, "press-0", 999, 7, 6 * SECOND, SECOND + SECOND / 10, 3));

        assertThat(share).isEqualTo(new ThreadShare(9, 10, "press-0", 50, 5, 3));
    }

    @Test
    void threadsAreMeasuredInTicksElsewhere() {
        ThreadShare share =
                onlyThread(
                        new TaskStat(9, 10, "press-0", 100, 7, -1, -1, -1),
                        new TaskStat(9, 10, "press-0", 250, 7, -1, -1, -1));

        assertThat(share.busyPct()).as("150 ticks of 10 ms in 2 s").isEqualTo(75);
        assertThat(share.waitPct()).isNaN();
    }

    @Test
    void aThreadBornInBetweenCountsFromItsBirth() {
        ThreadShare share = onlyThread(null, new TaskStat(9, 10, "new", 5, 7, SECOND / 2, 0, -1));

        assertThat(share.busyPct()).isEqualTo(25);
    }

    @Test
    void aThreadThatTookOverTheNumberOfAnotherIsNew() {
        ThreadShare share =
                onlyThread(
                        new TaskStat(9, 10, "old", 100, 7, 5 * SECOND, 0, -1),
                        new TaskStat(9, 10, "new", 3, 8, SECOND, 0, -1));

        assertThat(share).isEqualTo(new ThreadShare(9, 10, "new", 50, 0, -1));
    }

    @Test
    void aThreadThatEndedIsLeftOut() {
        Snapshot before = threads(0, List.of(new TaskStat(9, 10, "old", 1, 7, 1, 1, -1)));

        assertThat(Delta.between(before, threads(SECOND, List.of())).threads()).isEmpty();
    }

    @Test
    void threadsOfOneProcess() {
        TaskStat mine = new TaskStat(9, 10, "mine", 0, 7, 1, 1, -1);
        TaskStat other = new TaskStat(8, 11, "other", 0, 7, 1, 1, -1);
        Delta delta = Delta.between(threads(0, List.of()), threads(1, List.of(mine, other)));

        assertThat(delta.threadsOf(9)).extracting(ThreadShare::name).containsExactly("mine");
    }

    @Test
    void dropsAreDifferences() {
        Delta delta =
                Delta.between(
                        network(0, "fffffffe", 100, Map.of("Tcp.OutSegs", 10L, "Tcp.InSegs", 20L)),
                        network(1, "00000003", 104, Map.of("Tcp.OutSegs", 15L, "Tcp.InSegs", 27L)));

        assertThat(delta.drops().softnetDropped()).as("wrapped").isEqualTo(5);
        assertThat(delta.drops().listenOverflows()).isEqualTo(4);
        assertThat(delta.segmentsOut()).isEqualTo(5);
        assertThat(delta.segmentsIn()).isEqualTo(7);
    }

    @Test
    void dropsThatAreNotCountedAreUnknown() {
        Delta delta = Delta.between(at(0, "cpu0 0 0 0 0"), at(1, "cpu0 0 0 0 1"));

        assertThat(delta.drops()).isEqualTo(new Drops(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1));
        assertThat(delta.segmentsIn()).isEqualTo(-1);
    }

    @Test
    void aTcpCounterThatFellIsAnotherNamespaceAndUnknown() {
        Delta delta = Delta.between(network(0, "0", 100, Map.of()), network(1, "0", 99, Map.of()));

        assertThat(delta.drops().listenOverflows()).isEqualTo(-1);
    }

    @Test
    void theSecondMustBeLater() {
        Snapshot one = at(5, "cpu0 0 0 0 0");

        assertThatThrownBy(() -> Delta.between(one, one))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void halvesAddUpToTheWhole() {
        Snapshot a = at(0, "cpu0 0 0 0 0 0 0 0 0");
        Snapshot b = at(SECOND, "cpu0 80 0 0 20 0 0 0 0");
        Snapshot c = at(2 * SECOND, "cpu0 100 0 0 100 0 0 0 0");

        double halves = busy(a, b) + busy(b, c);
        assertThat(busy(a, c)).isCloseTo(halves / 2, within(1e-9));
    }

    private static double busy(Snapshot a, Snapshot b) {
        return Delta.between(a, b).cpus().getFirst().busyPct();
    }

    private static Snapshot at(long ns, String stat) {
        return new Snapshot(
                ns, ProcStat.parse(stat), List.of(), null, new NetSnmp(Map.of()), null, List.of());
    }

    private static Snapshot threads(long ns, List<TaskStat> threads) {
        return new Snapshot(ns, null, threads, null, new NetSnmp(Map.of()), null, List.of());
    }

    private static ThreadShare onlyThread(@Nullable TaskStat before, TaskStat after) {
        List<TaskStat> first = before == null ? List.of() : List.of(before);
        Delta delta = Delta.between(threads(0, first), threads(2 * SECOND, List.of(after)));
        assertThat(delta.threads()).hasSize(1);
        return delta.threads().getFirst();
    }

    private static Snapshot network(
            long ns, String dropped, long overflows, Map<String, Long> more) {
        Map<String, Long> counters = new HashMap<>(more);
        counters.put("TcpExt.ListenOverflows", overflows);
        NetSoftnetStat softnet =
                NetSoftnetStat.parse("0 " + dropped + " 0 0 0 0 0 0 0", CpuSet.of(0));
        return new Snapshot(ns, null, List.of(), softnet, new NetSnmp(counters), null, List.of());
    }
}
