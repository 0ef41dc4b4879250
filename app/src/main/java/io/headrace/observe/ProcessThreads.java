package io.headrace.observe;

import io.headrace.host.HostRoot;

import java.util.ArrayList;
import java.util.List;

/** All threads of one process, {@code proc/PID/task}. */
final class ProcessThreads {
    private ProcessThreads() {}

    /** Those that lived while they were read; none when the process is gone or not to be seen. */
    static List<TaskStat> read(HostRoot root, int pid) {
        String folder = "proc/" + pid + "/task";
        List<TaskStat> threads = new ArrayList<>();
        for (String tid : root.list(folder)) {
            String stat = root.read(folder + "/" + tid + "/stat");
            if (stat == null) {
                continue; // ended after the folder was listed
            }
            String schedstat = root.read(folder + "/" + tid + "/schedstat");
            TaskStat thread = TaskStat.parse(pid, Integer.parseInt(tid), stat, schedstat);
            if (thread != null) {
                threads.add(thread);
            }
        }
        return threads;
    }
}
