package io.headrace.bench.machine;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** From the start of an emulator to a machine that has all of its CPUs and waits for commands. */
final class Boot {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Boot() {}

    static void await(Emulator emulator, Control control, Shape shape)
            throws IOException, InterruptedException {
        try {
            control.must("true", LIMIT);
            if (shape.order() == Shape.Order.THREADS_LAST) {
                plugCpus(emulator, control, shape);
            }
            control.must("network", LIMIT);
        } catch (IOException | TimeoutException e) {
            throw new IOException("the machine did not boot: " + emulator.told(), e);
        }
    }

    /** One after the other: of several that come at once, the kernel numbers any one first. */
    private static void plugCpus(Emulator emulator, Control control, Shape shape)
            throws IOException, InterruptedException, TimeoutException {
        try (Qmp qmp = new Qmp(emulator.connect("qmp"))) {
            for (int cpu = 1; cpu < shape.cpus(); cpu++) {
                qmp.ask("device_add", EmulatorArguments.cpu(shape, cpu));
                control.must("online " + cpu, LIMIT);
            }
        }
    }
}
