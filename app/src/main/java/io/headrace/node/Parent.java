package io.headrace.node;

import io.headrace.fault.Fault;
import io.headrace.kernel.ThisProcess;
import io.headrace.kernel.abi.SysPrctl;

/** The process that started this one. */
public final class Parent {
    private Parent() {}

    /**
     * Lets the kernel kill this process when the thread that started it ends, whatever ends it;
     * ends at once when that has already happened.
     *
     * @param pid of the process that must be the parent
     */
    public static void dieWith(long pid) {
        ask(pid, SysPrctl.SIGKILL);
    }

    /** The same with SIGTERM, for a process that has something to put away. */
    public static void endWith(long pid) {
        ask(pid, SysPrctl.SIGTERM);
    }

    private static void ask(long pid, int signal) {
        if (!ThisProcess.signalAtDeathOf(pid, signal)) {
            throw new Fault(
                    Fault.Kind.INTERNAL,
                    "process " + pid + " is not the parent",
                    "it ended before its child had begun",
                    "nothing: the child ends, too");
        }
    }
}
