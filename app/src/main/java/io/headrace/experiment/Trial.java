package io.headrace.experiment;

import io.headrace.diagnose.Verdict;
import io.headrace.press.PressResult;

/**
 * One measurement of one setting.
 *
 * @param serverCpuUs CPU time of the server for each answer in microseconds; NaN when not seen
 */
public record Trial(PressResult result, double serverCpuUs, Verdict verdict) {
    double rate() {
        return result.rate();
    }
}
