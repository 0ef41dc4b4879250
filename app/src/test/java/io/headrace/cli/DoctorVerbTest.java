package io.headrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.host.HostTree;
import io.headrace.report.Schemas;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

class DoctorVerbTest {
    @TempDir Path folder;

    @Test
    void findingsAreToldWithWhatMendsThem() throws IOException {
        HostTree.unpack(folder, "c3.8xlarge/usual", "c3.8xlarge/s2-rps-all");
        Lines lines = Lines.of("doctor", "--root", folder.toString());
        assertThat(lines.err()).isEmpty();
        assertThat(lines.code()).isEqualTo(ExitCode.DONE);
        assertThat(lines.out())
                .startsWith("high    RPS of eth0 rx-0 includes CPU 0,16")
                .contains("→ echo fffefffe > /sys/class/net/eth0/queues/rx-0/rps_cpus")
                .contains("docs/findings/rps-on-irq-cpu.md")
                .containsPattern("7 findings; \\d+ rules looked at 32 CPUs, 2 network devices");
        Lines json = Lines.of("doctor", "--root", folder.toString(), "--json", "-");
        Schemas.assertFits("doctor-1", json.out());
    }

    @Test
    void thisMachineIsExamined() throws IOException {
        Lines lines = Lines.of("doctor", "--json", "-");
        assertThat(lines.code()).isEqualTo(ExitCode.DONE);
        Schemas.assertFits("doctor-1", lines.out());
    }

    @Test
    void aHealthyMachineIsTold() {
        HostTree.unpack(folder, "virtio-mq");
        assertThat(Lines.of("doctor", "--root", folder.toString()).out())
                .startsWith("nothing found; ");
    }

    @Test
    void anEmptyFolderIsNoMachine() {
        Lines lines = Lines.of("doctor", "--root", folder.toString());
        assertThat(lines.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(lines.err().split(" · ", -1)).hasSize(3);
    }
}
