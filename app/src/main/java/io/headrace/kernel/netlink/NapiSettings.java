package io.headrace.kernel.netlink;

import static io.headrace.kernel.netlink.NewerNumbers.*;

import org.jspecify.annotations.Nullable;

/**
 * Settings of what polls a queue, Documentation/netlink/specs/netdev.yaml napi-set (Linux 6.13).
 * What is null stays as it is.
 *
 * @param deferHardIrqs empty polls before interrupts are switched on again
 * @param groFlushTimeoutNs after which packets held back for GRO are passed on
 * @param irqSuspendTimeoutNs for which an application's polling keeps interrupts off
 * @param threaded whether a kernel thread of its own polls it, since Linux 6.17
 */
public record NapiSettings(
        @Nullable Long deferHardIrqs,
        @Nullable Long groFlushTimeoutNs,
        @Nullable Long irqSuspendTimeoutNs,
        @Nullable Boolean threaded) {
    /**
     * Gives them to one NAPI, which needs CAP_NET_ADMIN.
     *
     * @param netdev the family of that name
     * @param napi its number, which no other in the system has; the message takes no device
     */
    public void set(GenericFamily netdev, long napi) throws Refusal {
        netdev.tell(NETDEV_CMD_NAPI_SET, request -> attributes(request, napi));
    }

    private Request attributes(Request request, long napi) {
        Integer thread = threaded == null ? null : (Integer) (threaded ? 1 : 0);
        return request.u32(NETDEV_A_NAPI_ID, napi)
                .numberIfSet(NETDEV_A_NAPI_DEFER_HARD_IRQS, deferHardIrqs)
                .numberIfSet(NETDEV_A_NAPI_GRO_FLUSH_TIMEOUT, groFlushTimeoutNs)
                .numberIfSet(NETDEV_A_NAPI_IRQ_SUSPEND_TIMEOUT, irqSuspendTimeoutNs)
                .u32IfSet(NETDEV_A_NAPI_THREADED, thread);
    }
}
