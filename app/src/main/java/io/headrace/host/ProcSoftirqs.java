package io.headrace.host;

import java.util.List;

/** The file `proc/softirqs`, fs/proc/softirqs.c (Linux 6.12). */
final class ProcSoftirqs {
    private static final String PATH = "proc/softirqs";

    private ProcSoftirqs() {}

    static List<EventRow> read(Survey survey) {
        String text = survey.text(PATH);
        return text == null ? List.of() : parse(text, survey);
    }

    static List<EventRow> parse(String text, Survey survey) {
        CpuTable table = CpuTable.parse(text);
        table.problems().forEach(problem -> survey.incomplete(PATH, problem));
        for (CpuTable.Row row : table.rows()) {
            if (row.columns() < table.columns()) {
                survey.incomplete(
                        PATH,
                        row.label()
                                + " has "
                                + row.columns()
                                + " of "
                                + table.columns()
                                + " counts");
            }
        }
        return table.rows().stream().map(row -> new EventRow(row.label(), row.counts())).toList();
    }
}
