package io.headrace.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.fault.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;

/** CPU sets are read and written as the kernel does, and never change. */
class CpuSetTest {
    @ParameterizedTest
    @CsvSource({
        "'0-7,16', '0-7,16'",
        "0, 0",
        "'16,0-7', '0-7,16'",
        "'0,1,2', 0-2",
        "'0-3,2-5', 0-5",
        "3-3, 3",
        "007, 7",
        "' 0 , 2 ', '0,2'",
        "65535, 65535"
    })
    void readsKernelListsAndPrintsThemShortest(String list, String printed) {
        assertThat(CpuSet.parse(list).print()).isEqualTo(printed);
        assertThat(CpuSet.parse(list + "\n")).isEqualTo(CpuSet.parse(printed));
    }

    @ParameterizedTest
    @CsvSource({
        "'', it is empty",
        "7-0, the range 7-0 is reversed",
        "-1, \"-1\" is neither a CPU number nor a range",
        "'0,', \"\" is neither a CPU number nor a range",
        "0-, \"0-\" is neither a CPU number nor a range",
        "a, \"a\" is neither a CPU number nor a range",
        "0-7:2, \"0-7:2\" is neither a CPU number nor a range",
        "65536, CPUs are numbered 0 to 65535",
        "0-65536, CPUs are numbered 0 to 65535",
        "99999999999999999999, CPUs are numbered 0 to 65535"
    })
    void refuses(String list, String cause) {
        Refusals.assertRefused(
                () -> CpuSet.parse(list), "CPU set \"" + list + "\"", cause, "0-7,16");
    }

    @Test
    void refusesNumbersOutsideTheRange() {
        assertThatThrownBy(() -> CpuSet.of(0, -1)).isInstanceOf(Fault.class);
        assertThatThrownBy(() -> CpuSet.of(65_536)).isInstanceOf(Fault.class);
    }

    @Test
    void blankTextOfAKernelFileIsTheEmptySet() {
        assertThat(CpuSet.parseOrEmpty("\n")).isEqualTo(CpuSet.EMPTY).isEqualTo(CpuSet.of());
        assertThat(CpuSet.parseOrEmpty("1\n")).isEqualTo(CpuSet.of(1));
        assertThat(CpuSet.EMPTY.print()).isEmpty();
        assertThatThrownBy(CpuSet.EMPTY::first).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(CpuSet.EMPTY::last).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void answersQuestions() {
        CpuSet set = CpuSet.of(16, 2, 3, 2);
        assertThat(set.size()).isEqualTo(3);
        assertThat(set.first()).isEqualTo(2);
        assertThat(set.last()).isEqualTo(16);
        assertThat(set.intersects(CpuSet.of(1, 3))).isTrue();
        assertThat(set.intersects(CpuSet.of(1, 4))).isFalse();
        assertThat(set.contains(16)).isTrue();
        assertThat(set.contains(4)).isFalse();
        assertThat(set.contains(-1)).isFalse();
        assertThat(set.containsAll(CpuSet.of(3, 16))).isTrue();
        assertThat(set.containsAll(CpuSet.of(3, 4))).isFalse();
        assertThat(set.isEmpty()).isFalse();
        assertThat(set.toArray()).containsExactly(2, 3, 16);
        List<Integer> iterated = new ArrayList<>();
        set.forEach(iterated::add);
        assertThat(iterated).containsExactly(2, 3, 16);
        assertThat(set).hasSameHashCodeAs(CpuSet.of(2, 3, 16)).isNotEqualTo(CpuSet.of(2, 3));
    }

    @Test
    void operationsMakeNewSets() {
        CpuSet set = CpuSet.parse("0-3");
        CpuSet other = CpuSet.parse("2-5");
        assertThat(set.union(other).print()).isEqualTo("0-5");
        assertThat(set.minus(other).print()).isEqualTo("0-1");
        assertThat(set.intersect(other).print()).isEqualTo("2-3");
        assertThat(set.filter(cpu -> cpu % 2 == 1).print()).isEqualTo("1,3");
        assertThat(set.take(2).print()).isEqualTo("0-1");
        assertThat(set.take(0)).isEqualTo(CpuSet.EMPTY);
        set.toArray()[0] = 9;
        assertThat(set.print()).isEqualTo("0-3");
        assertThat(other.print()).isEqualTo("2-5");
    }

    @Test
    void takeRefusesMoreThanThereAre() {
        assertThatThrownBy(() -> CpuSet.parse("0-1").take(3))
                .isInstanceOf(Fault.class)
                .hasMessage("3 CPUs of \"0-1\" \u00b7 there are 2 \u00b7 ask for 0 to 2");
        assertThatThrownBy(() -> CpuSet.EMPTY.take(-1)).isInstanceOf(Fault.class);
    }

    @Test
    void readsWhatItPrints() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            int[] cpus = random.ints(1 + random.nextInt(50), 0, 80).toArray();
            CpuSet set = CpuSet.of(cpus);
            assertThat(CpuSet.parse(set.print())).as("seed %d: %s", seed, set).isEqualTo(set);
        }
    }
}
