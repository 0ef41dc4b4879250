package io.headrace.report;

import io.headrace.press.Threshold;
import io.headrace.press.Threshold.Outcome;
import io.headrace.units.Counts;

/** What is said of a threshold that does not hold. */
public final class ThresholdText {
    private ThresholdText() {}

    /** One line, such as `failed: p99 > 5 ms: it is 7.2 ms`. */
    public static String failed(Outcome outcome) {
        Threshold threshold = outcome.threshold();
        return "failed: "
                + threshold.text()
                + ": "
                + (outcome.isTold()
                        ? "it is " + threshold.metric().quantity().print(outcome.value())
                        : "it cannot be told from "
                                + Counts.print(outcome.answers())
                                + " answers, it takes "
                                + Counts.print(threshold.metric().leastAnswers()))
                + "\n";
    }
}
