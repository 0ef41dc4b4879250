package io.headrace.node;

import io.headrace.fault.Fault;
import io.headrace.host.Host;
import io.headrace.host.HostRoot;
import io.headrace.node.Wire.Message;
import io.headrace.press.Press;
import io.headrace.press.PressOrder;
import io.headrace.units.CpuSet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The inside of a worker process: runs one order of load after another until its input ends.
 *
 * <p>It stays alive between runs, so that a run does not begin with a cold JVM.
 */
public final class Worker {
    private final PrintStream out;
    private final CpuSet allCpus;

    public Worker(PrintStream out) {
        this.out = out;
        allCpus = Host.read(HostRoot.thisMachine()).allowedCpus();
    }

    public void serve(InputStream orders) throws IOException, InterruptedException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(orders, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            say(run(Wire.order(line)));
        }
    }

    private Message run(PressOrder order) throws InterruptedException {
        try {
            CpuSet cpus = CpuSet.parseOrEmpty(order.load().cpus());
            Confinement.ofThisProcess(cpus.isEmpty() ? allCpus : cpus);
            return Message.of(new Press(order.plan(), new Teller()).run());
        } catch (Fault e) {
            return Message.of(e);
        }
    }

    private void say(Message message) {
        out.println(Wire.write(message));
        out.flush();
    }

    private final class Teller implements Press.Observer {
        @Override
        public void opened(List<Integer> tids) {
            say(Message.windowOpened(tids));
        }

        @Override
        public void closed() {
            say(Message.windowClosed());
        }
    }
}
