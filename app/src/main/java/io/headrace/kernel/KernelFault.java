package io.headrace.kernel;

import io.headrace.fault.Fault;
import io.headrace.kernel.abi.Errno;

import java.lang.reflect.Field;
import java.util.Arrays;

/** A failed call as a {@link Fault}: the call, its arguments, errno, the cause and the remedy. */
public final class KernelFault {
    private KernelFault() {}

    /**
     * The fault of one failed call.
     *
     * @param call the system call, as the man page names it
     * @param arguments what it was called with, for people
     * @param errno positive error number
     */
    public static Fault of(String call, String arguments, int errno) {
        String what = call + "(" + arguments + "): " + name(errno);
        return switch (errno) {
            case Errno.EADDRINUSE ->
                    new Fault(
                            Fault.Kind.BAD_INPUT,
                            what,
                            "another process listens there",
                            "choose another port, or find it with: ss -ltnp");
            case Errno.EADDRNOTAVAIL -> addressNotAvailable(call, what);
            case Errno.EACCES, Errno.EPERM ->
                    new Fault(
                            Fault.Kind.NOT_PERMITTED,
                            what,
                            "the kernel forbids it to this user",
                            call.equals("bind")
                                    ? "use a port above 1023, or grant CAP_NET_BIND_SERVICE"
                                    : "run as root, or allow the call in the container's seccomp"
                                            + " profile");
            case Errno.EMFILE, Errno.ENFILE ->
                    new Fault(
                            Fault.Kind.NOT_PERMITTED,
                            what,
                            "no file descriptor is left",
                            "raise the limit: ulimit -n 1048576");
            case Errno.ECONNREFUSED ->
                    new Fault(
                            Fault.Kind.UNREACHABLE,
                            what,
                            "nothing listens on that port",
                            "start the server, or check the port");
            case Errno.EHOSTUNREACH, Errno.ENETUNREACH, Errno.ETIMEDOUT ->
                    new Fault(
                            Fault.Kind.UNREACHABLE,
                            what,
                            "no answer from that address",
                            "check the address, the route (ip route get) and firewalls");
            default ->
                    new Fault(
                            Fault.Kind.INTERNAL,
                            what,
                            "the kernel refused",
                            "see the man page of " + call + ", section ERRORS");
        };
    }

    private static Fault addressNotAvailable(String call, String what) {
        return call.equals("connect")
                ? new Fault(
                        Fault.Kind.UNREACHABLE,
                        what,
                        "no local port is free: a closed connection keeps its own for a minute",
                        "keep connections alive, or widen net.ipv4.ip_local_port_range")
                : new Fault(
                        Fault.Kind.BAD_INPUT,
                        what,
                        "this machine has no such address",
                        "list the addresses with: ip addr");
    }

    /** The C name of an error number, such as `ECONNREFUSED`. */
    public static String name(int errno) {
        return Arrays.stream(Errno.class.getFields())
                .filter(field -> value(field) == errno)
                .map(Field::getName)
                .findFirst()
                .orElse("errno " + errno);
    }

    private static int value(Field field) {
        try {
            return field.getInt(null);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
