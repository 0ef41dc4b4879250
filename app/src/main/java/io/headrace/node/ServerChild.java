package io.headrace.node;

import io.headrace.fault.Fault;
import io.headrace.host.HostRoot;
import io.headrace.observe.ListeningSockets;
import io.headrace.units.CpuSet;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** A server this process has started: the reference server, or a foreign command. */
public final class ServerChild implements ServerUnderTest {
    private static final long PATIENCE_NS = 15_000_000_000L;
    private static final long STEP_MS = 10;

    private final Child child;
    private final boolean guarded;
    private final String name;
    private final String url;

    private ServerChild(Child child, boolean guarded, String name) throws InterruptedException {
        this.child = child;
        this.guarded = guarded;
        this.name = name;
        url = "http://" + text(awaitListener()) + "/";
    }

    /** Starts the reference server with so many threads, on a free port. */
    public static ServerChild serve(ChildJvm jvm, int threads) throws InterruptedException {
        List<String> words =
                List.of("serve", "--listen", "127.0.0.1:0", "--threads", String.valueOf(threads));
        return started(Child.start(jvm.command(words)), false, "headrace serve");
    }

    /** Starts a foreign server and waits for the port it opens. */
    public static ServerChild foreign(ChildJvm jvm, String command) throws InterruptedException {
        return started(Child.start(jvm.command(List.of("guard", command))), true, command);
    }

    private static ServerChild started(Child child, boolean guarded, String name)
            throws InterruptedException {
        try {
            return new ServerChild(child, guarded, name);
        } catch (InterruptedException | RuntimeException e) {
            child.close();
            throw e;
        }
    }

    private InetSocketAddress awaitListener() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NS;
        while (System.nanoTime() - deadline < 0) {
            List<InetSocketAddress> found = ListeningSockets.of(HostRoot.thisMachine(), pids());
            if (!found.isEmpty()) {
                return found.getFirst();
            }
            if (!child.isAlive()) {
                throw new Fault(
                        Fault.Kind.UNREACHABLE,
                        "server \"" + name + "\" ended before it opened a port",
                        child.lastWords(),
                        "run the command by itself");
            }
            Thread.sleep(STEP_MS);
        }
        throw new Fault(
                Fault.Kind.UNREACHABLE,
                "server \"" + name + "\" opened no TCP port within 15 s",
                child.lastWords(),
                "run the command by itself and look at: ss -ltnp");
    }

    private static String text(InetSocketAddress listener) {
        InetAddress address = listener.getAddress();
        boolean six = address instanceof Inet6Address;
        if (address.isAnyLocalAddress()) {
            return (six ? "[::1]:" : "127.0.0.1:") + listener.getPort();
        }
        String text = address.getHostAddress();
        return (six ? "[" + text + "]" : text) + ":" + listener.getPort();
    }

    @Override
    public String url() {
        return url;
    }

    /** Without the guard, which does no work. */
    @Override
    public List<Integer> pids() {
        return guarded
                ? ProcessTree.below(child.pid()).stream().map(p -> (int) p.pid()).toList()
                : List.of(child.pid());
    }

    @Override
    public void confine(CpuSet cpus) {
        pids().forEach(pid -> Confinement.of(pid, cpus));
    }

    @Override
    public void close() {
        child.close();
    }
}
