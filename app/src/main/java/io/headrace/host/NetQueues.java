package io.headrace.host;

import io.headrace.units.CpuMask;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The folders `queues/rx-N` and `queues/tx-N` of a network device, net/core/net-sysfs.c. */
final class NetQueues {
    private NetQueues() {}

    static List<RxQueue> receive(Survey survey, String folder) {
        String queues = folder + "/queues";
        return survey.numbered(queues, "rx-").stream()
                .map(index -> receive(survey, queues + "/rx-" + index + "/", index))
                .toList();
    }

    private static RxQueue receive(Survey survey, String queue, int index) {
        return new RxQueue(
                index,
                null,
                survey.cpuMask(queue + "rps_cpus"),
                survey.number(queue + "rps_flow_cnt"));
    }

    static List<TxQueue> transmit(Survey survey, String folder) {
        String queues = folder + "/queues";
        return survey.numbered(queues, "tx-").stream()
                .map(index -> transmit(survey, queues + "/tx-" + index + "/", index))
                .toList();
    }

    private static TxQueue transmit(Survey survey, String queue, int index) {
        CpuMask rxQueues = survey.cpuMask(queue + "xps_rxqs");
        return new TxQueue(
                index,
                null,
                survey.cpuMask(queue + "xps_cpus"),
                rxQueues == null ? null : rxQueues.cpus().stream().boxed().toList(),
                limits(survey, queue + "byte_queue_limits/"));
    }

    private static TxQueue.@Nullable ByteLimits limits(Survey survey, String folder) {
        Long limit = survey.number(folder + "limit");
        Long min = survey.number(folder + "limit_min");
        Long max = survey.number(folder + "limit_max");
        Long holdTimeMs = survey.number(folder + "hold_time");
        return limit == null || min == null || max == null || holdTimeMs == null
                ? null
                : new TxQueue.ByteLimits(limit, min, max, holdTimeMs);
    }
}
