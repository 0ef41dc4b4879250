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

class VirtualisationTest {
    private static final List<String> GUEST = List.of("fpu", "hypervisor");
    private static final List<String> BARE = List.of("fpu");

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "Amazon EC2,            c5.xlarge,             Amazon EC2 c5.xlarge",
        "Google,                Google Compute Engine, Google Compute Engine",
        "Microsoft Corporation, Virtual Machine,       Hyper-V Virtual Machine",
        "QEMU,                  Standard PC,           QEMU Standard PC",
    })
    void guestsAreNamedByTheirFirmware(String vendor, String product, String expected) {
        dmi(vendor, product);

        assertThat(read(GUEST)).isEqualTo(expected);
        assertThat(read(null)).as("aarch64 has no flag").isEqualTo(expected);
    }

    @Test
    void bareMetalOfACloudIsNotAGuest() {
        dmi("Amazon EC2", "c5.metal");
        assertThat(read(BARE)).isEqualTo("none");

        dmi("Amazon EC2", "c7g.metal");
        assertThat(read(null)).isEqualTo("none");
    }

    @Test
    void aVendorAloneDoesNotMakeAGuest() {
        dmi("Microsoft Corporation", "Surface Laptop");

        assertThat(read(BARE)).isEqualTo("none");
        assertThat(read(null)).as("neither proven").isNull();
    }

    @Test
    void guestsWithoutFirmwareAreNamedByTheirClock() {
        Hosts.write(
                folder,
                "sys/devices/system/clocksource/clocksource0/available_clocksource",
                "tsc kvm-clock acpi_pm \n");

        assertThat(read(GUEST)).isEqualTo("KVM");
        assertThat(read(BARE)).isEqualTo("none");
    }

    @Test
    void aGuestWithoutAnyNameIsStillAGuest() {
        assertThat(read(GUEST)).isEqualTo("a hypervisor without a name");
    }

    private void dmi(String vendor, String product) {
        Hosts.write(folder, "sys/class/dmi/id/sys_vendor", vendor + "\n");
        Hosts.write(folder, "sys/class/dmi/id/product_name", product + "\n");
    }

    private @Nullable String read(@Nullable List<String> flags) {
        CpuInfo info = new CpuInfo(CpuSet.of(0), "any", flags);
        return Virtualisation.read(HostRoot.of(folder), info);
    }
}
