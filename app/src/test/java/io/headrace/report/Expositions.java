package io.headrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the exposition format 0.0.4 of Prometheus and checks what its own tool does: each family
 * has its help and type once and before its samples, which stand together, none twice; counters end
 * in `_total`; buckets of a histogram are cumulative and end with `+Inf`, which is its count.
 */
public final class Expositions {
    private static final Pattern HEAD =
            Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern SAMPLE =
            Pattern.compile(
                    "([a-zA-Z_:][a-zA-Z0-9_:]*)"
                        + "(?:\\{([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\[\\\\n\"])*)\"\\})?"
                        + " (NaN|[+-]Inf|-?[0-9]+(?:\\.[0-9]+)?)");

    private final Map<String, String> types = new HashMap<>();
    private final Map<String, Double> samples = new LinkedHashMap<>();
    private final List<String> order = new ArrayList<>();

    private Expositions() {}

    /** The samples of a text: name with labels → value. */
    public static Map<String, Double> parse(String text) {
        assertThat(text).endsWith("\n");
        Expositions read = new Expositions();
        text.lines().forEach(read::line);
        read.checkHistograms();
        return read.samples;
    }

    private void line(String line) {
        Matcher head = HEAD.matcher(line);
        if (head.matches()) {
            String name = head.group(2);
            if (head.group(1).equals("HELP")) {
                assertThat(order).as(line).doesNotContain(name);
                order.add(name);
            } else {
                assertThat(order.getLast()).as(line).isEqualTo(name);
                assertThat(types.put(name, head.group(3))).as(line).isNull();
            }
            return;
        }
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        String family = order.getLast();
        String type = types.get(family);
        assertThat(type).as(line).isIn("counter", "gauge", "histogram");
        String name = sample.group(1);
        if ("histogram".equals(type)) {
            assertThat(name).isIn(family + "_bucket", family + "_sum", family + "_count");
        } else {
            assertThat(name).isEqualTo(family);
        }
        assertThat(name.endsWith("_total")).as(line).isEqualTo("counter".equals(type));
        double value = Double.parseDouble(sample.group(4).replace("Inf", "Infinity"));
        String key = line.substring(0, line.lastIndexOf(' '));
        assertThat(samples.put(key, value)).as("twice: " + key).isNull();
    }

    private void checkHistograms() {
        types.forEach((family, type) -> {
            if (type.equals("histogram")) {
                List<Double> buckets =
                        samples.entrySet().stream()
                                .filter(e -> e.getKey().startsWith(family + "_bucket{le=\""))
                                .map(Map.Entry::getValue)
                                .toList();
                assertThat(buckets).as(family).isSorted();
                assertThat(samples.get(family + "_bucket{le=\"+Inf\"}"))
                        .isEqualTo(buckets.getLast())
                        .isEqualTo(samples.get(family + "_count"));
                assertThat(samples).containsKey(family + "_sum");
            }
        });
    }
}
