package io.headrace.report;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * A text of metrics in the exposition format 0.0.4 of Prometheus: families, each with its help, its
 * type and its samples.
 */
public final class Exposition {
    /** The value of the field Content-Type. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    /** What the samples of a family are. */
    public enum Type {
        COUNTER,
        GAUGE,
        HISTOGRAM
    }

    /** Begins a family, whose samples follow. */
    public Exposition family(String name, Type type, String help) {
        text.append("# HELP ").append(name).append(' ').append(escaped(help)).append('\n');
        text.append("# TYPE ")
                .append(name)
                .append(' ')
                .append(type.name().toLowerCase(Locale.ROOT))
                .append('\n');
        return this;
    }

    /** Adds a sample without a label. */
    public Exposition sample(String name, double value) {
        return sample(name, figure(value));
    }

    /** Adds a count without a label. */
    public Exposition sample(String name, long count) {
        return sample(name, Long.toString(count));
    }

    /** Adds a count with one label. */
    public Exposition sample(String name, String label, String labelValue, long count) {
        String quoted = escaped(labelValue).replace("\"", "\\\"");
        return sample(name + "{" + label + "=\"" + quoted + "\"}", Long.toString(count));
    }

    private Exposition sample(String series, String figure) {
        text.append(series).append(' ').append(figure).append('\n');
        return this;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n");
    }

    /** A number in plain digits: 0.0001, not 1.0E-4. */
    public static String figure(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        BigDecimal decimal = BigDecimal.valueOf(value).stripTrailingZeros();
        return decimal.signum() == 0 ? "0" : decimal.toPlainString();
    }

    public String text() {
        return text.toString();
    }
}
