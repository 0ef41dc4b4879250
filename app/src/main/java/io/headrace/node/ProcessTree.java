package io.headrace.node;

import io.headrace.host.HostRoot;

import java.util.List;

/** The living descendants of a process. */
final class ProcessTree {
    private ProcessTree() {}

    /** Without zombies, which only wait for their exit code to be read. */
    static List<ProcessHandle> below(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .filter(process -> !isZombie(process.pid()))
                .toList();
    }

    /** The state follows the name, which is in parentheses, proc_pid_stat(5). */
    static boolean isZombie(long pid) {
        String stat = HostRoot.thisMachine().value("proc/" + pid + "/stat");
        return stat == null || stat.startsWith(") Z", stat.lastIndexOf(')'));
    }
}
