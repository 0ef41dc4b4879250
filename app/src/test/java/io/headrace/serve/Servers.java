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
        Site site = Site.of(FixedAnswer.of(status, ResponseBody.ofSize(bodySize)));
        return Server.start(plan(engine, threads, site));
    }

    public static Server start(EngineWish engine, Site site) {
        return Server.start(plan(engine, 1, site));
    }

    static ServePlan plan(EngineWish engine, int threads, Site site) {
        Endpoint anyPort = Endpoint.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new ServePlan(anyPort, threads, CpuSet.EMPTY, site, engine.choose());
    }

    /** On an address of its own. */
    public static Server startOn(EngineWish engine, Endpoint where, Site site) {
        return Server.start(plan(engine, 1, site).listeningOn(where));
    }

    /** With answers of some shape. */
    public static Server start(EngineWish engine, Site site, Shape shape) {
        return Server.start(plan(engine, 1, site).with(shape));
    }

    /** With answers of some shape, over TLS. */
    public static Server start(EngineWish engine, Site site, Shape shape, ServerTls tls) {
        return Server.start(plan(engine, 1, site).with(shape).with(tls));
    }

    /** With TLS. */
    public static Server start(EngineWish engine, int threads, long bodySize, ServerTls tls) {
        Site site = Site.of(FixedAnswer.of(200, ResponseBody.ofSize(bodySize)));
        return Server.start(plan(engine, threads, site).with(tls));
    }

    public static Server start(EngineWish engine) {
        return start(engine, 1, 200, 0);
    }

    public static Server start() {
        return start(EngineWish.AUTO);
    }
}
