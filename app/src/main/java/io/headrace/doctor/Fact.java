package io.headrace.doctor;

/**
 * One value that a finding rests on.
 *
 * @param origin the file or the question it was read from
 */
public record Fact(String name, String value, String origin) {
    /** For people: {@code rps_cpus ffffffff (sys/class/net/eth0/queues/rx-0/rps_cpus)}. */
    public String text() {
        return name + " " + value + " (" + origin + ")";
    }
}
