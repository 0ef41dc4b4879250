package io.headrace.cli;

import io.headrace.doctor.Doctor;
import io.headrace.host.Host;
import io.headrace.host.HostRoot;
import io.headrace.host.Machine;
import io.headrace.kernel.Endpoint;
import io.headrace.loop.EngineWish;
import io.headrace.node.LoadReport;
import io.headrace.node.LoadRun;
import io.headrace.press.LoadOrder;
import io.headrace.press.PressOrder;
import io.headrace.press.Rehearsal;
import io.headrace.press.RequestOrder;
import io.headrace.report.DoctorText;
import io.headrace.report.HostJson;
import io.headrace.report.HostText;
import io.headrace.report.PressJson;
import io.headrace.report.PressText;
import io.headrace.serve.FixedAnswer;
import io.headrace.serve.ResponseBody;
import io.headrace.serve.ServePlan;
import io.headrace.serve.Server;
import io.headrace.serve.Site;
import io.headrace.units.CpuSet;

import picocli.CommandLine.Command;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A short run of everything in one process, from which the launcher makes the cache of loaded
 * classes and profiles that shortens later starts.
 */
@Command(name = "rehearse", hidden = true, description = "a short run of everything")
final class RehearseCommand implements Callable<Integer> {
    private static final long WINDOW_NS = 500_000_000L;

    /** The address of a run that no request leaves. */
    private static final String NOBODY = "http://127.0.0.1:1/";

    private static final List<String> NO_HEADERS = List.of();

    /** What the server answers with 417, and closes the connection. */
    private static final List<String> REFUSED = List.of("Expect: a refusal");

    private final Session session;

    RehearseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        rehearse(EngineWish.EPOLL);
        rehearse(EngineWish.AUTO);
        Rehearsal.of(order(NOBODY, NO_HEADERS, EngineWish.AUTO).plan());
        look();
        return ExitCode.DONE;
    }

    private void look() {
        Machine machine = Machine.read(HostRoot.thisMachine());
        session.terminal().out(HostText.write(machine));
        session.terminal().out(HostJson.write(session.context(machine.host()), machine));
        session.terminal().out(DoctorText.write(machine, Doctor.examine(machine)));
    }

    private void rehearse(EngineWish engine) throws InterruptedException {
        Host host = Session.host();
        Endpoint anyPort = Endpoint.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ServePlan plan =
                new ServePlan(
                        anyPort,
                        1,
                        CpuSet.EMPTY,
                        Site.of(FixedAnswer.of(200, ResponseBody.ofSize(0))),
                        engine.choose());
        try (Server server = Server.start(plan)) {
            String url = server.url();
            LoadReport report = press(host, order(url, NO_HEADERS, engine));
            press(host, order(url, REFUSED, engine));
            session.terminal().out(PressText.write(url, report));
            session.terminal().out(PressJson.write(session.context(host), report, List.of()));
        }
    }

    private static LoadReport press(Host host, PressOrder order) throws InterruptedException {
        return new LoadRun(order.plan(), (answers, failures) -> {}).run(host);
    }

    private static PressOrder order(String url, List<String> headers, EngineWish engine) {
        LoadOrder load = LoadOrder.timed(16, 1, WINDOW_NS, WINDOW_NS, WINDOW_NS);
        return PressOrder.of(url, load, engine).asking(RequestOrder.GET.with(headers));
    }
}
