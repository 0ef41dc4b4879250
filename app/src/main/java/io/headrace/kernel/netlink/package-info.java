/** Netlink by hand: questions to the kernel about network devices, RFC 3549, netlink(7). */
@NullMarked
package io.headrace.kernel.netlink;

import org.jspecify.annotations.NullMarked;
