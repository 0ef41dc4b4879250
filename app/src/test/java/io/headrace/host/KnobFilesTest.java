package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

class KnobFilesTest {
    @TempDir Path folder;

    private void write(String relative, String text) {
        Hosts.write(folder, relative, text);
    }

    private List<Knob> read() {
        return KnobFiles.read(new Survey(HostRoot.of(folder)));
    }

    @Test
    void eachIsTheKernelsOwnTextWithWhatItHoldsFor() {
        write("proc/sys/net/core/somaxconn", "4096\n");
        write("proc/sys/net/core/netdev_budget", "300\n");
        write("proc/sys/net/ipv4/tcp_rmem", "4096\t131072\t6291456\n");
        write("proc/sys/kernel/numa_balancing", "0\n");
        write("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n");

        assertThat(read())
                .extracting(Knob::name, Knob::text, Knob::scope)
                .containsExactly(
                        tuple("kernel.numa_balancing", "0", Knob.Scope.HOST),
                        tuple(
                                "mm.transparent_hugepage.enabled",
                                "always [madvise] never",
                                Knob.Scope.HOST),
                        tuple("net.core.netdev_budget", "300", Knob.Scope.HOST),
                        tuple("net.core.somaxconn", "4096", Knob.Scope.NETWORK_NAMESPACE),
                        tuple(
                                "net.ipv4.tcp_rmem",
                                "4096\t131072\t6291456",
                                Knob.Scope.NETWORK_NAMESPACE));
    }

    @Test
    void secretsAndWhatDoesNotMatterAreLeftOut() {
        write("proc/sys/net/ipv4/tcp_fastopen_key", "0-1-2-3\n");
        write("proc/sys/net/core/netdev_rss_key", "aa:bb\n");
        write("proc/sys/net/ipv4/icmp_ratelimit", "1000\n");

        assertThat(read()).isEmpty();
    }

    @Test
    void whetherItCanBeWrittenIsToldByItsMode() throws IOException {
        write("proc/sys/kernel/nmi_watchdog", "0\n");
        Files.setPosixFilePermissions(
                folder.resolve("proc/sys/kernel/nmi_watchdog"),
                PosixFilePermissions.fromString("r--r--r--"));

        assertThat(read()).extracting(Knob::writable).containsExactly(false);
    }

    /** Memory at address 0 is in no process, so that reading it fails for everybody. */
    @Test
    void oneThatCannotBeReadIsThereWithoutAText() throws IOException {
        Path file = folder.resolve("proc/sys/net/core/bpf_jit_limit");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, Path.of("/proc/self/mem"));
        Survey survey = new Survey(HostRoot.of(folder));

        assertThat(KnobFiles.read(survey)).extracting(Knob::text).containsExactly((String) null);
        assertThat(survey.gaps())
                .containsExactly(new Gap("proc/sys/net/core/bpf_jit_limit", "EIO", null));
        Files.delete(file); // or its deletion is warned about
    }
}
