package io.headrace.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.fault.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;
import java.util.Random;

/** CPU masks are read and written as the kernel does; what other tools get wrong is tested. */
class CpuMaskTest {
    @ParameterizedTest
    @CsvSource({
        "2, '0-1', '3'",
        "8, '4-7', 'f0'",
        "32, '17-23', '00fe0000'",
        "33, '32', '1,00000000'",
        "36, '0-35', 'f,ffffffff'",
        "64, '8-11,32', '00000001,00000f00'",
        "128, '0-31,64-95', '00000000,ffffffff,00000000,ffffffff'",
        "24, '12', '001000'"
    })
    void printsAsWideAsTheMachineNeeds(int possible, String cpus, String text) {
        CpuMask mask = new CpuMask(CpuSet.parse(cpus), possible);

        assertThat(mask.print()).isEqualTo(text);
        assertThat(CpuMask.parse(text + "\n")).isEqualTo(mask);
        assertThat(CpuMask.parse(text.toUpperCase(Locale.ROOT))).isEqualTo(mask);
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "8, 00", "33, '0,00000000'", "36, '0,00000000'"})
    void noCpuIsAMaskToo(int possible, String text) {
        assertThat(new CpuMask(CpuSet.EMPTY, possible).print()).isEqualTo(text);
        assertThat(CpuMask.parse(text).cpus()).isEqualTo(CpuSet.EMPTY);
    }

    @Test
    void nineGroupsFor288Cpus() {
        String text = new CpuMask(CpuSet.of(287), 288).print();

        assertThat(text.split(",", -1)).hasSize(9);
        assertThat(text).startsWith("80000000,0");
    }

    @Test
    void zeroGroupsBeforeTheUsefulOneAreWidthOnly() {
        CpuMask mask = CpuMask.parse("00000000,00000000,00000000,00000000,ffffffff");

        assertThat(mask.cpus()).isEqualTo(CpuSet.parse("0-31"));
        assertThat(mask.width()).isEqualTo(160);
        assertThat(mask.forPossible(32).print()).isEqualTo("ffffffff");
    }

    /** It builds the bitmap from the wrong end and knows no groups: CPUs 4-7 of 8 become `f`. */
    @Test
    void netutilsLinuxMirrorsMasks() {
        assertThat(new CpuMask(CpuSet.of(4, 5, 6, 7), 8).print()).isEqualTo("f0");
        assertThat(new CpuMask(CpuSet.of(32), 36).print()).isEqualTo("1,00000000");
    }

    /** It writes the decimal value of a hexadecimal mask: CPU 4 becomes 1, 2 and 4. */
    @Test
    void bpftuneWritesDecimalDigits() {
        assertThat(new CpuMask(CpuSet.of(4), 8).print()).isEqualTo("10");
        assertThat(CpuMask.parse("16").cpus()).isEqualTo(CpuSet.of(1, 2, 4));
    }

    /** It calls bit 0 of the second group CPU 33. */
    @Test
    void theEnaGuideCountsOneTooFar() {
        assertThat(CpuMask.parse("00000001,00000f00").cpus())
                .isEqualTo(CpuSet.of(8, 9, 10, 11, 32));
    }

    /** It inserts digits instead of setting bits: right for ascending numbers only. */
    @Test
    void mlnxTuneNeedsNumbersInOrder() {
        assertThat(new CpuMask(CpuSet.of(5, 1, 3), 8).print()).isEqualTo("2a");
    }

    /** It compares a short mask with what the kernel reads back. */
    @Test
    void crioTakesAShortMaskForAnother() {
        CpuMask written = CpuMask.parse("ff");

        assertThat(written.forPossible(64).print()).isEqualTo("00000000,000000ff");
        assertThat(written.cpus()).isEqualTo(CpuMask.parse("00000000,000000ff").cpus());
    }

    /** The kernel takes hwloc's `ffff,,ffff` for `ffff,ffff` without an error. */
    @ParameterizedTest
    @ValueSource(strings = {"ffff,,ffff", "0xffff,,0xffff", ",ff", "ff,"})
    void emptyGroupsAreRefused(String text) {
        assertThatThrownBy(() -> CpuMask.parse(text)).isInstanceOf(Fault.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', it is empty",
        "0x3, \"0x3\" is not made of hexadecimal digits",
        "'1,2', the group \"2\" is not of 32 bits",
        "123456789, the group \"123456789\" is not of 32 bits",
        "'ff,,00000001', a group in it is empty",
        "0-3, \"0-3\" is not made of hexadecimal digits",
        "(null), \"(null)\" is not made of hexadecimal digits"
    })
    void refuses(String text, String cause) {
        Refusals.assertRefused(
                () -> CpuMask.parse(text), "CPU mask \"" + text + "\"", cause, "00fe0000");
    }

    @Test
    void refusesWhatIsLongerThanAnyMachine() {
        String group = "00000000";
        String longest = group + ("," + group).repeat(2047);

        assertThat(CpuMask.parse(longest).width()).isEqualTo(CpuSet.HIGHEST + 1);
        assertThatThrownBy(() -> CpuMask.parse(longest + "," + group)).isInstanceOf(Fault.class);
        assertThatThrownBy(() -> CpuMask.parse("f".repeat(1 << 20)))
                .isInstanceOf(Fault.class)
                .satisfies(fault -> assertThat(fault.getMessage()).hasSizeLessThan(300));
    }

    @Test
    void refusesACpuThatIsNotPossible() {
        Refusals.assertRefused(
                () -> new CpuMask(CpuSet.of(0, 8), 8),
                "CPU mask of \"0,8\" for 8 CPUs",
                "one of them is not possible there",
                "00fe0000");
        assertThatThrownBy(() -> new CpuMask(CpuSet.EMPTY, 0)).isInstanceOf(Fault.class);
    }

    @Test
    void readsWhatItPrints() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int possible : new int[] {1, 2, 31, 32, 33, 36, 64, 128, 288, 4096}) {
            for (int i = 0; i < 50; i++) {
                CpuSet cpus = random(random, possible);
                CpuMask mask = new CpuMask(cpus, possible);
                CpuMask read = CpuMask.parse(mask.print());
                assertThat(read).as("seed %d: %s of %d", seed, cpus, possible).isEqualTo(mask);
                assertThat(read.cpus()).as("seed %d", seed).isEqualTo(cpus);
                assertThat(read.print()).as("seed %d", seed).isEqualTo(mask.print());
            }
        }
    }

    @Test
    void setsFormAnAlgebra() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            CpuSet a = random(random, 100);
            CpuSet b = random(random, 100);
            CpuSet c = random(random, 100);
            assertThat(a.minus(b.union(c)))
                    .as("seed %d", seed)
                    .isEqualTo(a.minus(b).intersect(a.minus(c)));
            assertThat(a.intersect(b.union(c)))
                    .as("seed %d", seed)
                    .isEqualTo(a.intersect(b).union(a.intersect(c)));
            assertThat(a.intersects(b)).as("seed %d", seed).isEqualTo(!a.intersect(b).isEmpty());
            assertThat(a.minus(b).union(a.intersect(b))).as("seed %d", seed).isEqualTo(a);
        }
    }

    /** Any text is read or refused, never worse. */
    @Test
    void survivesAnyText() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String letters = "0123456789abcdefABCDEFx,,,- \n\u00e4\u0000";
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(30), 0, letters.length())
                    .forEach(at -> text.append(letters.charAt(at)));
            try {
                CpuMask mask = CpuMask.parse(text.toString());
                assertThat(CpuMask.parse(mask.print())).as("seed %d", seed).isEqualTo(mask);
            } catch (Fault refused) {
                assertThat(refused.kind()).isEqualTo(Fault.Kind.BAD_INPUT);
            }
        }
    }

    private static CpuSet random(Random random, int possible) {
        return CpuSet.of(random.ints(random.nextInt(possible + 1), 0, possible).toArray());
    }
}
