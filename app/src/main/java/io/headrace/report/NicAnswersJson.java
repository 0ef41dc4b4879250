package io.headrace.report;

import io.headrace.host.Channels;
import io.headrace.host.Coalesce;
import io.headrace.host.Link;
import io.headrace.host.NicAnswers;
import io.headrace.host.Rings;
import io.headrace.host.Rss;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.function.BiConsumer;

/** What netlink and ioctl tell of a network device; null where nothing was answered. */
final class NicAnswersJson {
    private NicAnswersJson() {}

    static void add(ObjectNode node, NicAnswers answers) {
        node.put("firmware", answers.driver() == null ? null : answers.driver().firmware());
        put(node, "channels", answers.channels(), NicAnswersJson::addChannels);
        put(node, "rings", answers.rings(), NicAnswersJson::addRings);
        put(node, "coalesce", answers.coalesce(), NicAnswersJson::addCoalesce);
        put(node, "rss", answers.rss(), NicAnswersJson::addRss);
        HostFieldsJson.putAll(
                node,
                "features",
                answers.features(),
                (one, feature) -> {
                    one.put("name", feature.name());
                    one.put("active", feature.active());
                    one.put("wanted", feature.wanted());
                    one.put("changeable", feature.changeable());
                });
        put(node, "private_flags", answers.privateFlags(), (one, flags) -> flags.forEach(one::put));
        put(node, "counters", answers.counters(), (one, counters) -> counters.forEach(one::put));
        HostFieldsJson.putAll(
                node,
                "qdiscs",
                answers.qdiscs(),
                (one, qdisc) -> {
                    one.put("kind", qdisc.kind());
                    one.put("handle", qdisc.handle());
                    one.put("parent", qdisc.parent());
                });
        HostFieldsJson.putWords(node, "addresses", answers.addresses());
        addNapis(node, answers);
        Link link = answers.link();
        node.put("xdp", link == null ? null : (Boolean) !link.xdp().isEmpty());
        put(node, "link", link, NicAnswersJson::addLink);
    }

    private static void addNapis(ObjectNode node, NicAnswers answers) {
        HostFieldsJson.putAll(
                node,
                "napis",
                answers.napis(),
                (one, napi) -> {
                    one.put("id", napi.id());
                    one.put("irq", napi.irq());
                    one.put("pid", napi.pid());
                    one.put("defer_hard_irqs", napi.deferHardIrqs());
                    one.put("gro_flush_timeout_ns", napi.groFlushTimeoutNs());
                    one.put("irq_suspend_timeout_ns", napi.irqSuspendTimeoutNs());
                });
        HostFieldsJson.putAll(
                node,
                "queue_napis",
                answers.queues(),
                (one, queue) -> {
                    one.put("direction", queue.receives() ? "rx" : "tx");
                    one.put("queue", queue.queue());
                    one.put("napi", queue.napi());
                });
    }

    private static void addLink(ObjectNode node, Link link) {
        node.put("kind", link.kind());
        node.put("vlan", link.vlan());
        node.put("peer_namespace", link.peerNamespace());
        node.put("rx_queues_max", link.rxQueuesMax());
        node.put("tx_queues_max", link.txQueuesMax());
        ObjectNode limits = node.putObject("limits");
        link.limits().forEach(limits::put);
        HostFieldsJson.putAll(
                node,
                "xdp",
                link.xdp(),
                (one, program) -> {
                    HostFieldsJson.putWord(one, "mode", program.mode());
                    one.put("id", program.id());
                });
    }

    private static <T> void put(
            ObjectNode node, String field, @Nullable T value, BiConsumer<ObjectNode, T> adder) {
        if (value == null) {
            node.putNull(field);
        } else {
            adder.accept(node.putObject(field), value);
        }
    }

    private static void addChannels(ObjectNode node, Channels channels) {
        node.put("rx_max", channels.rxMax());
        node.put("tx_max", channels.txMax());
        node.put("other_max", channels.otherMax());
        node.put("combined_max", channels.combinedMax());
        node.put("rx", channels.rx());
        node.put("tx", channels.tx());
        node.put("other", channels.other());
        node.put("combined", channels.combined());
    }

    private static void addRings(ObjectNode node, Rings rings) {
        node.put("rx_max", rings.rxMax());
        node.put("rx_mini_max", rings.rxMiniMax());
        node.put("rx_jumbo_max", rings.rxJumboMax());
        node.put("tx_max", rings.txMax());
        node.put("rx", rings.rx());
        node.put("rx_mini", rings.rxMini());
        node.put("rx_jumbo", rings.rxJumbo());
        node.put("tx", rings.tx());
        node.put("rx_buffer_length", rings.rxBufferLength());
        node.put("tx_push", rings.txPush());
    }

    private static void addCoalesce(ObjectNode node, Coalesce coalesce) {
        node.put("rx_usecs", coalesce.rxUsecs());
        node.put("rx_frames", coalesce.rxFrames());
        node.put("tx_usecs", coalesce.txUsecs());
        node.put("tx_frames", coalesce.txFrames());
        node.put("adaptive_rx", coalesce.adaptiveRx());
        node.put("adaptive_tx", coalesce.adaptiveTx());
        ObjectNode others = node.putObject("others");
        coalesce.others().forEach(others::put);
    }

    private static void addRss(ObjectNode node, Rss rss) {
        node.put("hash_function", rss.hashFunction());
        ArrayNode table = node.putArray("table");
        rss.table().forEach(table::add);
        node.put("key", rss.key());
    }
}
