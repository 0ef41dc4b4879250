package io.headrace.press;

import io.headrace.fault.Fault;
import io.headrace.loop.EngineWish;
import io.headrace.tls.TlsEngines;
import io.headrace.tls.TlsOrder;

import org.jspecify.annotations.Nullable;

/**
 * What a run was asked to be, in plain values that can travel to another process.
 *
 * @param url where to, such as `http://127.0.0.1:8080/`
 * @param engine the kernel interface to use
 * @param tls how TLS is spoken where the URL asks for it
 */
public record PressOrder(
        String url,
        RequestOrder request,
        LoadOrder load,
        ReachOrder reach,
        EngineWish engine,
        TlsOrder tls) {

    /** Plain GETs straight to a URL. */
    public static PressOrder of(String url, LoadOrder load, EngineWish engine) {
        return new PressOrder(
                url, RequestOrder.GET, load, ReachOrder.DIRECT, engine, TlsOrder.USUAL);
    }

    /** The same with other requests. */
    public PressOrder asking(RequestOrder other) {
        return new PressOrder(url, other, load, reach, engine, tls);
    }

    /** The same over other ways. */
    public PressOrder reaching(ReachOrder other) {
        return new PressOrder(url, request, load, other, engine, tls);
    }

    /** The same with another load. */
    public PressOrder loading(LoadOrder other) {
        return new PressOrder(url, request, other, reach, engine, tls);
    }

    /** The same with TLS spoken so. */
    public PressOrder securedBy(TlsOrder other) {
        return new PressOrder(url, request, load, reach, engine, other);
    }

    /**
     * Checks everything and builds the plan.
     *
     * @throws Fault BAD_INPUT with the offending value; UNREACHABLE when the host has no address
     */
    public PressPlan plan() {
        load.check();
        reach.check();
        if (request.close() && load.pipeline() > 1) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "--close with --pipeline " + load.pipeline(),
                    "a connection of its own carries one request",
                    "leave one of them out");
        }
        Target target = Target.parse(url, reach);
        return new PressPlan(
                target,
                RequestMix.of(request, target),
                Expectation.of(request),
                load,
                reach,
                Sources.of(target, reach.sources(), load.connections()),
                engine.choose(),
                tls(target));
    }

    private @Nullable TlsEngines tls(Target target) {
        if (target.isSecure()) {
            return tls.client(target.serverName(), target.port());
        }
        if (!tls.equals(TlsOrder.USUAL)) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "options of TLS with URL \"" + url + "\"",
                    "TLS is spoken only where the URL starts with https://",
                    "use an https:// URL, or leave them out");
        }
        return null;
    }
}
