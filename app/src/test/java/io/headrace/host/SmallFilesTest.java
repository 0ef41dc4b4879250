package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;

/** Readers of a few lines each: their odd cases. */
class SmallFilesTest {
    private static final String DMI = "sys/class/dmi/id/";

    @TempDir Path folder;

    private Survey survey() {
        return new Survey(HostRoot.of(folder));
    }

    private void write(String relative, String text) {
        Hosts.write(folder, relative, text);
    }

    @ParameterizedTest
    @CsvSource({
        "9, false, false, false, false",
        "10, true, false, false, false",
        "11, true, true, false, false",
        "13, true, true, true, false",
        "15, true, true, true, true"
    })
    void softnetIsKnownByItsColumns(
            int columns, boolean rps, boolean flowLimit, boolean cpu, boolean queues) {
        String row = "0000002a " + "00000000 ".repeat(columns - 1) + "\n";
        SoftnetLayout layout = NetSoftnet.parse(row + row, survey());

        assertThat(layout).isEqualTo(new SoftnetLayout(2, columns));
        assertThat(layout)
                .extracting(
                        SoftnetLayout::tellsRps,
                        SoftnetLayout::tellsFlowLimit,
                        SoftnetLayout::tellsCpu,
                        SoftnetLayout::tellsQueues)
                .containsExactly(rps, flowLimit, cpu, queues);
    }

