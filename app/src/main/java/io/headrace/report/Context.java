package io.headrace.report;

import io.headrace.host.Host;
import io.headrace.host.Settings;

import java.time.Instant;
import java.util.List;

/**
 * What every result document begins with.
 *
 * @param version of this program
 * @param command the words it was called with
 * @param settings of the machine
 */
public record Context(
        String version, List<String> command, Instant started, Host host, Settings settings) {
    public Context {
        command = List.copyOf(command);
    }
}
