package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

class CgroupTest {
    private static final String CGROUP = "sys/fs/cgroup/";

    @TempDir Path folder;

    private Cgroup read() {
        return Cgroup.read(HostRoot.of(folder));
    }

    private void write(String relative, String text) {
        Hosts.write(folder, relative, text);
    }

    @ParameterizedTest
    @CsvSource({
        "max 100000, 400000 100000, 400000 100000",
        "200000 100000, 50000 10000, 200000 100000",
        "max 100000, max 100000, max 100000"
    })
    void theTightestLimitOnTheWayToTheRootHolds(String own, String above, String expected) {
        write("proc/self/cgroup", "0::/user.slice/run.scope\n");
        write(CGROUP + "user.slice/run.scope/cpu.max", own + "\n");
        write(CGROUP + "user.slice/cpu.max", above + "\n");
        write(CGROUP + "user.slice/run.scope/memory.max", "max\n");
        write(CGROUP + "user.slice/memory.max", "1073741824\n");
        write(CGROUP + "user.slice/run.scope/cpuset.cpus.effective", "0-1\n");

        assertThat(read()).isEqualTo(new Cgroup(expected, "1073741824", "0-1"));
    }

    @Test
    void inAContainerTheRootIsOurGroup() {
        write("proc/self/cgroup", "0::/\n");
        write(CGROUP + "cpu.max", "150000 100000\n");
        write(CGROUP + "cpuset.cpus.effective", "0-3\n");

        assertThat(read()).isEqualTo(new Cgroup("150000 100000", null, "0-3"));
    }

    @ParameterizedTest
    @CsvSource({"4:memory:/a", "0::/../other"})
    void aGroupThatIsNotToldHasNoLimits(String line) {
        write("proc/self/cgroup", line + "\n");
        write(CGROUP + "cpu.max", "150000 100000\n");

        assertThat(read()).isEqualTo(new Cgroup(null, null, null));
    }

    @Test
    void aGroupWithoutTheControllerHasTheCpusOfTheNearestAbove() {
        write("proc/self/cgroup", "0::/user.slice/run.scope\n");
        write(CGROUP + "user.slice/run.scope/memory.max", "max\n");
        write(CGROUP + "user.slice/cpuset.cpus.effective", "2-3\n");
        write(CGROUP + "cpuset.cpus.effective", "0-7\n");

        assertThat(read()).isEqualTo(new Cgroup(null, "max", "2-3"));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 200000, 1073741824, 200000 100000, 1073741824",
        "50000, -1, 9223372036854771712, 50000 100000, max",
        "-1, -1, 9223372036854710272, max 100000, max"
    })
    void versionOneIsToldInTheWordsOfVersionTwo(
            String quota, String quotaAbove, String memory, String cpuMax, String memoryMax) {
        write(
                "proc/self/cgroup",
                """
                7:cpu,cpuacct:/batch/run
                4:memory:/run
                3:cpuset:/
                1:name=systemd:/batch
                0::/
                """);
        write(CGROUP + "cpu/batch/run/cpu.cfs_quota_us", quota + "\n");
        write(CGROUP + "cpu/batch/run/cpu.cfs_period_us", "100000\n");
        write(CGROUP + "cpu/batch/cpu.cfs_quota_us", quotaAbove + "\n");
        write(CGROUP + "cpu/batch/cpu.cfs_period_us", "100000\n");
        write(CGROUP + "memory/run/memory.limit_in_bytes", memory + "\n");
        write(CGROUP + "memory/memory.limit_in_bytes", "9223372036854771712\n");
        write(CGROUP + "cpuset/cpuset.effective_cpus", "0-1\n");

        assertThat(read()).isEqualTo(new Cgroup(cpuMax, memoryMax, "0-1"));
    }

    @Test
    void aPathOfAnotherNamespaceEndsAtTheLimitsOfItsMount() {
        write("proc/self/cgroup", "4:memory:/docker/0123abcd\n");
        write(CGROUP + "memory/memory.limit_in_bytes", "536870912\n");

        assertThat(read()).isEqualTo(new Cgroup(null, "536870912", null));
    }
}
