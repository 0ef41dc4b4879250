package io.headrace.host;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The file `proc/interrupts`, kernel/irq/proc.c show_interrupts and arch_show_interrupts (Linux
 * 6.12).
 *
 * <p>What stands between the counts and the names differs by kernel and architecture:
 *
 * <pre>
 *   PCI-MSI-edge      ens5-Tx-Rx-0                             x86 before 3.19
 *   PCI-MSI 81921-edge      eth0-Tx-Rx-0                       x86 before 6.0
 *   PCI-MSIX-0000:00:03.0   1-edge      virtio2-input.0        x86
 *   ITS-MSI   1 Edge      ens5-Tx-Rx-0                         arm64
 *   xen-pirq-msi-x     eth0-TxRx-0                             Xen
 * </pre>
 */
record ProcInterrupts(List<Row> rows) {
    private static final String PATH = "proc/interrupts";
    private static final String WITH_TRIGGER = "[0-9]+-[A-Za-z-]+";
    private static final String TRIGGER = "(?i)edge|level|none";

    /**
     * One line.
     *
     * @param number of the interrupt; {@link Cpu#UNKNOWN} for one that belongs to no device
     * @param label of the line, the number as text or such as `LOC`
     * @param counts by CPU
     * @param description all that stands behind the counts, with single blanks
     */
    record Row(int number, String label, CpuCounts counts, String description) {
        /** The chip; null when it is not told. */
        @Nullable String chip() {
            return description.isEmpty() ? null : words()[0];
        }

        /** The chip's own number and the trigger; null when they are not told. */
        @Nullable String hardware() {
            int length = ofHardware(words());
            return length == 0
                    ? null
                    : String.join(" ", Arrays.asList(words()).subList(1, 1 + length));
        }

        /** The names of those who take it; none when the kernel prints none. */
        List<String> actions() {
            String[] words = words();
            int from = Math.min(words.length, 1 + ofHardware(words));
            String names = String.join(" ", Arrays.asList(words).subList(from, words.length));
            return names.isEmpty() ? List.of() : List.of(names.split(", ", -1));
        }

        private String[] words() {
            return description.split(" ", -1);
        }

        /** How many words the number and trigger are. */
        private static int ofHardware(String[] words) {
            if (words.length > 1 && words[1].matches(WITH_TRIGGER)) {
                return 1;
            }
            if (words.length > 1 && words[1].matches("[0-9]+")) {
                return words.length > 2 && words[2].matches(TRIGGER) ? 2 : 1;
            }
            return 0;
        }
    }

    ProcInterrupts {
        rows = List.copyOf(rows);
    }

    static ProcInterrupts read(Survey survey) {
        String text = survey.text(PATH);
        return text == null ? new ProcInterrupts(List.of()) : parse(text, survey);
    }

    static ProcInterrupts parse(String text, Survey survey) {
        CpuTable table = CpuTable.parse(text);
        table.problems().forEach(problem -> survey.incomplete(PATH, problem));
        List<Row> rows = new ArrayList<>();
        for (CpuTable.Row row : table.rows()) {
            boolean ofDevice = row.label().matches("[0-9]{1,9}");
            if (ofDevice && row.columns() < table.columns()) {
                survey.incomplete(
                        PATH,
                        "interrupt "
                                + row.label()
                                + " has "
                                + row.columns()
                                + " of "
                                + table.columns()
                                + " counts");
            }
            rows.add(
                    new Row(
                            ofDevice ? Integer.parseInt(row.label()) : Cpu.UNKNOWN,
                            row.label(),
                            row.counts(),
                            row.rest().replaceAll("\\s+", " ")));
        }
        return new ProcInterrupts(rows);
    }

    /** The rows that belong to no device, such as `LOC`. */
    List<EventRow> events() {
        return rows.stream()
                .filter(row -> row.number() == Cpu.UNKNOWN)
                .map(row -> new EventRow(row.label(), row.counts()))
                .toList();
    }
}
