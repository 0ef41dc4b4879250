package io.headrace.node;

import io.headrace.units.CpuSet;

import java.util.List;

/** A server that load is sent to, as far as this process has power over it. */
public interface ServerUnderTest extends AutoCloseable {
    /** Where it answers. */
    String url();

    /** Its processes on this machine; none when they are not known. */
    List<Integer> pids();

    /** Lets it run on these CPUs only, if it is ours. */
    void confine(CpuSet cpus);

    @Override
    void close();

    /** A server somebody else runs. */
    static ServerUnderTest at(String url) {
        return new ServerUnderTest() {
            @Override
            public String url() {
                return url;
            }

            @Override
            public List<Integer> pids() {
                return List.of();
            }

            @Override
            public void confine(CpuSet cpus) {
                // not ours to move
            }

            @Override
            public void close() {
                // not ours to end
            }
        };
    }
}
