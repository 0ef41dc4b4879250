package io.headrace.host;

import static io.headrace.kernel.abi.LinuxFibRules.fib_rule_hdr__size;
import static io.headrace.kernel.abi.LinuxNetlink.NETLINK_ROUTE;
import static io.headrace.kernel.abi.LinuxRtnetlink.*;
import static io.headrace.kernel.abi.SysSocket.AF_INET;
import static io.headrace.kernel.abi.SysSocket.AF_INET6;

import io.headrace.kernel.KernelFault;
import io.headrace.kernel.abi.Errno;
import io.headrace.kernel.netlink.NetlinkSocket;
import io.headrace.kernel.netlink.Refusal;
import io.headrace.kernel.netlink.Request;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * What rtnetlink(7) tells of routes and rules of a namespace. A router may have a million routes,
 * so only so many of each version of IP are listened to.
 */
final class RoutingAnswers {
    /** More than any machine that is no router has, and read in a few milliseconds. */
    static final int TOLD_MAX = 4096;

    private final List<Gap> gaps = new ArrayList<>();

    private RoutingAnswers() {}

    /**
     * Asks for all of it.
     *
     * @param devices the name of the device of an index
     */
    static Routing ask(IntFunction<String> devices) {
        RoutingAnswers answers = new RoutingAnswers();
        List<Route> routes =
                answers.bothVersions(
                        "routes",
                        RTM_GETROUTE,
                        rtmsg__size,
                        message -> RouteMessage.read(message, devices));
        List<RoutingRule> rules =
                answers.bothVersions("rules", RTM_GETRULE, fib_rule_hdr__size, RuleMessage::read);
        return new Routing(routes, rules, answers.gaps);
    }

    /** Null when neither was answered. */
    private <T> @Nullable List<T> bothVersions(
            String what, int type, int header, Function<byte[], @Nullable T> read) {
        List<T> first = dump(what + " of IPv4", type, header, AF_INET, read);
        List<T> second = dump(what + " of IPv6", type, header, AF_INET6, read);
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** On a socket of its own, since it may be left before its end. */
    private <T> @Nullable List<T> dump(
            String what, int type, int header, int family, Function<byte[], @Nullable T> read) {
        try (NetlinkSocket socket = new NetlinkSocket(NETLINK_ROUTE)) {
            List<byte[]> messages = socket.dump(Request.of(type, header, family), TOLD_MAX);
            return told(what, messages, family, read, gaps);
        } catch (Refusal refused) {
            if (refused.errno() == Errno.EAFNOSUPPORT) {
                return List.of(); // a kernel without IPv6 has none
            }
            gaps.add(new Gap("rtnetlink " + what, KernelFault.name(refused.errno()), null));
            return null;
        }
    }

    /** Without IPv6 the kernel answers with what it has of others, which is passed over. */
    static <T> List<T> told(
            String what,
            List<byte[]> messages,
            int family,
            Function<byte[], @Nullable T> read,
            List<Gap> gaps) {
        List<T> told = new ArrayList<>();
        for (byte[] message : messages) {
            T one = message.length > 0 && message[0] == family ? read.apply(message) : null;
            if (one != null && told.size() == TOLD_MAX) {
                gaps.add(new Gap("rtnetlink " + what, "more than the " + TOLD_MAX + " told", null));
                break;
            }
            if (one != null) {
                told.add(one);
            }
        }
        return told;
    }
}
