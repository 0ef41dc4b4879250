package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class SurveyTest {
    @TempDir Path folder;

    private Survey survey() {
        return new Survey(HostRoot.of(folder));
    }

    private void write(String relative, String text) {
        Hosts.write(folder, relative, text);
    }

    @Test
    void whatIsMissingIsNoGap() {
        Survey survey = survey();

        assertThat(survey.text("sys/none")).isNull();
        assertThat(survey.number("sys/none")).isNull();
        assertThat(survey.cpuList("sys/none")).isNull();
        assertThat(survey.cpuMask("sys/none")).isNull();
        assertThat(survey.numbered("sys/none", "cpu")).isEmpty();
        assertThat(survey.gaps()).isEmpty();
    }

    @Test
    void nonsenseIsAGapThatShowsIt() {
        write("sys/a", "12 monkeys\n");
        write("sys/b", "9-0\n");
        write("sys/c", "0x3\n");
        write("sys/d", "99999999999\n");
        write("sys/e", "\u001b[2Jclear" + "x".repeat(100));
        Survey survey = survey();

        assertThat(survey.number("sys/a")).isNull();
        assertThat(survey.cpuList("sys/b")).isNull();
        assertThat(survey.cpuMask("sys/c")).isNull();
        assertThat(survey.integer("sys/d")).isNull();
        assertThat(survey.number("sys/e")).isNull();
        assertThat(survey.gaps())
                .extracting(Gap::reason)
                .containsExactly(
                        "\"12 monkeys\" is no number",
                        "\"9-0\" is no CPU list: the range 9-0 is reversed",
                        "\"0x3\" is no CPU mask: \"0x3\" is not made of hexadecimal digits",
                        "\"99999999999\" is too large",
                        "\"?[2Jclear" + "x".repeat(31) + "...\" is no number");
    }

    @Test
    void theKernelsWordsForNoListAreTheEmptySet() {
        write("sys/a", "(null)\n");
        write("sys/b", "\n");

        assertThat(survey().cpuList("sys/a")).isEqualTo(CpuSet.EMPTY);
        assertThat(survey().cpuList("sys/b")).isEqualTo(CpuSet.EMPTY);
    }

    @Test
    void numberedNamesAreSortedAsNumbers() {
        write("sys/rx-10/x", "");
        write("sys/rx-9/x", "");
        write("sys/rx-09/x", "");
        write("sys/rx-/x", "");
        write("sys/rx-99999999999/x", "");

        assertThat(survey().numbered("sys", "rx-")).containsExactly(9, 10);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "EACCES, proc/1/maps, CAP_SYS_PTRACE",
                "EPERM, proc/1/fd, CAP_SYS_PTRACE",
                "EACCES, proc/sys/net/core/bpf_jit_harden, CAP_NET_ADMIN",
                "EPERM, proc/sys/net/core/bpf_jit_harden, CAP_SYS_ADMIN",
                "EACCES, proc/sys/vm/mmap_rnd_bits, -",
                "EACCES, sys/x, CAP_DAC_READ_SEARCH",
                "EPERM, sys/x, CAP_SYS_ADMIN",
                "EINVAL, sys/x, -"
            })
    void aCapturedTreeTellsItsOwnGaps(String reason, String path, @Nullable String capability) {
        write("gaps", "broken\n" + reason + " " + path + "\n");
        Survey survey = survey();

        assertThat(survey.text(path)).isNull();
        assertThat(survey.gaps()).containsExactly(new Gap(path, reason, capability));
    }

    /** Memory at address 0 is in no process, so that reading it fails for everybody. */
    @Test
    void aFileThatFailsIsAGapWithTheError() throws IOException {
        Files.createDirectories(folder.resolve("sys"));
        Files.createSymbolicLink(folder.resolve("sys/fails"), Path.of("/proc/self/mem"));
        Survey survey = survey();

        assertThat(survey.number("sys/fails")).isNull();
        assertThat(survey.gaps()).containsExactly(new Gap("sys/fails", "EIO", null));
        Files.delete(folder.resolve("sys/fails")); // or its deletion is warned about
    }
}
