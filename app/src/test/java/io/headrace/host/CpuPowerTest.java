package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

class CpuPowerTest {
    private static final String CPU = "sys/devices/system/cpu/";

    @TempDir Path folder;

    private CpuPower read() {
        return CpuPower.read(HostRoot.of(folder));
    }

    private void write(String relative, String text) {
        Hosts.write(folder, CPU + relative, text + "\n");
    }

    @Test
    void policiesThatDifferAreAllTold() {
        write("cpufreq/policy0/scaling_governor", "powersave");
        write("cpufreq/policy4/scaling_governor", "performance");
        write("cpufreq/policy8/scaling_governor", "powersave");

        assertThat(read().governor()).isEqualTo("performance,powersave");
    }

    @ParameterizedTest
    @CsvSource({
        "intel_pstate/no_turbo, 0, true",
        "intel_pstate/no_turbo, 1, false",
        "cpufreq/boost, 1, true",
        "cpufreq/boost, 0, false"
    })
    void eachDriverHasItsOwnWordForTurbo(String file, String value, boolean turbo) {
        write(file, value);

        assertThat(read().turbo()).isEqualTo(turbo);
    }

    @Test
    void statesThatAreSwitchedOffAreNotEntered() {
        idleState("cpu1", 0, "POLL", "0");
        idleState("cpu1", 1, "C1", "0");
        idleState("cpu1", 2, "C1E", "1");
        idleState("cpu1", 3, "C6", "0");
        write("cpu0/topology/core_id", "0");
        write("cpuidle/current_driver", "intel_idle");

        assertThat(read().idleStates()).containsExactly("POLL", "C1", "C6");
    }

    private void idleState(String cpu, int index, String name, String disable) {
        write(cpu + "/cpuidle/state" + index + "/name", name);
        write(cpu + "/cpuidle/state" + index + "/disable", disable);
    }

    @Test
    void whatIsNotToldIsUnknown() {
        write("online", "0-1");

        assertThat(read()).isEqualTo(new CpuPower(null, null, null));
    }
}
