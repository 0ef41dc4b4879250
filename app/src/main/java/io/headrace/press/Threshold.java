package io.headrace.press;

import io.headrace.fault.Fault;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a result must not be, such as `p99>5ms`: it holds as long as that is not so.
 *
 * @param expression as the user wrote it
 */
public record Threshold(String expression, Metric metric, Operator operator, double limit) {
    private static final Pattern FORM =
            Pattern.compile("\\s*([a-z][a-z0-9.]*)\\s*(>=|<=|>|<)\\s*([^\\s<>=].*)");

    /** How a value is compared with the limit. */
    public enum Operator {
        ABOVE(">"),
        BELOW("<"),
        AT_LEAST(">="),
        AT_MOST("<=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        private static Operator of(String sign) {
            return Arrays.stream(values())
                    .filter(operator -> operator.sign.equals(sign))
                    .findFirst()
                    .orElseThrow();
        }

        private boolean isSo(double value, double limit) {
            return switch (this) {
                case ABOVE -> value > limit;
                case BELOW -> value < limit;
                case AT_LEAST -> value >= limit;
                case AT_MOST -> value <= limit;
            };
        }
    }

    /**
     * What became of a threshold.
     *
     * @param value of the metric; NaN when too few answers tell it
     * @param answers how many answers there were
     * @param holds whether the result is told well enough, and is not what it must not be
     */
    public record Outcome(Threshold threshold, double value, long answers, boolean holds) {
        /** Whether there were enough answers to tell. */
        public boolean isTold() {
            return !Double.isNaN(value);
        }
    }

    /**
     * Reads `METRIC OPERATOR VALUE`, such as `p99>5ms`, `errors>0.1%` or `rate<10k`.
     *
     * @throws Fault BAD_INPUT when it is anything else
     */
    public static Threshold parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw refusal(
                    text,
                    "it is not a metric, one of > < >= <=, and a value",
                    "write it like 'p99>5ms', 'errors>0.1%' or 'rate<10k'");
        }
        String value = form.group(3).strip();
        Metric metric =
                Metric.of(form.group(1), value.endsWith("%"))
                        .orElseThrow(() ->
                                refusal(
                                        text,
                                        "\"" + form.group(1) + "\" is no metric",
                                        "try one of " + Metric.NAMES + ", as in 'p99>5ms'"));
        return new Threshold(
                text.strip(), metric, Operator.of(form.group(2)), limit(text, metric, value));
    }

    private static double limit(String text, Metric metric, String value) {
        try {
            return metric.quantity().parse(value);
        } catch (Fault e) {
            throw refusal(text, e.what() + ": " + e.likelyCause(), e.remedy());
        }
    }

    private static Fault refusal(String text, String cause, String remedy) {
        return new Fault(Fault.Kind.BAD_INPUT, "threshold \"" + text + "\"", cause, remedy);
    }

    /**
     * Judges a result. What cannot be told from so few answers does not hold: a check that passes
     * because nobody looked is worse than none.
     */
    public Outcome judge(PressResult result) {
        long answers = result.latency().count();
        if (answers < metric.leastAnswers()) {
            return new Outcome(this, Double.NaN, answers, false);
        }
        double value = metric.figure().applyAsDouble(result);
        return new Outcome(this, value, answers, !operator.isSo(value, limit));
    }

    /** For people, in the units of the house: `p99 > 5 ms`. */
    public String text() {
        return metric.name() + " " + operator.sign + " " + metric.quantity().print(limit);
    }
}
