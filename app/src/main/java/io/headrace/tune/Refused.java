package io.headrace.tune;

/**
 * What was thought of and is not in a plan.
 *
 * @param knob the setting, or what stands for it outside of this program's reach
 * @param why with the command for a person, where there is one
 */
public record Refused(String knob, String why) {}
