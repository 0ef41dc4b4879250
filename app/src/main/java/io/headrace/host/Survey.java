package io.headrace.host;

import io.headrace.fault.Fault;
import io.headrace.kernel.PseudoFile;
import io.headrace.units.CpuMask;
import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One look at a machine, which remembers what it could not read: each reader asks it for values,
 * and a file that is forbidden or holds nonsense becomes a {@link Gap} and null, never an
 * exception. A file that is missing is a feature that is missing, which is no gap.
 *
 * <p>A captured tree tells its own gaps in the file `gaps` at its root, a line `EACCES path` each;
 * what is known of the cause stands behind a tab.
 */
final class Survey {
    /** What the kernel prints for a CPU list it has not made, lib/vsprintf.c. */
    private static final String NO_LIST = "(null)";

    private static final int SHOWN = 40;

    private final HostRoot root;
    private final Map<String, Gap> captured;
    private final List<Gap> gaps = new ArrayList<>();

    Survey(HostRoot root) {
        this.root = root;
        captured = captured(root);
    }

    HostRoot root() {
        return root;
    }

    /** What could not be read so far, in the order met. */
    List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    /** The whole text of a file; null when it is missing or a gap. */
    @Nullable String text(String path) {
        PseudoFile.Reading reading = root.attempt(path);
        if (reading.text() == null) {
            noteRefusal(path, reading);
        }
        return reading.text();
    }

    /** The text of a one-value file without its line end; null when missing, blank or a gap. */
    @Nullable String value(String path) {
        String text = text(path);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** A number in decimal digits, perhaps negative; null when missing or a gap. */
    @Nullable Long number(String path) {
        return number(path, value(path));
    }

    /** The number that a file holds; null when there is none or it is a gap. */
    @Nullable Long number(String path, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("-?[0-9]{1,18}")) {
            malformed(path, text, "is no number");
            return null;
        }
        return Long.valueOf(text);
    }

    /** A number of at least 0 that fits; the other when it is missing, negative or a gap. */
    int number(String path, int otherwise) {
        Integer number = integer(path);
        return number == null || number < 0 ? otherwise : number;
    }

    /** A number that fits an `int`; null when missing or a gap. */
    @Nullable Integer integer(String path) {
        Long number = number(path);
        if (number != null && number != number.intValue()) {
            malformed(path, number.toString(), "is too large");
            return null;
        }
        return number == null ? null : number.intValue();
    }

    /** A flag, any number but 0 being on; null when missing or a gap. */
    @Nullable Boolean flag(String path) {
        Long number = number(path);
        return number == null ? null : number != 0;
    }

    /** A file that lists CPUs, blank for none; null when missing or a gap. */
    @Nullable CpuSet cpuList(String path) {
        return cpuList(path, text(path));
    }

    /** The CPUs that a file lists; null when there is no list or it is a gap. */
    @Nullable CpuSet cpuList(String path, @Nullable String list) {
        try {
            return list == null
                    ? null
                    : list.strip().equals(NO_LIST) ? CpuSet.EMPTY : CpuSet.parseOrEmpty(list);
        } catch (Fault refused) {
            malformed(path, list, "is no CPU list: " + refused.likelyCause());
            return null;
        }
    }

    /** A file that holds a CPU mask; null when missing, blank or a gap. */
    @Nullable CpuMask cpuMask(String path) {
        String mask = value(path);
        try {
            return mask == null ? null : CpuMask.parse(mask);
        } catch (Fault refused) {
            malformed(path, mask, "is no CPU mask: " + refused.likelyCause());
            return null;
        }
    }

    /** The numbers N of the names `prefixN` in a folder, ascending. */
    List<Integer> numbered(String folder, String prefix) {
        return root.list(folder).stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .filter(digits -> digits.matches("0|[1-9][0-9]{0,8}"))
                .map(Integer::valueOf)
                .sorted()
                .toList();
    }

    /** Remembers a text that is not what the kernel prints. */
    void malformed(String path, @Nullable String text, String problem) {
        gaps.add(new Gap(path, "\"" + shown(text) + "\" " + problem, null));
    }

    /** Remembers a file that is not whole. */
    void incomplete(String path, String problem) {
        gaps.add(new Gap(path, problem, null));
    }

    /** Remembers what a look elsewhere would have told. */
    void refused(String path, String reason, String capability) {
        gaps.add(new Gap(path, reason, capability));
    }

    /** Gaps of a captured tree that no file has, by what their paths begin with. */
    List<Gap> capturedGaps(String prefix) {
        return captured.values().stream().filter(gap -> gap.path().startsWith(prefix)).toList();
    }

    private void noteRefusal(String path, PseudoFile.Reading reading) {
        Gap told = captured.get(path);
        if (told != null) {
            gaps.add(told);
        } else if (reading.isForbidden() || reading.isFailure()) {
            gaps.add(gap(path, reading.reason(), null));
        }
    }

    private static Gap gap(String path, String reason, @Nullable String cause) {
        return new Gap(path, reason, capability(path, reason), cause);
    }

    /**
     * What opens a file to another than its owner, capabilities(7); null when nothing does, as for
     * sysctls, which know root only: fs/proc/proc_sysctl.c test_perm. Those of networks let their
     * administrator in: net/sysctl_net.c net_ctl_permissions (Linux 6.12).
     */
    private static @Nullable String capability(String path, String reason) {
        if (path.startsWith(Refusals.MACHINE)) {
            return Refusals.capability(reason);
        }
        boolean forbidden = reason.equals("EACCES") || reason.equals("EPERM");
        if (forbidden && path.matches("proc/[0-9]+/.*")) {
            return "CAP_SYS_PTRACE";
        }
        if (reason.equals("EACCES") && path.startsWith("proc/sys/")) {
            return path.startsWith("proc/sys/net/") ? "CAP_NET_ADMIN" : null;
        }
        return switch (reason) {
            case "EACCES" -> "CAP_DAC_READ_SEARCH";
            case "EPERM" -> "CAP_SYS_ADMIN";
            default -> null;
        };
    }

    /** At most so much that a line stays a line, and in no letters a terminal could obey. */
    private static String shown(@Nullable String text) {
        String line = text == null ? "" : text.strip().replaceAll("[^ -~]", "?");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
    }

    private static Map<String, Gap> captured(HostRoot root) {
        Map<String, Gap> gaps = new LinkedHashMap<>();
        String text = root.isThisMachine() ? null : root.read("gaps");
        if (text != null) {
            text.lines()
                    .map(line -> line.split(" ", 2))
                    .filter(words -> words.length == 2)
                    .map(words -> gap(words[0], words[1].split("\t", 2)))
                    .forEach(gap -> gaps.put(gap.path(), gap));
        }
        return gaps;
    }

    private static Gap gap(String reason, String[] pathAndCause) {
        return gap(pathAndCause[0], reason, pathAndCause.length == 2 ? pathAndCause[1] : null);
    }
}
