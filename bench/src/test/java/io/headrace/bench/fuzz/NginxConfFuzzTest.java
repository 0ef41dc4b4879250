package io.headrace.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

import io.headrace.fault.Fault;
import io.headrace.nginx.NginxConf;

import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Any text is a configuration or is refused in one line that names the file. */
class NginxConfFuzzTest {
    @TempDir static Path folder;

    @FuzzTest
    void nginxConf(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("nginx.conf"), bytes);
        try {
            NginxConf conf = NginxConf.read(file);
            assertThat(conf.servers()).isNotEmpty();
            assertThat(conf.workers().connections()).isPositive();
            assertThat(NginxConf.read(file)).isEqualTo(conf);
        } catch (Fault fault) {
            assertThat(fault.kind()).isEqualTo(Fault.Kind.BAD_INPUT);
            assertThat(fault.line()).contains("nginx.conf").doesNotContain("\n", "\r");
        }
    }
}
