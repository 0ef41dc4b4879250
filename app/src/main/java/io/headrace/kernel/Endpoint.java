package io.headrace.kernel;

import static io.headrace.kernel.abi.NetinetIn.*;
import static io.headrace.kernel.abi.SysUn.sockaddr_un__size;
import static io.headrace.kernel.abi.SysUn.sockaddr_un__sun_path;

import io.headrace.fault.Fault;
import io.headrace.kernel.abi.SysSocket;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where a socket listens or connects to: an address and port, or the path of a Unix socket. */
public final class Endpoint {
    private static final String UNIX = "unix:";

    private final int family;
    private final byte[] sockaddr;
    private final String text;

    private Endpoint(int family, byte[] sockaddr, String text) {
        this.family = family;
        this.sockaddr = sockaddr;
        this.text = text;
    }

    public static Endpoint of(InetSocketAddress address) {
        InetAddress ip = address.getAddress();
        ByteBuffer sockaddr =
                ByteBuffer.allocate(
                                ip instanceof Inet6Address ? sockaddr_in6__size : sockaddr_in__size)
                        .order(ByteOrder.nativeOrder());
        int port = Short.toUnsignedInt(Short.reverseBytes((short) address.getPort()));
        if (ip instanceof Inet6Address six) {
            sockaddr.putShort(sockaddr_in6__sin6_family, (short) SysSocket.AF_INET6);
            sockaddr.putShort(sockaddr_in6__sin6_port, (short) port);
            sockaddr.put(sockaddr_in6__sin6_addr, ip.getAddress());
            sockaddr.putInt(sockaddr_in6__sin6_scope_id, six.getScopeId());
            return new Endpoint(
                    SysSocket.AF_INET6,
                    sockaddr.array(),
                    "[" + ip.getHostAddress() + "]:" + address.getPort());
        }
        sockaddr.putShort(sockaddr_in__sin_family, (short) SysSocket.AF_INET);
        sockaddr.putShort(sockaddr_in__sin_port, (short) port);
        sockaddr.put(sockaddr_in__sin_addr, ip.getAddress());
        return new Endpoint(
                SysSocket.AF_INET, sockaddr.array(), ip.getHostAddress() + ":" + address.getPort());
    }

    /** A Unix socket; the path has at most 107 bytes, unix(7). */
    public static Endpoint unix(String path) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        if (name.length == 0 || name.length >= sockaddr_un__size - sockaddr_un__sun_path) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "Unix socket path \"" + path + "\"",
                    "it has " + name.length + " bytes; the kernel takes 1 to 107",
                    "use a shorter path");
        }
        ByteBuffer sockaddr =
                ByteBuffer.allocate(sockaddr_un__sun_path + name.length + 1)
                        .order(ByteOrder.nativeOrder());
        sockaddr.putShort(0, (short) SysSocket.AF_UNIX);
        sockaddr.put(sockaddr_un__sun_path, name);
        return new Endpoint(SysSocket.AF_UNIX, sockaddr.array(), UNIX + path);
    }

    /** The address a `sockaddr` in memory tells, as getsockname(2) fills it. */
    static Endpoint read(long address) {
        int port = Short.toUnsignedInt(Short.reverseBytes((short) Memory.getInt(address + 2)));
        boolean six = (Memory.getInt(address) & 0xffff) == SysSocket.AF_INET6;
        byte[] ip = new byte[six ? 16 : 4];
        long from = address + (six ? sockaddr_in6__sin6_addr : sockaddr_in__sin_addr);
        for (int i = 0; i < ip.length; i++) {
            ip[i] = Memory.getByte(from + i);
        }
        try {
            return of(new InetSocketAddress(InetAddress.getByAddress(ip), port));
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** `AF_INET`, `AF_INET6` or `AF_UNIX`. */
    public int family() {
        return family;
    }

    /** The `sockaddr` as the kernel reads it. */
    byte[] sockaddr() {
        return sockaddr;
    }

    /** Maps the `sockaddr` into memory that lives as long as the process. */
    public long mapped() {
        return Memory.map(sockaddr);
    }

    /** Bytes of the `sockaddr`. */
    public int length() {
        return sockaddr.length;
    }

    public boolean isUnix() {
        return family == SysSocket.AF_UNIX;
    }

    /** The address without the port; not for a Unix socket. */
    public InetAddress ip() {
        boolean six = family == SysSocket.AF_INET6;
        int from = six ? sockaddr_in6__sin6_addr : sockaddr_in__sin_addr;
        try {
            return InetAddress.getByAddress(
                    Arrays.copyOfRange(sockaddr, from, from + (six ? 16 : 4)));
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The port, or -1 for a Unix socket. */
    public int port() {
        return isUnix() ? -1 : ((sockaddr[2] & 0xff) << 8) | (sockaddr[3] & 0xff);
    }

    /** The path of a Unix socket. */
    String path() {
        return text.substring(UNIX.length());
    }

    /** For people, such as `127.0.0.1:8080` or `unix:/run/app.sock`. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
