package io.headrace.node;

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
        if (!ThisProcess.signalAtDeathOf(pid, SysPrctl.SIGKILL)) {
            Runtime.getRuntime().halt(1);
        }
    }
}
