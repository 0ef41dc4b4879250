package io.headrace.bench.machine;

/**
 * What a command did inside an emulated machine.
 *
 * @param text what it printed
 * @param complaint what it printed on its second output
 */
public record Step(int code, String text, String complaint) {}
