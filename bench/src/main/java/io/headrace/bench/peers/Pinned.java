package io.headrace.bench.peers;

import io.headrace.host.HostRoot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A process on the CPUs of a list, with the highest priority that is allowed. */
final class Pinned implements AutoCloseable {
    private static final double TICKS_PER_SECOND = 100;
    private static final int UTIME = 11;
    private static final long PAGES_PER_MIB = 256;

    private final Process process;

    private Pinned(Process process) {
        this.process = process;
    }

    private static List<String> command(String cpus, List<String> words) {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", cpus));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("nice", "-n", "-20"));
        }
        command.addAll(words);
        return command;
    }

    static Pinned start(String cpus, Path folder, List<String> words) throws IOException {
        return new Pinned(
                new ProcessBuilder(command(cpus, words))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("output.log").toFile())
                        .start());
    }

    /**
     * Runs a program to its end.
     *
     * @param output what it printed
     * @param cpuSeconds user and system time of it and all it started
     */
    record Run(String output, double cpuSeconds) {}

    /** Lets bash take the time, since the kernel forgets a process once it is reaped. */
    static Run run(String cpus, List<String> words) throws IOException {
        List<String> timed =
                new ArrayList<>(
                        List.of(
                                "bash",
                                "-c",
                                "TIMEFORMAT='cpu %3U %3S'; time \"$@\" 2>&1",
                                "timed"));
        timed.addAll(words);
        Process process =
                new ProcessBuilder(command(cpus, timed)).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String last = output.lines().filter(line -> line.startsWith("cpu ")).toList().getLast();
        String[] times = last.split(" ", -1);
        return new Run(output, Double.parseDouble(times[1]) + Double.parseDouble(times[2]));
    }

    /** CPU seconds of the process and its living descendants, proc_pid_stat(5). */
    double cpuSeconds() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToDouble(one -> cpuSeconds(one.pid()))
                .sum();
    }

    /** Resident memory of the process and its living descendants, proc_pid_statm(5). */
    long residentMiB() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                        .mapToLong(one -> residentPages(one.pid()))
                        .sum()
                / PAGES_PER_MIB;
    }

    private static long residentPages(long pid) {
        String statm = HostRoot.thisMachine().read("proc/" + pid + "/statm");
        return statm == null ? 0 : Long.parseLong(statm.split(" ", -1)[1]);
    }

    private static double cpuSeconds(long pid) {
        String stat = HostRoot.thisMachine().read("proc/" + pid + "/stat");
        if (stat == null) {
            return 0; // ended meanwhile
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        double ticks = Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1]);
        return ticks / TICKS_PER_SECOND;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }
}
