package io.headrace.report;

import io.headrace.doctor.Change;
import io.headrace.doctor.Doctor;
import io.headrace.doctor.Fact;
import io.headrace.doctor.Finding;
import io.headrace.host.Machine;

import java.util.List;
import java.util.Locale;

/** Findings for the terminal: each with what it rests on and what mends it. */
public final class DoctorText {
    private DoctorText() {}

    /** All of it. */
    public static String write(Machine machine, List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            add(text, finding);
        }
        text.append(ending(machine, findings.size()));
        return text.toString();
    }

    private static void add(StringBuilder text, Finding finding) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "%-6s  %s%n",
                        finding.severity().word(),
                        TextLines.tame(finding.summary())));
        for (Fact fact : finding.facts()) {
            text.append("          ").append(TextLines.tame(fact.text())).append('\n');
        }
        Change change = finding.change();
        for (String command : change.commands()) {
            text.append("        → ").append(TextLines.tame(command)).append('\n');
        }
        text.append(change.commands().isEmpty() ? "        no change offered: " : "          ")
                .append(TextLines.tame(change.note()))
                .append('\n')
                .append("          ")
                .append(finding.page())
                .append("\n\n");
    }

    private static String ending(Machine machine, int findings) {
        int gaps = machine.gaps().size();
        return (findings == 0
                        ? "nothing found"
                        : findings + (findings == 1 ? " finding" : " findings"))
                + "; "
                + Doctor.ids().size()
                + " rules looked at "
                + machine.host().cpus().size()
                + " CPUs, "
                + machine.nics().size()
                + " network devices, "
                + machine.irqs().size()
                + " interrupts and "
                + machine.knobs().size()
                + " settings"
                + (gaps == 0
                        ? ""
                        : "; " + gaps + " files could not be read, headrace host says which")
                + "\n";
    }
}