    @Test
    void aSoftnetFileThatIsCutOffIsAGap() {
        Survey survey = survey();

        assertThat(NetSoftnet.parse("1 2 3 4 5 6 7 8 9 a b\n1 2 3\n", survey))
                .isEqualTo(new SoftnetLayout(2, 3));
        assertThat(NetSoftnet.parse("\n", survey)).isNull();
        assertThat(survey.gaps())
                .extracting(Gap::reason)
                .containsExactly("a row has 3 columns, another 11", "it is empty");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Amazon EC2, c7g.metal, -, -, aws, c7g.metal",
                "Amazon EC2, m8i-flex.2xlarge, -, -, aws, m8i-flex.2xlarge",
                "Xen, HVM domU, 4.11.amazon, -, aws, -",
                "Google, Google Compute Engine, Google, -, gcp, -",
                "Microsoft Corporation, Virtual Machine, -, 7783-7084-3265-9085-8269-3286-77,"
                        + " azure, -",
                "Microsoft Corporation, Virtual Machine, -, 1234, -, -",
                "QEMU, Standard PC, -, OracleCloud.com, oci, -",
                "Hetzner, vServer, -, -, hetzner, -",
                "Dell Inc., PowerEdge R240, -, -, -, -"
            })
    void cloudsAreKnownByTheirFirmware(
            String vendor,
            String product,
            @Nullable String biosVersion,
            @Nullable String assetTag,
            @Nullable String cloud,
            @Nullable String instanceType) {
        write(DMI + "sys_vendor", vendor + "\n");
        write(DMI + "product_name", product + "\n");
        if (biosVersion != null) {
            write(DMI + "bios_version", biosVersion + "\n");
        }
        if (assetTag != null) {
            write(DMI + "chassis_asset_tag", assetTag + "\n");
        }
        Platform platform = DmiFiles.read(survey());

        assertThat(platform.cloud()).isEqualTo(cloud);
        assertThat(platform.instanceType()).isEqualTo(instanceType);
        assertThat(platform.vendor()).isEqualTo(vendor);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'ro audit=1 quiet', 1",
                "'audit=1 audit=0', 0",
                "'noaudit=1 auditx', -",
                "'', -",
                "-, -"
            })
    void theLastArgumentOfTheCommandLineCounts(
            @Nullable String commandLine, @Nullable String value) {
        assertThat(RightsFiles.argument(commandLine, "audit")).isEqualTo(value);
    }

    @Test
    void aLaterMountCoversAnEarlierOne() {
        write(
                "proc/self/mountinfo",
                """
                1 0 0:1 / /sys ro,nosuid - sysfs sysfs ro
                2 0 0:1 / /sys rw,nosuid - sysfs sysfs rw
                3 0 0:2 / /sys/fs/cgroup ro - cgroup2 cgroup ro
                4 0 0:3 / /system ro - ext4 x ro
                cut off
                """);
        Rights rights = RightsFiles.read(survey(), Programs.read(survey()), null);

        assertThat(rights.readOnly()).containsExactly("/sys/fs/cgroup");
        assertThat(rights.mayOverrideFileModes()).as("not told").isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000001000, true, false, false",
        "0000000000200002, false, true, true",
        "000001ffffffffff, true, true, true",
        "0000000000000000, false, false, false"
    })
    void capabilitiesAreBits(String bits, boolean network, boolean system, boolean modes) {
        write("proc/self/status", "CapEff:\t" + bits + "\n");
        Rights rights = RightsFiles.read(survey(), Programs.read(survey()), null);

        assertThat(rights.mayAdministerNetworks()).isEqualTo(network);
        assertThat(rights.mayAdministerTheSystem()).isEqualTo(system);
        assertThat(rights.mayOverrideFileModes()).isEqualTo(modes);
    }

    @Test
    void aMachineWithoutNodeFoldersIsOneNode() {
        CpuSet online = CpuSet.parse("0-3");

        assertThat(NodeFolders.read(survey(), online))
                .containsExactly(new NumaNode(0, online, List.of(), Cpu.UNKNOWN, Cpu.UNKNOWN));
    }

    @Test
    void aRowOfDistancesThatIsNoneIsAGap() {
        write("sys/devices/system/node/node2/cpulist", "\n");
        write("sys/devices/system/node/node2/distance", "10 far\n");
        Survey survey = survey();

        assertThat(NodeFolders.read(survey, CpuSet.of(0)))
                .containsExactly(
                        new NumaNode(2, CpuSet.EMPTY, List.of(), Cpu.UNKNOWN, Cpu.UNKNOWN));
        assertThat(survey.gaps())
                .extracting(Gap::reason)
                .containsExactly("\"10 far\" is no row of distances");
    }

    @ParameterizedTest
    @CsvSource({"512K, 524288", "32M, 33554432", "64, 64", "1G, 1073741824", "big, -1"})
    void cachesHaveSizesInSeveralUnits(String size, long bytes) {
        String cache = "sys/devices/system/cpu/cpu1/cache/index0/";
        write(cache + "level", "2\n");
        write(cache + "type", "Unified\n");
        write(cache + "size", size + "\n");
        write(cache + "shared_cpu_list", "1,7\n");

        assertThat(CpuCaches.read(survey(), CpuSet.of(1)))
                .as("CPU 7 is offline")
                .containsExactly(new Cache(2, "Unified", bytes, CpuSet.of(1)));
    }

    @Test
    void aPolicyListsItsCpusWithBlanks() {
        write("sys/devices/system/cpu/cpufreq/policy0/affected_cpus", "0 1 16\n");

        assertThat(SavingPower.frequency(survey()))
                .containsExactly(
                        new FrequencyPolicy(CpuSet.of(0, 1, 16), null, null, null, null, null));
    }

    @Test
    void countsAreKeptByCpu() {
        CpuCounts counts = CpuCounts.of(0, 5, 0, 5);

        assertThat(counts.on(1)).isEqualTo(5);
        assertThat(counts.on(2)).isZero();
        assertThat(counts.on(99)).isZero();
        assertThat(counts.total()).isEqualTo(10);
        assertThat(counts.busiest()).isEqualTo(1);
        assertThat(counts.cpus()).containsExactly(1, 3);
        assertThat(CpuCounts.of(0, 0)).isEqualTo(CpuCounts.NONE).hasToString("");
        assertThat(CpuCounts.NONE.busiest()).isEqualTo(Cpu.UNKNOWN);
        assertThat(counts).hasToString("CPU1=5 CPU3=5").hasSameHashCodeAs(CpuCounts.of(0, 5, 0, 5));
    }
}
