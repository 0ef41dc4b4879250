package io.headrace.serve;

import io.headrace.kernel.Endpoint;
import io.headrace.loop.EngineWish;
import io.headrace.tls.ServerTls;
import io.headrace.units.CpuSet;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Reference servers on free ports, for tests. */
public final class Servers {
    private Servers() {}

    public static Server start(EngineWish engine, int threads, int status, long bodySize) {
        Endpoint anyPort = Endpoint.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ResponseBody body = ResponseBody.ofSize(bodySize);
        return Server.start(
                new ServePlan(anyPort, threads, CpuSet.EMPTY, status, body, engine.choose()));
    }

    /** With TLS. */
    public static Server start(EngineWish engine, int threads, long bodySize, ServerTls tls) {
        Endpoint anyPort = Endpoint.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ResponseBody body = ResponseBody.ofSize(bodySize);
        return Server.start(
                new ServePlan(anyPort, threads, CpuSet.EMPTY, 200, body, engine.choose(), tls));
    }

    public static Server start(EngineWish engine) {
        return start(engine, 1, 200, 0);
    }

    public static Server start() {
        return start(EngineWish.AUTO);
    }
}
