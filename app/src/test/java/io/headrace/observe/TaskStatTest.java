package io.headrace.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.host.HostRoot;
import io.headrace.host.Hosts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Objects;

class TaskStatTest {
    private static final String STAT =
            " R 1 9 9 0 -1 4194368 101 0 0 0 120 60 0 0 20 0 2 0 849999 3133440 380";

    @Test
    void readsNameTimesAndStart() {
        assertThat(TaskStat.parse(9, 10, "10 (press-0)" + STAT, "1803000111 9000222 8044\n"))
                .isEqualTo(new TaskStat(9, 10, "press-0", 180, 849999, 1803000111, 9000222, -1));
    }

    @Test
    void aNameMayHoldBlanksAndParentheses() {
        TaskStat task =
                Objects.requireNonNull(TaskStat.parse(9, 10, "10 (a) R 1 (b c))" + STAT, null));

        assertThat(task.name()).isEqualTo("a) R 1 (b c)");
        assertThat(task.ticks()).isEqualTo(180);
    }

    @Test
    void withoutSchedulerStatisticsTheyAreUnknown() {
        TaskStat expected = new TaskStat(9, 10, "x", 180, 849999, -1, -1, -1);

        assertThat(TaskStat.parse(9, 10, "10 (x)" + STAT, null)).isEqualTo(expected);
        assertThat(TaskStat.parse(9, 10, "10 (x)" + STAT, "0 0 0\n"))
                .as("what a kernel without them prints")
                .isEqualTo(expected);
        assertThat(TaskStat.parse(9, 10, "10 (x)" + STAT, "")).isEqualTo(expected);
    }

    @Test
    void aThreadThatNeverWaitedIsKnownToHaveWaitedNothing() {
        assertThat(TaskStat.parse(9, 10, "10 (x)" + STAT, "500 0 1"))
                .isEqualTo(new TaskStat(9, 10, "x", 180, 849999, 500, 0, -1));
    }

    @Test
    void aTextCutShortIsNoThread() {
        assertThat(TaskStat.parse(9, 10, "", null)).isNull();
        assertThat(TaskStat.parse(9, 10, "10 (x", null)).isNull();
        assertThat(TaskStat.parse(9, 10, "10 (x) R 1 9 9 0", null)).isNull();
    }

    @Test
    void readsAllThreadsOfAProcess() {
        assertThat(ProcessThreads.read(Hosts.of("2c1n"), 900))
                .containsExactly(
                        new TaskStat(900, 900, "java", 8, 849978, 81234567, 1200345, 1),
                        new TaskStat(900, 917, "press (a) 1", 180, 849999, 1803000111, 9000222, 1));
    }

    @Test
    void aThreadThatVanishedIsLeftOut(@TempDir Path folder) {
        Hosts.write(folder, "proc/9/task/10/stat", "10 (stays)" + STAT);
        Hosts.write(folder, "proc/9/task/11/comm", "its stat is gone already");
        Hosts.write(folder, "proc/9/task/12/stat", "");

        assertThat(ProcessThreads.read(HostRoot.of(folder), 9))
                .extracting(TaskStat::name)
                .containsExactly("stays");
        assertThat(ProcessThreads.read(HostRoot.of(folder), 13)).as("no process").isEmpty();
    }
}
