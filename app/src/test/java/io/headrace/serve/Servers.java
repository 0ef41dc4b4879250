package io.headrace.serve;

import io.headrace.kernel.Endpoint;
import io.headrace.units.CpuSet;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Reference servers on free ports, for tests. */
public final class Servers {
    private Servers() {}

    public static Server start(int threads, int status, long bodySize) {
        Endpoint anyPort = Endpoint.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return Server.start(
                new ServePlan(
                        anyPort, threads, CpuSet.EMPTY, status, ResponseBody.ofSize(bodySize)));
    }

    public static Server start() {
        return start(1, 200, 0);
    }
}
