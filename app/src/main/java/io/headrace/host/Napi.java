package io.headrace.host;

import org.jspecify.annotations.Nullable;

/**
 * What polls a queue, Documentation/netlink/specs/netdev.yaml napi-get (Linux 6.12). Null is what
 * is not told.
 *
 * @param id the kernel's number, as a socket tells it for SO_INCOMING_NAPI_ID
 * @param irq the interrupt that starts it
 * @param pid the kernel thread that runs it
 * @param deferHardIrqs empty polls before interrupts are switched on again
 * @param groFlushTimeoutNs after which packets held back for GRO are passed on
 * @param irqSuspendTimeoutNs for which an application's polling keeps interrupts off
 */
public record Napi(
        long id,
        @Nullable Integer irq,
        @Nullable Integer pid,
        @Nullable Long deferHardIrqs,
        @Nullable Long groFlushTimeoutNs,
        @Nullable Long irqSuspendTimeoutNs) {}
