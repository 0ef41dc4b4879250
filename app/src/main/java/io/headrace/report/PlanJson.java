package io.headrace.report;

import io.headrace.fault.Fault;
import io.headrace.host.Machine;
import io.headrace.tune.Change;
import io.headrace.tune.Knob;
import io.headrace.tune.KnobCatalog;
import io.headrace.tune.Place;
import io.headrace.tune.Plan;
import io.headrace.tune.Refused;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/** The document `headrace.plan/1`, both ways. */
public final class PlanJson {
    private static final String SCHEMA = "headrace.plan/1";

    private PlanJson() {}

    /** The whole document. */
    public static String write(Context context, Machine machine, Plan plan) {
        ObjectNode root = Json.document(SCHEMA, context);
        ArrayNode changes = root.putArray("changes");
        plan.changes().forEach(change -> add(changes.addObject(), machine, change));
        ArrayNode refused = root.putArray("refused");
        for (Refused one : plan.refused()) {
            refused.addObject().put("knob", one.knob()).put("why", one.why());
        }
        return Json.write(root);
    }

    private static void add(ObjectNode node, Machine machine, Change change) {
        node.put("knob", change.knob().id());
        node.put("place", change.place().text());
        node.put("path", change.knob().path(machine, change.place()));
        node.put("from", change.from());
        node.put("to", change.to());
        node.put("why", change.why());
        node.put("apply", change.knob().takes().word());
        node.put("undo", change.undo(machine));
    }

    /**
     * Reads what {@link #write} gave.
     *
     * @param file its name, for people
     * @throws Fault BAD_INPUT for anything else
     */
    public static Plan read(String file, String text) {
        JsonNode root;
        try {
            root = Json.read(text);
        } catch (JacksonException e) {
            throw refusal(file, "it is no JSON: " + e.getOriginalMessage());
        }
        if (!SCHEMA.equals(root.path("schema").stringValue(null))) {
            throw refusal(file, "its schema is not " + SCHEMA);
        }
        if (!root.path("changes").isArray()) {
            throw refusal(file, "it has no list of changes");
        }
        List<Change> changes = new ArrayList<>();
        for (JsonNode node : root.path("changes")) {
            changes.add(change(file, node, changes.size() + 1));
        }
        List<Refused> refused = new ArrayList<>();
        for (JsonNode node : root.path("refused")) {
            refused.add(
                    new Refused(
                            text(file, node, "knob", refused.size() + 1),
                            text(file, node, "why", refused.size() + 1)));
        }
        return new Plan(changes, refused);
    }

    private static Change change(String file, JsonNode node, int number) {
        String id = text(file, node, "knob", number);
        Knob knob = KnobCatalog.find(id);
        if (knob == null) {
            throw refusal(file, "change " + number + ": there is no setting \"" + id + "\"");
        }
        return new Change(
                knob,
                Place.parse(text(file, node, "place", number)),
                from(file, node, number),
                text(file, node, "to", number),
                text(file, node, "why", number));
    }

    private static @Nullable String from(String file, JsonNode node, int number) {
        return node.path("from").isNull() ? null : text(file, node, "from", number);
    }

    private static String text(String file, JsonNode node, String field, int number) {
        String text = node.path(field).stringValue(null);
        if (text == null) {
            throw refusal(file, "entry " + number + " has no text \"" + field + "\"");
        }
        return text;
    }

    private static Fault refusal(String file, String cause) {
        return new Fault(
                Fault.Kind.BAD_INPUT,
                "plan " + file,
                cause,
                "make one with: headrace tune plan --json " + file);
    }
}
