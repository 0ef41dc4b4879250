package io.headrace.host;

/**
 * A way for a CPU to sleep, Documentation/admin-guide/pm/cpuidle.rst (Linux 6.12).
 *
 * @param name such as `C6`
 * @param latencyUs the microseconds it takes to wake; {@link Cpu#UNKNOWN} when not told
 * @param enabled false when somebody has switched it off
 */
public record IdleState(String name, long latencyUs, boolean enabled) {}
