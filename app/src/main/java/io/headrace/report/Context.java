package io.headrace.report;

import io.headrace.host.Host;

import java.time.Instant;
import java.util.List;

/**
 * What every result document begins with.
 *
 * @param version of this program
 * @param command the words it was called with
 */
public record Context(String version, List<String> command, Instant started, Host host) {
    public Context {
        command = List.copyOf(command);
    }
}
