package io.headrace.host;

import io.headrace.kernel.KernelFault;
import io.headrace.kernel.abi.Errno;
import io.headrace.kernel.netlink.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Questions that the kernel refused, as gaps with what is known of the cause. What is refused for
 * each device alike is told once for the machine, with a path such as `netlink:netdev:napi-get`.
 */
final class Refusals {
    /** What such a path begins with. */
    static final String MACHINE = "netlink:";

    private final Map<String, Gap> gaps = new LinkedHashMap<>();

    /** What was refused for the whole machine so far, in the order met. */
    List<Gap> gaps() {
        return List.copyOf(gaps.values());
    }

    /**
     * Remembers one, the first of a question.
     *
     * @param since the version of Linux that has the answer
     */
    void add(String question, Refusal refusal, String since) {
        gaps.computeIfAbsent(MACHINE + question, path -> gap(path, refusal, since));
    }

    /**
     * One as a gap.
     *
     * @param since the version of Linux that has the answer; null when all have
     */
    static Gap gap(String path, Refusal refusal, @Nullable String since) {
        String reason = KernelFault.name(refusal.errno());
        return new Gap(path, reason, capability(reason), cause(refusal, since));
    }

    /** What lets a question through; null when nothing does. */
    static @Nullable String capability(String reason) {
        return reason.equals("EPERM") || reason.equals("EACCES") ? "CAP_NET_ADMIN" : null;
    }

    private static @Nullable String cause(Refusal refusal, @Nullable String since) {
        if (refusal.words() != null) {
            String line = refusal.words().replaceAll("\\p{Cntrl}+", " ").strip();
            return "the kernel says \"" + line + "\"";
        }
        boolean unknown = refusal.errno() == Errno.ENOENT || refusal.errno() == Errno.EOPNOTSUPP;
        return unknown && since != null ? "came with Linux " + since : null;
    }
}
