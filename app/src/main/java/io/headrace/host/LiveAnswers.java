package io.headrace.host;

import static io.headrace.kernel.abi.LinuxEthtool.ETH_SS_FEATURES;
import static io.headrace.kernel.abi.LinuxEthtoolNetlink.*;
import static io.headrace.kernel.abi.LinuxNetlink.NETLINK_GENERIC;
import static io.headrace.kernel.netlink.NewerNumbers.*;

import io.headrace.fault.Fault;
import io.headrace.kernel.KernelFault;
import io.headrace.kernel.abi.Errno;
import io.headrace.kernel.netlink.Attributes;
import io.headrace.kernel.netlink.EthtoolHeader;
import io.headrace.kernel.netlink.EthtoolIoctl;
import io.headrace.kernel.netlink.GenericFamily;
import io.headrace.kernel.netlink.NetlinkSocket;
import io.headrace.kernel.netlink.Refusal;
import io.headrace.kernel.netlink.Request;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What this machine's kernel answers about its network devices, over netlink and ioctl. */
final class LiveAnswers implements NicAnswers.Source, AutoCloseable {
    private final NetlinkSocket generic;
    private final EthtoolIoctl ioctl;
    private final RouteAnswers route;
    private final @Nullable GenericFamily ethtool;
    private final @Nullable GenericFamily netdev;
    private final Map<Integer, String> featureNames;
    private final Refusals refusals = new Refusals();

    private LiveAnswers(NetlinkSocket generic, EthtoolIoctl ioctl) throws Refusal {
        this.generic = generic;
        this.ioctl = ioctl;
        route = RouteAnswers.ask();
        ethtool = family("ethtool", "5.6");
        netdev = family("netdev", "6.3");
        featureNames = featureNames();
    }

    /**
     * Opens the sockets.
     *
     * @throws Fault when the kernel has no netlink, or a sandbox forbids it
     */
    static LiveAnswers open() {
        NetlinkSocket generic = new NetlinkSocket(NETLINK_GENERIC);
        try {
            EthtoolIoctl ioctl = new EthtoolIoctl();
            try {
                return new LiveAnswers(generic, ioctl);
            } catch (Refusal | RuntimeException e) {
                ioctl.close();
                throw e;
            }
        } catch (Refusal refused) {
            generic.close();
            throw KernelFault.of("netlink", "rtnetlink dump", refused.errno());
        } catch (RuntimeException e) {
            generic.close();
            throw e;
        }
    }

    /** Null where the kernel does not have it. */
    private @Nullable GenericFamily family(String name, String since) {
        try {
            return GenericFamily.find(generic, name);
        } catch (Refusal refusal) {
            refusals.add(name, refusal, since);
            return null;
        }
    }

    /** None where the kernel does not tell. */
    private Map<Integer, String> featureNames() {
        try {
            return ethtool == null ? Map.of() : featureNames(ethtool);
        } catch (Refusal refusal) {
            refusals.add("ethtool:strset-get", refusal, "5.6");
            return Map.of();
        }
    }

    private static Map<Integer, String> featureNames(GenericFamily family) throws Refusal {
        return EthtoolAnswers.strings(
                family.ask(
                        ETHTOOL_MSG_STRSET_GET,
                        request ->
                                request.nest(ETHTOOL_A_STRSET_HEADER, any -> {})
                                        .nest(ETHTOOL_A_STRSET_STRINGSETS, LiveAnswers::features)));
    }

    private static void features(Request sets) {
        sets.nest(
                ETHTOOL_A_STRINGSETS_STRINGSET,
                set -> set.u32(ETHTOOL_A_STRINGSET_ID, ETH_SS_FEATURES));
    }

    @Override
    public List<Gap> gaps() {
        return refusals.gaps();
    }

