package io.headrace.report;

import io.headrace.host.Host;

/** The page of a captured tree that tells where it comes from, `ORIGIN.md`. */
public final class CaptureOrigin {
    private CaptureOrigin() {}

    /**
     * The whole page.
     *
     * @param replaced what was put in the place of addresses and names, one sentence
     */
    public static String write(Context context, String replaced) {
        Host host = context.host();
        return "# Where this comes from\n\n"
                + "Captured by `headrace host --capture`, version "
                + context.version()
                + ", on "
                + context.started()
                + ".\n\nLinux "
                + host.kernel()
                + ", "
                + host.cpus().size()
                + " CPUs, "
                + host.nodes()
                + (host.nodes() == 1 ? " node, " : " nodes, ")
                + host.cpuModel()
                + ".\n\n"
                + replaced
                + "\n";
    }
}
