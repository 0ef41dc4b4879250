package io.headrace.node;

import io.headrace.diagnose.Verdict;
import io.headrace.host.Manifest;
import io.headrace.observe.Delta;
import io.headrace.press.PressResult;

/**
 * One run of load, and what was seen of the machine meanwhile.
 *
 * @param delta of this machine over the window
 * @param manifest the settings of this machine
 */
public record LoadReport(PressResult result, Delta delta, Verdict verdict, Manifest manifest) {}
