package io.headrace.report;

import io.headrace.doctor.Fact;
import io.headrace.doctor.Finding;
import io.headrace.host.Machine;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** The document `headrace.doctor/1`. */
public final class DoctorJson {
    private DoctorJson() {}

    /** The whole document. */
    public static String write(Context context, Machine machine, List<Finding> findings) {
        ObjectNode root = Json.document("headrace.doctor/1", context);
        ArrayNode all = root.putArray("findings");
        findings.forEach(finding -> add(all.addObject(), finding));
        ArrayNode gaps = root.putArray("gaps");
        machine.gaps().forEach(gap -> HostFieldsJson.addGap(gaps.addObject(), gap));
        return Json.write(root);
    }

    private static void add(ObjectNode node, Finding finding) {
        node.put("id", finding.id());
        node.put("severity", finding.severity().word());
        node.put("summary", finding.summary());
        ArrayNode evidence = node.putArray("evidence");
        for (Fact fact : finding.facts()) {
            evidence.addObject()
                    .put("name", fact.name())
                    .put("value", fact.value())
                    .put("origin", fact.origin());
        }
        ObjectNode change = node.putObject("change");
        ArrayNode commands = change.putArray("commands");
        finding.change().commands().forEach(commands::add);
        change.put("note", finding.change().note());
        node.put("page", finding.page());
    }
}
