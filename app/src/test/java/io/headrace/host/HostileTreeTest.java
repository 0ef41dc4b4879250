package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A machine whose files hold anything is still read, with what is wrong told. */
class HostileTreeTest {
    private static final int ROUNDS = 15;
    private static final int SPOILED = 25;

    private static final String[] NONSENSE = {
        "",
        "\n\n\n",
        "-1",
        "99999999999999999999999",
        "0-",
        "0-99999999",
        "ffff,,ffff",
        "\u00e4\u00f6\u00fc \ud83d\ude00",
        "\u0000\u0001\u001b[2J",
        ": : : :",
        "CPU0 CPU1\n 1:",
        "a".repeat(100_000),
        "0,".repeat(50_000),
        "1 ".repeat(50_000)
    };

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "virtio-1q",
                "mlx5-2node",
                "mlx5-multi-pf",
                "gve",
                "container-ro",
                "ena-graviton"
            })
    void anyFileMayHoldAnything(String tree) throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        HostTree.unpack(folder, tree);
        List<Path> files = files();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < SPOILED; i++) {
                spoil(files.get(random.nextInt(files.size())), random);
            }
            assertThatCode(() -> Machine.read(HostRoot.of(folder)))
                    .as("%s, seed %d", tree, seed)
                    .doesNotThrowAnyException();
        }
        assertThat(Machine.read(HostRoot.of(folder)).gaps()).isNotEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file)).sorted().toList();
        }
    }

    private static void spoil(Path file, Random random) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        switch (random.nextInt(5)) {
            case 0 -> write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
            case 1 -> {
                if (bytes.length > 0) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                write(file, bytes);
            }
            case 2 -> {
                byte[] noise = new byte[random.nextInt(200)];
                random.nextBytes(noise);
                write(file, noise);
            }
            case 3 -> Files.delete(file);
            default ->
                    write(
                            file,
                            NONSENSE[random.nextInt(NONSENSE.length)].getBytes(
                                    StandardCharsets.UTF_8));
        }
    }

    /** A file of mode 0444 can be replaced, though not written by others than root. */
    private static void write(Path file, byte[] bytes) throws IOException {
        Files.delete(file);
        Files.write(file, bytes);
    }

    @Test
    void anEmptyTreeIsAMachineOfNothing() {
        Machine machine = Machine.read(HostRoot.of(folder));

        assertThat(machine.host().cpus()).isEmpty();
        assertThat(machine.nics()).isEmpty();
        assertThat(machine.irqs()).isEmpty();
        assertThat(machine.softnet()).isNull();
        assertThat(machine.cpus().maskWidth()).isEqualTo(1);
        assertThat(machine.memory().total()).isEqualTo(Cpu.UNKNOWN);
        assertThat(machine.gaps()).isEmpty();
    }

    @Test
    void aStrangeListOfCpusIsToldAndTheRestRead() {
        Hosts.write(folder, "sys/devices/system/cpu/online", "0-1;3\n");
        Hosts.write(folder, "proc/cpuinfo", "processor : 0\n\nprocessor : 1\n");
        Hosts.write(folder, "proc/self/status", "Cpus_allowed_list: none of your business\n");

        Machine machine = Machine.read(HostRoot.of(folder));

        assertThat(machine.host().online().print()).isEqualTo("0-1");
        assertThat(machine.host().allowedCpus().print()).isEqualTo("0-1");
        assertThat(machine.gaps())
                .extracting(Gap::path)
                .containsExactly("sys/devices/system/cpu/online", "proc/self/status");
    }

    @Test
    void devicesThatAreTheirOwnMembersEnd() throws IOException {
        Hosts.write(folder, "sys/class/net/a/ifindex", "1\n");
        Hosts.write(folder, "sys/class/net/b/ifindex", "2\n");
        Files.createSymbolicLink(folder.resolve("sys/class/net/a/lower_b"), Path.of("../b"));
        Files.createSymbolicLink(folder.resolve("sys/class/net/b/lower_a"), Path.of("../a"));
        Files.createSymbolicLink(folder.resolve("sys/class/net/b/device"), Path.of("../b/device"));

        assertThat(Machine.read(HostRoot.of(folder)).nics()).hasSize(2);
    }

    /** As a copying program leaves it: no link, each device a folder. */
    @Test
    void aTreeWithoutLinksIsReadToo() {
        String nic = "sys/class/net/eth0/";
        Hosts.write(folder, nic + "ifindex", "2\n");
        Hosts.write(folder, nic + "iflink", "2\n");
        Hosts.write(folder, nic + "device/uevent", "DRIVER=ixgbe\nPCI_SLOT_NAME=0000:81:00.0\n");
        Hosts.write(folder, nic + "device/modalias", "pci:v00008086d000010FB\n");
        Hosts.write(folder, nic + "device/numa_node", "1\n");
        Hosts.write(folder, nic + "device/msi_irqs/70", "msix\n");
        Hosts.write(folder, nic + "queues/rx-0/rps_cpus", "00\n");
        Hosts.write(folder, "proc/interrupts", "  CPU0\n70: 5 PCI-MSI 1-edge eth0-TxRx-0\n");

        NetDevice eth0 = Machine.read(HostRoot.of(folder)).nics().getFirst();

        assertThat(eth0.kind()).isEqualTo(NetDevice.Kind.PHYSICAL);
        assertThat(eth0.driver()).isEqualTo("ixgbe");
        assertThat(eth0.bus()).isEqualTo(new NetDevice.BusPlace("pci", "0000:81:00.0", null, null));
        assertThat(eth0.node()).isEqualTo(1);
        assertThat(eth0.rxQueues().getFirst().irq()).isEqualTo(70);
    }
}
