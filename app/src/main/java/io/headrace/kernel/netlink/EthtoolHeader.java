package io.headrace.kernel.netlink;

import static io.headrace.kernel.abi.LinuxEthtoolNetlink.*;

/** What each message of the family `ethtool` begins with: which device is meant. */
public final class EthtoolHeader {
    /** Its number, the same in every message. */
    private static final int HEADER = 1;

    private EthtoolHeader() {}

    /**
     * Adds it to a message.
     *
     * @param flags how to answer, 0 for the usual
     */
    public static Request add(Request request, String nic, int flags) {
        return request.nest(
                HEADER,
                header -> {
                    header.text(ETHTOOL_A_HEADER_DEV_NAME, nic);
                    if (flags != 0) {
                        header.u32(ETHTOOL_A_HEADER_FLAGS, flags);
                    }
                });
    }
}