    @Override
    public NicAnswers about(String nic) {
        int index = route.index(nic);
        Asking asking = new Asking(nic, index);
        return new NicAnswers(
                asking.of("driver", () -> driver(ioctl.driver(nic))),
                asking.ethtool("channels", ETHTOOL_MSG_CHANNELS_GET, EthtoolAnswers::channels),
                asking.ethtool("rings", ETHTOOL_MSG_RINGS_GET, EthtoolAnswers::rings),
                asking.ethtool("coalesce", ETHTOOL_MSG_COALESCE_GET, EthtoolAnswers::coalesce),
                asking.ethtool("rss", ETHTOOL_MSG_RSS_GET, EthtoolAnswers::rss),
                asking.ethtool(
                        "features",
                        ETHTOOL_MSG_FEATURES_GET,
                        told -> EthtoolAnswers.features(told, featureNames)),
                asking.ethtool(
                        "private-flags", ETHTOOL_MSG_PRIVFLAGS_GET, EthtoolAnswers::privateFlags),
                asking.of("counters", () -> ioctl.counters(nic)),
                route.qdiscs(index),
                route.addresses(index),
                asking.dump(
                        "napi-get",
                        NETDEV_CMD_NAPI_GET,
                        r -> r.u32(NETDEV_A_NAPI_IFINDEX, index),
                        LiveAnswers::napis),
                asking.dump(
                        "queue-get",
                        NETDEV_CMD_QUEUE_GET,
                        r -> r.u32(NETDEV_A_QUEUE_IFINDEX, index),
                        LiveAnswers::queues),
                route.link(index),
                asking.gaps);
    }

    @Override
    public Routing routing() {
        return RoutingAnswers.ask(route::name);
    }

    private static DriverInfo driver(EthtoolIoctl.Driver told) {
        return new DriverInfo(
                told.name(), known(told.version()), known(told.firmware()), known(told.bus()));
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }

    private static List<Napi> napis(List<Attributes> told) {
        return told.stream()
                .filter(one -> one.u32(NETDEV_A_NAPI_ID) != null)
                .map(LiveAnswers::napi)
                .toList();
    }

    private static Napi napi(Attributes told) {
        Long id = told.u32(NETDEV_A_NAPI_ID);
        return new Napi(
                id == null ? 0 : id,
                told.s32(NETDEV_A_NAPI_IRQ),
                told.s32(NETDEV_A_NAPI_PID),
                told.number(NETDEV_A_NAPI_DEFER_HARD_IRQS),
                told.number(NETDEV_A_NAPI_GRO_FLUSH_TIMEOUT),
                told.number(NETDEV_A_NAPI_IRQ_SUSPEND_TIMEOUT));
    }

    private static List<QueueNapi> queues(List<Attributes> told) {
        List<QueueNapi> queues = new ArrayList<>();
        for (Attributes one : told) {
            Integer queue = one.s32(NETDEV_A_QUEUE_ID);
            Long napi = one.u32(NETDEV_A_QUEUE_NAPI_ID);
            Long type = one.u32(NETDEV_A_QUEUE_TYPE);
            if (queue != null && napi != null && type != null) {
                queues.add(new QueueNapi(type == 0, queue, napi));
            }
        }
        return queues;
    }

    @Override
    public void close() {
        ioctl.close();
        generic.close();
    }

    /** A question that may be refused. */
    private interface Question<T> {
        T ask() throws Refusal;
    }

    /** Questions about one device, and what was refused. */
    private final class Asking {
        private final String nic;
        private final int index;
        private final List<Gap> gaps = new ArrayList<>();

        Asking(String nic, int index) {
            this.nic = nic;
            this.index = index;
        }

        <T> @Nullable T of(String what, Question<T> question) {
            try {
                return question.ask();
            } catch (Refusal refusal) {
                gaps.add(Refusals.gap("ethtool " + nic + " " + what, refusal, null));
                return null;
            }
        }

        /** From the family `netdev`, whose refusals are the same for each device. */
        <T> @Nullable T dump(
                String what,
                int command,
                UnaryOperator<Request> device,
                Function<List<Attributes>, T> decode) {
            if (netdev == null || index == Cpu.UNKNOWN) {
                return null;
            }
            try {
                return decode.apply(netdev.dump(command, device));
            } catch (Refusal refusal) {
                if (refusal.errno() == Errno.ENODEV) {
                    gaps.add(Refusals.gap("ethtool " + nic + " " + what, refusal, null));
                } else {
                    refusals.add("netdev:" + what, refusal, "6.8");
                }
                return null;
            }
        }

        <T> @Nullable T ethtool(String what, int command, Function<Attributes, T> decode) {
            GenericFamily family = ethtool;
            return family == null
                    ? null
                    : of(what, () -> decode.apply(family.ask(command, r -> header(r, command))));
        }

        private Request header(Request request, int command) {
            boolean compact = command == ETHTOOL_MSG_FEATURES_GET;
            return EthtoolHeader.add(request, nic, compact ? ETHTOOL_FLAG_COMPACT_BITSETS : 0);
        }
    }
}
