package io.headrace.observe;

import io.headrace.host.HostRoot;

import java.util.ArrayList;
import java.util.List;

/** The processes of a machine but some, {@code proc/PID/stat}: their times are of all threads. */
final class Processes {
    /** So that a look stays short on a machine with very many. */
    private static final int MOST = 4096;

    /** The place of the flags behind the name, where the state letter is 0. */
    private static final int FLAGS = 6;

    /** Of threads of the kernel, include/linux/sched.h: theirs is work done for somebody. */
    private static final int PF_KTHREAD = 0x0020_0000;

    private Processes() {}

    static List<TaskStat> besides(HostRoot root, List<Integer> measured) {
        List<Integer> pids =
                root.list("proc").stream()
                        .filter(name -> name.matches("[0-9]{1,9}"))
                        .map(Integer::valueOf)
                        .filter(pid -> !measured.contains(pid))
                        .limit(MOST)
                        .toList();
        List<TaskStat> others = new ArrayList<>();
        for (int pid : pids) {
            String stat = root.read("proc/" + pid + "/stat");
            if (stat == null || isOfTheKernel(stat)) {
                continue;
            }
            TaskStat process = TaskStat.parse(pid, pid, stat, null);
            if (process != null) {
                others.add(process);
            }
        }
        return others;
    }

    private static boolean isOfTheKernel(String stat) {
        String fields = stat.substring(stat.lastIndexOf(')') + 1).strip();
        String[] first = fields.split(" ", FLAGS + 2);
        return first.length > FLAGS && (Long.parseLong(first[FLAGS]) & PF_KTHREAD) != 0;
    }
}
