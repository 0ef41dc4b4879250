package io.headrace.host;

import io.headrace.units.CpuSet;

import org.jspecify.annotations.Nullable;

/** The files of `sys/devices/system/cpu` that list CPUs. */
final class CpuListFiles {
    private static final String FOLDER = "sys/devices/system/cpu/";

    private CpuListFiles() {}

    /**
     * @param online the online CPUs where the kernel gives no list of the others
     */
    static CpuLists read(Survey survey, CpuSet online) {
        CpuSet present = orElse(survey.cpuList(FOLDER + "present"), online);
        return new CpuLists(
                orElse(survey.cpuList(FOLDER + "possible"), present),
                present,
                online,
                orElse(survey.cpuList(FOLDER + "isolated"), CpuSet.EMPTY),
                orElse(survey.cpuList(FOLDER + "nohz_full"), CpuSet.EMPTY));
    }

    private static CpuSet orElse(@Nullable CpuSet told, CpuSet other) {
        return told == null ? other : told;
    }
}
