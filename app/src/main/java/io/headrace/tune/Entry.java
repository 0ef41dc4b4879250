package io.headrace.tune;

import org.jspecify.annotations.Nullable;

/** One line of the journal. */
public sealed interface Entry {
    /** The run it belongs to. */
    int run();

    /**
     * A run begins.
     *
     * @param boot this boot, random(4)
     * @param namespace the network namespace
     * @param kernel its release
     * @param pid the process that makes the changes
     * @param time ISO 8601, UTC
     * @param confirmBy when all is put back unless it is confirmed; null for a run that needs none
     */
    record Begun(
            int run,
            String boot,
            String namespace,
            String kernel,
            long pid,
            String time,
            @Nullable String confirmBy)
            implements Entry {}

    /**
     * What is about to be written; on disk before it is.
     *
     * @param number in its run, from 1 on
     * @param knob which setting, by its name in the catalogue
     * @param place of what
     * @param path the file or the message
     * @param device the network device it belongs to; null for none
     * @param from what it was
     * @param to what it shall be; the same for what another change of the run makes anew
     */
    record Intent(
            int run,
            int number,
            String knob,
            String place,
            String path,
            @Nullable Device device,
            String from,
            String to,
            String why)
            implements Entry {
        /** Whether it only remembers what another change of the run may spoil. */
        public boolean isKept() {
            return from.equals(to);
        }

        /** {@code rps.cpus of eth0 rx-0}. */
        String what() {
            return Change.what(knob, place);
        }
    }

    /**
     * A network device that is not another that bears its name later.
     *
     * @param index the kernel's number of it
     * @param mac its hardware address; empty without
     */
    record Device(int index, String mac) {}

    /** It was written, and reads so now. */
    record Done(int run, int number, String now) implements Entry {}

    /** The kernel refused it; nothing was changed. */
    record Failed(int run, int number, String why) implements Entry {}

    /** All of a run was tried. */
    record Applied(int run) implements Entry {}

    /** A person said that the machine may stay so. */
    record Confirmed(int run) implements Entry {}

    /** It is as it was before. */
    record Undone(int run, int number) implements Entry {}

    /** It is not put back, for a reason. */
    record Left(int run, int number, String why) implements Entry {}

    /** Nothing of a run is left to be put back. */
    record Closed(int run, String why) implements Entry {}
}
