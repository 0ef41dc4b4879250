package io.headrace.report;

import static io.headrace.report.HostFieldsJson.putKnown;
import static io.headrace.report.HostFieldsJson.putMask;
import static io.headrace.report.HostFieldsJson.putSet;
import static io.headrace.report.HostFieldsJson.putWord;
import static io.headrace.report.HostFieldsJson.putWords;

import io.headrace.host.NetDevice;
import io.headrace.host.RxQueue;
import io.headrace.host.TxQueue;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A network device in the document of a machine. */
final class NicJson {
    private NicJson() {}

    static void add(ObjectNode node, NetDevice nic) {
        node.put("name", nic.name());
        putKnown(node, "index", nic.index());
        putWord(node, "kind", nic.kind());
        addHardware(node, nic);
        node.put("speed_mbps", nic.speedMbps());
        node.put("duplex", nic.duplex());
        node.put("mtu", nic.mtu());
        node.put("mac", nic.mac());
        node.put("oper_state", nic.operState());
        node.put("up", nic.up());
        node.put("carrier", nic.carrier());
        node.put("master", nic.master());
        putWords(node, "lower", nic.lower());
        node.put("peer", nic.peer());
        ArrayNode rx = node.putArray("rx_queues");
        nic.rxQueues().forEach(queue -> addRx(rx.addObject(), queue));
        ArrayNode tx = node.putArray("tx_queues");
        nic.txQueues().forEach(queue -> addTx(tx.addObject(), queue));
        addPolling(node.putObject("napi_settings"), nic.polling());
        node.put("tx_queue_len", nic.txQueueLen());
        ObjectNode statistics = node.putObject("statistics");
        nic.statistics().forEach(statistics::put);
        NicAnswersJson.add(node, nic.answers());
    }

    private static void addHardware(ObjectNode node, NetDevice nic) {
        NetDevice.BusPlace bus = nic.bus();
        node.put("driver", HostDevicesText.driver(nic));
        node.put("driver_version", HostDevicesText.driverVersion(nic));
        node.put("bus", bus == null ? null : bus.address());
        node.put("bus_kind", bus == null ? null : bus.bus());
        node.put("vendor", bus == null ? null : bus.vendor());
        node.put("device", bus == null ? null : bus.device());
        putKnown(node, "node", nic.node());
        putSet(node, "local_cpus", nic.localCpus());
    }

    private static void addRx(ObjectNode node, RxQueue queue) {
        node.put("index", queue.index());
        node.put("irq", queue.irq());
        putMask(node, "rps_cpus", queue.rpsCpus());
        node.put("rps_flow_cnt", queue.rpsFlowCount());
    }

    private static void addTx(ObjectNode node, TxQueue queue) {
        node.put("index", queue.index());
        node.put("irq", queue.irq());
        putMask(node, "xps_cpus", queue.xpsCpus());
        if (queue.xpsRxQueues() == null) {
            node.putNull("xps_rxqs");
        } else {
            ArrayNode rxqs = node.putArray("xps_rxqs");
            queue.xpsRxQueues().forEach(rxqs::add);
        }
        TxQueue.ByteLimits limits = queue.limits();
        if (limits == null) {
            node.putNull("byte_queue_limits");
        } else {
            ObjectNode bytes = node.putObject("byte_queue_limits");
            bytes.put("limit", limits.limit());
            bytes.put("limit_min", limits.min());
            bytes.put("limit_max", limits.max());
            bytes.put("hold_time_ms", limits.holdTimeMs());
        }
    }

    private static void addPolling(ObjectNode node, NetDevice.Polling polling) {
        node.put("gro_flush_timeout_ns", polling.groFlushTimeoutNs());
        node.put("defer_hard_irqs", polling.deferHardIrqs());
        node.put("threaded", polling.threaded());
    }
}
