package io.headrace.node;

import io.headrace.diagnose.Verdict;
import io.headrace.observe.Delta;
import io.headrace.press.PressResult;

/**
 * One run of load, and what was seen of the machine meanwhile.
 *
 * @param delta of this machine over the window
 */
public record LoadReport(
        PressResult result, Delta delta, Environment environment, Verdict verdict) {}
