package io.headrace.experiment;

/** Where a setting is measured: a pair of child processes, or a model in a test. */
public interface Rig extends AutoCloseable {
    /**
     * Measures one setting once.
     *
     * @param windowNs length of the measured window; warm-up comes before it
     * @throws InterruptedException when the search is to end
     */
    Trial measure(Setting setting, long windowNs) throws InterruptedException;

    /** The CPUs there are for both sides. */
    int cpus();

    /** Whether the number of the server's threads is ours to choose. */
    boolean ownsServer();

    @Override
    void close();
}
