package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.fault.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is captured of a machine reads as the machine does. */
class CaptureTest {
    @TempDir Path source;
    @TempDir Path target;

    private Machine captured(HostRoot root, Disguise disguise) {
        Capture.of(root).write(target, disguise, "made up\n");
        return Machine.read(HostRoot.of(target));
    }

    @ParameterizedTest
    @FieldSource("io.headrace.host.HostTree#MACHINES")
    void aCaptureOfATreeReadsTheSame(String name) {
        HostRoot root = HostTree.unpack(source, name);
        assertThat(captured(root, Disguise.none())).isEqualTo(Machine.read(root));
    }

    @ParameterizedTest
    @CsvSource({
        "literal, s0-vif",
        "usual, s1-ixgbevf",
        "literal, s4-two-queues",
        "usual, s6-two-nics",
        "wide, s3-rps-seven"
    })
    void andSoDoesThatOfAStage(String machine, String stage) {
        HostRoot root = HostTree.unpack(source, "c3.8xlarge/" + machine, "c3.8xlarge/" + stage);
        assertThat(captured(root, Disguise.none())).isEqualTo(Machine.read(root));
    }

    @Test
    void aCaptureOfACaptureIsTheSameTree(@TempDir Path again) {
        captured(HostTree.unpack(source, "virtio-1q"), Disguise.none());
        HostRoot root = HostRoot.of(target);
        Capture.of(root).write(again, Disguise.none(), "made up\n");
        assertThat(files(again)).isEqualTo(files(target));
    }

    /** Names, kinds and contents. */
    private static List<String> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !Files.isDirectory(path))
                    .map(path -> folder.relativize(path) + " " + content(path))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path path) {
        try {
            return Files.isSymbolicLink(path)
                    ? "-> " + Files.readSymbolicLink(path)
                    : Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thisMachineIsTheSameAfterwards() {
        Machine live = Machine.read(HostRoot.thisMachine());
        Machine read = captured(HostRoot.thisMachine(), Disguise.none());
        assertThat(read.host()).isEqualTo(live.host());
        assertThat(read.cpus()).isEqualTo(live.cpus());
        assertThat(read.caches()).isEqualTo(live.caches());
        assertThat(read.clocks()).isEqualTo(live.clocks());
        assertThat(read.rights()).isEqualTo(live.rights());
        assertThat(read.platform()).isEqualTo(live.platform());
        assertThat(read.commandLine()).isEqualTo(live.commandLine());
        assertThat(read.nics())
                .usingRecursiveComparison()
                .ignoringFields("statistics", "txQueues", "answers.counters")
                .isEqualTo(live.nics());
        assertThat(live.routing().rules()).isNotNull();
        assertThat(read.routing()).isEqualTo(live.routing());
        assertThat(read.irqs())
                .usingRecursiveComparison()
                .ignoringFields("counts")
                .isEqualTo(live.irqs());
        assertThat(read.knobs().stream().map(Knob::name))
                .isEqualTo(live.knobs().stream().map(Knob::name).toList());
    }

    @Test
    void whoseItIsIsNotTold() throws IOException {
        HostRoot root = HostTree.unpack(source, "virtio-1q");
        Path mac = source.resolve("sys/class/net/eth0/address");
        Files.writeString(mac, "52:54:00:ab:cd:ef\n");
        Files.writeString(
                source.resolve("proc/cmdline"),
                "quiet ip=198.51.100.7::198.51.100.1:255.255.255.0:secret isolcpus=1 --"
                        + " --secret\n");
        Files.createDirectories(source.resolve("netlink"));
        Files.writeString(
                source.resolve("netlink/eth0"),
                "address 198.51.100.7/24\naddress fe80::5054:ff:feab:cdef/64\n");
        Files.writeString(
                source.resolve("routing"),
                """
                route unicast 0.0.0.0/0 table 254 metric 0 protocol dhcp scope global \
                    src 198.51.100.7 hop 198.51.100.1 eth0 1 - hop fe80::5054:ff:feab:cdef eth0 1 -
                route unicast 198.51.100.0/24 from 198.51.100.7/32 table 254 metric 0 \
                    protocol kernel scope link hop - eth0 1 -
                route local 127.0.0.0/8 table 255 metric 0 protocol kernel scope host hop - lo 1 -
                rule 4 50 lookup from 198.51.100.7/32 to 198.51.100.9/32 table 100 protocol static
                rule 6 50 lookup from fe80::/64 table 100 protocol static
                """);
        Machine machine = captured(root, Disguise.usual());
        assertThat(machine.nics().getFirst().mac()).isEqualTo("02:00:00:00:00:00");
        assertThat(machine.commandLine()).isEqualTo("quiet ip=- isolcpus=1");
        assertThat(machine.nics().getFirst().answers().addresses())
                .containsExactly("192.0.2.1/24", "2001:db8::2/64");
        assertThat(RoutingPrinter.print(machine.routing()))
                .isEqualTo(
                        """
                        route unicast 0.0.0.0/0 table 254 metric 0 protocol dhcp scope global \
                        src 192.0.2.1 hop 192.0.2.3 eth0 1 - hop 2001:db8::2 eth0 1 -
                        route unicast 192.0.2.4/24 from 192.0.2.1/32 table 254 metric 0 \
                        protocol kernel scope link hop - eth0 1 -
                        route local 127.0.0.0/8 table 255 metric 0 protocol kernel scope host \
                        hop - lo 1 -
                        rule 4 50 lookup from 192.0.2.1/32 to 192.0.2.5/32 table 100 protocol static
                        rule 6 50 lookup from fe80::/64 table 100 protocol static
                        """);
        assertThat(files(target))
                .noneMatch(file -> file.contains("198.51.100"))
                .noneMatch(file -> file.contains("52:54:00"))
                .noneMatch(file -> file.contains("secret"))
                .noneMatch(file -> file.contains("feab:cdef"));
        assertThat(machine.nics().getFirst().rxQueues())
                .isEqualTo(Machine.read(root).nics().getFirst().rxQueues());
    }

    @Test
    void manyAddressesStayApart() {
        Route.Hop hop = new Route.Hop(null, "eth0", 1, List.of());
        List<Route> routes =
                IntStream.range(0, 4096)
                        .mapToObj(i ->
                                new Route(
                                        "unicast",
                                        "10." + (i >> 8) + "." + (i & 255) + ".0/24",
                                        null,
                                        254,
                                        0,
                                        "bgp",
                                        "global",
                                        null,
                                        List.of(hop),
                                        Map.of()))
                        .toList();
        Routing told = Disguise.usual().routing(new Routing(routes, null, List.of()));
        assertThat(told.routes())
                .extracting(Route::destination)
                .doesNotHaveDuplicates()
                .noneMatch(destination -> destination.startsWith("10."))
                .contains("192.0.2.254/24", "198.18.0.0/24", "198.18.15.1/24");
    }

    @Test
    void whatIsThereIsNotTouched() throws IOException {
        Files.writeString(target.resolve("mine"), "precious");
        HostRoot root = HostTree.unpack(source, "virtio-1q");
        assertThatThrownBy(() -> captured(root, Disguise.usual()))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("is not empty");
        assertThat(files(target)).containsExactly("mine precious");
    }
}
