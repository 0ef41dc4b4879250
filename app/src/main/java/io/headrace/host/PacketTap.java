package io.headrace.host;

import org.jspecify.annotations.Nullable;

/**
 * A packet socket, packet(7): it sees packets beside the protocol they are for, which costs.
 *
 * @param protocol Ethernet type it listens for, {@link #EVERYTHING} for all
 * @param nic the device it is bound to; null for all
 * @param inode the socket's number
 * @param pid of a process that holds it; null when none may be looked into
 * @param program that process's name; null likewise
 */
public record PacketTap(
        int protocol,
        @Nullable String nic,
        long inode,
        @Nullable Integer pid,
        @Nullable String program) {
    /** ETH_P_ALL, {@code linux/if_ether.h}: each packet is shown to it. */
    public static final int EVERYTHING = 3;

    public boolean seesEverything() {
        return protocol == EVERYTHING;
    }
}
