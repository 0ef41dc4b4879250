package io.headrace.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;

class ProcInterruptsTest {
    @TempDir Path folder;

    private List<Gap> gaps = List.of();

    private List<ProcInterrupts.Row> rows(String text) {
        Survey survey = new Survey(HostRoot.of(folder));
        List<ProcInterrupts.Row> rows = ProcInterrupts.parse(text, survey).rows();
        gaps = survey.gaps();
        return rows;
    }

    private ProcInterrupts.Row row(String behindCounts) {
        return rows("      CPU0       CPU1       \n 37:          1          2 "
                        + behindCounts
                        + "\n")
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    '  PCI-MSI-edge      ens5-Tx-Rx-0', PCI-MSI-edge, -, ens5-Tx-Rx-0
                    '  PCI-MSI 81921-edge      eth0-Tx-Rx-0', PCI-MSI, 81921-edge, eth0-Tx-Rx-0
                    'PCI-MSIX-0000:00:03.0   1-edge      virtio2-input.0', \
                    PCI-MSIX-0000:00:03.0, 1-edge, virtio2-input.0
                    '  ITS-MSI   1 Edge      ens5-Tx-Rx-0', ITS-MSI, 1 Edge, ens5-Tx-Rx-0
                    '   GICv3  27 Level     arch_timer', GICv3, 27 Level, arch_timer
                    ' xen-pirq-msi-x     eth0-TxRx-0', xen-pirq-msi-x, -, eth0-TxRx-0
                    ' xen-dyn-event     eth0', xen-dyn-event, -, eth0
                    '  IO-APIC   9-fasteoi   acpi', IO-APIC, 9-fasteoi, acpi
                    """)
    void eachLayoutIsToldApart(String text, String chip, String hardware, String action) {
        ProcInterrupts.Row row = row(text);

        assertThat(row.chip()).isEqualTo(chip);
        assertThat(row.hardware()).isEqualTo(hardware);
        assertThat(row.actions()).containsExactly(action);
        assertThat(row.counts()).isEqualTo(CpuCounts.of(1, 2));
        assertThat(gaps).isEmpty();
    }

    @Test
    void aRowMayHaveNoActionOrSeveral() {
        assertThat(row("PCI-MSIX-0000:27:00.0   0-edge").actions()).isEmpty();
        assertThat(row("PCI-MSIX-0000:27:00.0   0-edge").hardware()).isEqualTo("0-edge");
        assertThat(row("").chip()).isNull();
        assertThat(row("  IO-APIC  16-fasteoi   ehci_hcd:usb1, i801 smbus").actions())
                .containsExactly("ehci_hcd:usb1", "i801 smbus");
    }

    @Test
    void theHeaderTellsWhichCpuAColumnIsOf() {
        List<ProcInterrupts.Row> rows =
                rows(
                        "           CPU0       CPU3       \n"
                                + " 38:          5         7 IO-APIC 1-edge x\n");

        assertThat(rows.getFirst().counts().on(0)).isEqualTo(5);
        assertThat(rows.getFirst().counts().on(3)).isEqualTo(7);
        assertThat(rows.getFirst().counts().on(1)).isZero();
        assertThat(rows.getFirst().counts().busiest()).isEqualTo(3);
    }

    @Test
    void rowsOfNoDeviceAreEvents() {
        Survey survey = new Survey(HostRoot.of(folder));
        ProcInterrupts table =
                ProcInterrupts.parse(
                        """
                                   CPU0       CPU1
                         24:          1          0  IO-APIC   5-edge      ACPI:Ged
                        LOC:     370665     373055   Local timer interrupts
                        ERR:          7
                        MIS:          0
                        """,
                        survey);

        assertThat(table.events())
                .containsExactly(
                        new EventRow("LOC", CpuCounts.of(370665, 373055)),
                        new EventRow("ERR", CpuCounts.of(7)),
                        new EventRow("MIS", CpuCounts.NONE));
        assertThat(survey.gaps()).isEmpty();
    }

    @Test
    void missingCountsAreAGap() {
        List<ProcInterrupts.Row> rows =
                rows("   CPU0   CPU1   CPU2\n 24:     1     4  IO-APIC   5-edge  x\n 25:  9");

        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().actions()).containsExactly("x");
        assertThat(gaps)
                .extracting(Gap::path, Gap::reason)
                .containsExactly(
                        tuple("proc/interrupts", "interrupt 24 has 2 of 3 counts"),
                        tuple("proc/interrupts", "interrupt 25 has 1 of 3 counts"));
    }

    @ParameterizedTest
    @CsvSource({"''", "'garbage\n 1: 2 x'", "'CPU1 CPU0\n 1: 2 3 x'", "'CPU0 CPU999999\n'"})
    void withoutAHeaderNothingIsClaimed(String text) {
        assertThat(rows(text)).isEmpty();
        assertThat(gaps).extracting(Gap::reason).containsExactly("its first line names no CPUs");
    }

    @Test
    void linesOfNoFormAndHugeNumbersAreSurvived() {
        List<ProcInterrupts.Row> rows =
                rows(
                        "  CPU0\n\u00fe\u00ff nonsense\n\n 7: 99999999999999999999 IO-APIC x\n"
                                + "99999999999: 4 y\n: 5\n");

        assertThat(rows).extracting(ProcInterrupts.Row::number).containsExactly(7, -1, -1);
        assertThat(gaps)
                .extracting(Gap::reason)
                .containsExactly("line 2 has no label", "interrupt 7 has 0 of 1 counts");
    }

    @Test
    void softInterruptsAreTheSameKindOfTable() {
        Survey survey = new Survey(HostRoot.of(folder));

        assertThat(
                        ProcSoftirqs.parse(
                                """
                                                    CPU0       CPU1
                                      NET_TX:          4          0
                                      NET_RX:   38110533   38175418
                                """,
                                survey))
                .containsExactly(
                        new EventRow("NET_TX", CpuCounts.of(4)),
                        new EventRow("NET_RX", CpuCounts.of(38110533, 38175418)));
        assertThat(survey.gaps()).isEmpty();
        ProcSoftirqs.parse("  CPU0 CPU1\nNET_RX: 5\n", survey);
        assertThat(survey.gaps())
                .extracting(Gap::reason)
                .containsExactly("NET_RX has 1 of 2 counts");
    }
}
