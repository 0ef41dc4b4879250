package io.headrace.node;

import io.headrace.diagnose.Verdict;
import io.headrace.observe.Delta;
import io.headrace.press.PressResult;

import java.util.List;

/**
 * One run of load, and what was seen of the machine meanwhile.
 *
 * @param delta of this machine over the window
 * @param notes what of this machine came in its way, a sentence each; mostly none
 */
public record LoadReport(
        PressResult result,
        Delta delta,
        Environment environment,
        Verdict verdict,
        List<String> notes) {
    public LoadReport {
        notes = List.copyOf(notes);
    }
}
