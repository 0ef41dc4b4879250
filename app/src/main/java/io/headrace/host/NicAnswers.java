package io.headrace.host;

import io.headrace.fault.Fault;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of a network device no file tells, only netlink and ioctl. Null is what was not answered;
 * where that is for a reason, {@link #gaps} tells it: a driver without a command answers
 * `EOPNOTSUPP`.
 *
 * @param driver what the driver tells of itself
 * @param channels how many queues it has
 * @param rings how much they hold
 * @param coalesce how long it waits before it interrupts
 * @param rss how it deals packets to its receive queues
 * @param features its offloads, by name
 * @param privateFlags of the driver, name → on
 * @param counters of the driver, as `ethtool -S` prints them, in the driver's order
 * @param qdiscs its queueing disciplines
 * @param addresses with their prefix, such as `192.0.2.1/24`
 * @param napis what polls its queues, by number
 * @param queues which NAPI polls which queue
 * @param link what rtnetlink tells of it
 * @param gaps what was refused, the path being `ethtool eth0 rings`
 */
public record NicAnswers(
        @Nullable DriverInfo driver,
        @Nullable Channels channels,
        @Nullable Rings rings,
        @Nullable Coalesce coalesce,
        @Nullable Rss rss,
        @Nullable List<Feature> features,
        @Nullable Map<String, Boolean> privateFlags,
        @Nullable Map<String, Long> counters,
        @Nullable List<Qdisc> qdiscs,
        @Nullable List<String> addresses,
        @Nullable List<Napi> napis,
        @Nullable List<QueueNapi> queues,
        @Nullable Link link,
        List<Gap> gaps) {
    /** Nothing was asked. */
    public static final NicAnswers NONE =
            new NicAnswers(
                    null, null, null, null, null, null, null, null, null, null, null, null, null,
                    List.of());

    /** Who answers for the network devices of a machine. */
    @FunctionalInterface
    public interface Source {
        /** What is told of the device of that name; {@link #NONE} when it is not known. */
        NicAnswers about(String nic);

        /** Where packets of the machine go; {@link Routing#NONE} when it is not known. */
        default Routing routing() {
            return Routing.NONE;
        }

        /** What was refused for all devices so far, told once. */
        default List<Gap> gaps() {
            return List.of();
        }
    }

    public NicAnswers {
        features = features == null ? null : List.copyOf(features);
        privateFlags =
                privateFlags == null
                        ? null
                        : Collections.unmodifiableMap(new TreeMap<>(privateFlags));
        counters =
                counters == null
                        ? null
                        : Collections.unmodifiableMap(new LinkedHashMap<>(counters));
        qdiscs = qdiscs == null ? null : List.copyOf(qdiscs);
        addresses = addresses == null ? null : List.copyOf(addresses);
        napis = napis == null ? null : List.copyOf(napis);
        queues = queues == null ? null : List.copyOf(queues);
        gaps = List.copyOf(gaps);
    }

    /** What is told now of one device of a machine; {@link #NONE} when it is not known. */
    public static NicAnswers of(HostRoot root, String nic) {
        if (!root.isThisMachine()) {
            return new CapturedAnswers(new Survey(root)).about(nic);
        }
        try (LiveAnswers answers = LiveAnswers.open()) {
            return answers.about(nic);
        } catch (Fault refused) {
            return NONE;
        }
    }

    /** The same with other addresses. */
    NicAnswers withAddresses(List<String> others) {
        return new NicAnswers(
                driver,
                channels,
                rings,
                coalesce,
                rss,
                features,
                privateFlags,
                counters,
                qdiscs,
                others,
                napis,
                queues,
                link,
                gaps);
    }
}
