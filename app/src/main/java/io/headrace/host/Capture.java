package io.headrace.host;

import io.headrace.fault.Fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A machine together with the files it was read from, to be written as a tree that reads the same
 * elsewhere: the folders `proc` and `sys`, the answers about network devices in `netlink`, routes
 * and rules in `routing`, what could not be read in `gaps`.
 *
 * <p>Nothing is listed by hand: what the readers looked at is what is copied, so a new reader is in
 * the next capture by itself. Of processes only those are kept that the machine names.
 */
public final class Capture {
    private static final Pattern KERNEL_FILE = Pattern.compile("(proc|sys)(/.*)?");
    private static final Pattern PROCESS = Pattern.compile("proc/([0-9]+)(/.*)?");
    private static final Pattern DESCRIPTOR = Pattern.compile("proc/[0-9]+/fd/.*");
    private static final String SOCKET = "socket:";

    private final HostRoot source;
    private final Machine machine;
    private final Set<Integer> processes;
    private final Set<String> looks = new TreeSet<>();
    private final Set<String> lists = new TreeSet<>();

    private Capture(HostRoot source) {
        this.source = source;
        machine = Machine.read(source.seenBy((path, names) -> (names ? lists : looks).add(path)));
        processes = processes(machine);
    }

    /** Reads a machine, and remembers what was looked at. */
    public static Capture of(HostRoot source) {
        return new Capture(source);
    }

    public Machine machine() {
        return machine;
    }

    /**
     * Writes the tree.
     *
     * @param folder is made; may be there if it is empty
     * @param disguise what is put in the place of addresses and names
     * @param origin the page that tells where it comes from, `ORIGIN.md`
     * @throws Fault BAD_INPUT when it holds something or cannot be written
     */
    public void write(Path folder, Disguise disguise, String origin) {
        try {
            Files.createDirectories(folder);
            refuseContents(folder);
            TreeCopy copy = new TreeCopy(source.path(), folder, disguise);
            for (String path : looks) {
                if (isWanted(path)) {
                    copy.copy(path);
                }
            }
            for (String path : lists) {
                if (isWanted(path)) {
                    copy.names(path, this::isWanted);
                }
            }
            writeAnswers(folder, disguise);
            Files.writeString(folder.resolve("gaps"), gaps());
            Files.writeString(folder.resolve("ORIGIN.md"), origin);
        } catch (IOException e) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "cannot write a capture to " + folder + ": " + e.getMessage(),
                    "the folder cannot be made, or the disk is full",
                    "name another folder, or make room",
                    e);
        }
    }

    private static void refuseContents(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new Fault(
                        Fault.Kind.BAD_INPUT,
                        "folder " + folder + " is not empty",
                        "a capture would mix with what is there",
                        "name a new folder");
            }
        }
    }

    private void writeAnswers(Path folder, Disguise disguise) throws IOException {
        for (NetDevice nic : machine.nics()) {
            String text = AnswersPrinter.print(disguise.answers(nic.answers()));
            if (!text.isEmpty()) {
                Path answers = Files.createDirectories(folder.resolve("netlink"));
                Files.writeString(answers.resolve(nic.name()), text);
            }
        }
        String routing = RoutingPrinter.print(disguise.routing(machine.routing()));
        if (!routing.isEmpty()) {
            Files.writeString(folder.resolve(CapturedAnswers.ROUTING), routing);
        }
    }

    /** What could not be read, a line each as {@link Survey} takes it. */
    private String gaps() {
        StringBuilder text = new StringBuilder();
        for (Gap gap : machine.gaps()) {
            if (gap.reason().matches("E[A-Z0-9]+") && !gap.path().contains(" ")) {
                text.append(gap.reason()).append(' ').append(gap.path());
                text.append(gap.cause() == null ? "" : "\t" + gap.cause()).append('\n');
            }
        }
        return text.toString();
    }

    /** Answers and gaps are written anew, from what the machine tells. */
    private boolean isWanted(String path) {
        if (!KERNEL_FILE.matcher(path).matches()) {
            return false;
        }
        Matcher process = PROCESS.matcher(path);
        if (!process.matches()) {
            return true;
        }
        boolean named = processes.contains(Integer.valueOf(process.group(1)));
        return named && (!DESCRIPTOR.matcher(path).matches() || isSocket(path));
    }

    private boolean isSocket(String path) {
        String target = source.link(path);
        return target != null && target.startsWith(SOCKET);
    }

    private static Set<Integer> processes(Machine machine) {
        Set<Integer> pids = new HashSet<>();
        machine.rewriters().forEach(rewriter -> pids.add(rewriter.pid()));
        List<PacketTap> taps = machine.taps();
        taps.stream().map(PacketTap::pid).filter(pid -> pid != null).forEach(pids::add);
        return pids;
    }
}
