package io.headrace.tune;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.zip.CRC32C;

/**
 * A line of the journal: a checksum, a word for its kind, and fields `name=value`, all with tabs
 * between them. A person can read it, and one flipped bit makes it no line at all.
 */
final class EntryText {
    private static final int DIGITS = 8;

    private EntryText() {}

    /** With its line end. */
    static String print(Entry entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("run", Integer.toString(entry.run()));
        String kind = fill(entry, fields);
        StringBuilder text = new StringBuilder(kind);
        fields.forEach(
                (name, value) -> text.append('\t').append(name).append('=').append(escaped(value)));
        return checksum(text.toString()) + "\t" + text + "\n";
    }

    /** The entry of a line without its end; null for one that is damaged. */
    static @Nullable Entry parse(String line) {
        if (line.length() < DIGITS + 2
                || line.charAt(DIGITS) != '\t'
                || !line.startsWith(checksum(line.substring(DIGITS + 1)))) {
            return null;
        }
        String[] words = line.substring(DIGITS + 1).split("\t", -1);
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            if (equals > 0) {
                fields.put(words[i].substring(0, equals), plain(words[i].substring(equals + 1)));
            }
        }
        try {
            return entry(words[0], new Fields(fields));
        } catch (NumberFormatException | NoSuchElementException damaged) {
            return null;
        }
    }

    private static String fill(Entry entry, Map<String, String> fields) {
        return switch (entry) {
            case Entry.Begun begun -> {
                fields.put("boot", begun.boot());
                fields.put("namespace", begun.namespace());
                fields.put("kernel", begun.kernel());
                fields.put("pid", Long.toString(begun.pid()));
                fields.put("time", begun.time());
                put(fields, "confirm-by", begun.confirmBy());
                yield "begun";
            }
            case Entry.Intent intent -> {
                fillIntent(intent, fields);
                yield "intent";
            }
            case Entry.Done done -> {
                fields.put("number", Integer.toString(done.number()));
                fields.put("now", done.now());
                yield "done";
            }
            case Entry.Failed failed -> {
                fields.put("number", Integer.toString(failed.number()));
                fields.put("why", failed.why());
                yield "failed";
            }
            case Entry.Undone undone -> {
                fields.put("number", Integer.toString(undone.number()));
                yield "undone";
            }
            case Entry.Left left -> {
                fields.put("number", Integer.toString(left.number()));
                fields.put("why", left.why());
                yield "left";
            }
            case Entry.Closed closed -> {
                fields.put("why", closed.why());
                yield "closed";
            }
            case Entry.Applied _ -> "applied";
            case Entry.Confirmed _ -> "confirmed";
        };
    }

    private static void fillIntent(Entry.Intent intent, Map<String, String> fields) {
        fields.put("number", Integer.toString(intent.number()));
        fields.put("knob", intent.knob());
        fields.put("place", intent.place());
        fields.put("path", intent.path());
        if (intent.device() != null) {
            fields.put("ifindex", Integer.toString(intent.device().index()));
            fields.put("mac", intent.device().mac());
        }
        fields.put("from", intent.from());
        fields.put("to", intent.to());
        fields.put("why", intent.why());
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static @Nullable Entry entry(String kind, Fields fields) {
        int run = fields.number("run");
        return switch (kind) {
            case "begun" ->
                    new Entry.Begun(
                            run,
                            fields.text("boot"),
                            fields.text("namespace"),
                            fields.text("kernel"),
                            Long.parseLong(fields.text("pid")),
                            fields.text("time"),
                            fields.all.get("confirm-by"));
            case "intent" -> intent(run, fields);
            case "done" -> new Entry.Done(run, fields.number("number"), fields.text("now"));
            case "failed" -> new Entry.Failed(run, fields.number("number"), fields.text("why"));
            case "applied" -> new Entry.Applied(run);
            case "confirmed" -> new Entry.Confirmed(run);
            case "undone" -> new Entry.Undone(run, fields.number("number"));
            case "left" -> new Entry.Left(run, fields.number("number"), fields.text("why"));
            case "closed" -> new Entry.Closed(run, fields.text("why"));
            default -> null;
        };
    }

    private static Entry intent(int run, Fields fields) {
        Entry.Device device =
                fields.all.containsKey("ifindex")
                        ? new Entry.Device(fields.number("ifindex"), fields.text("mac"))
                        : null;
        return new Entry.Intent(
                run,
                fields.number("number"),
                fields.text("knob"),
                fields.text("place"),
                fields.text("path"),
                device,
                fields.text("from"),
                fields.text("to"),
                fields.text("why"));
    }

    /** The fields of a line; one that is missing makes the line a damaged one. */
    private record Fields(Map<String, String> all) {
        String text(String name) {
            String value = all.get(name);
            if (value == null) {
                throw new NoSuchElementException(name);
            }
            return value;
        }

        int number(String name) {
            return Integer.parseInt(text(name));
        }
    }

    private static String checksum(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static String plain(String escaped) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char letter = escaped.charAt(i);
            if (letter == '\\' && i + 1 < escaped.length()) {
                char next = escaped.charAt(++i);
                text.append(next == 't' ? '\t' : next == 'n' ? '\n' : next);
            } else {
                text.append(letter);
            }
        }
        return text.toString();
    }
}
