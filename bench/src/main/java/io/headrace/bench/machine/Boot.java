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
                plugCpus(emulator, shape);
                control.must(onlineAll(shape), LIMIT);
            }
            control.must("network", LIMIT);
        } catch (IOException | TimeoutException e) {
            throw new IOException("the machine did not boot: " + emulator.told(), e);
        }
    }

    private static void plugCpus(Emulator emulator, Shape shape)
            throws IOException, InterruptedException {
        try (Qmp qmp = new Qmp(emulator.connect("qmp"))) {
            for (int cpu = 1; cpu < shape.cpus(); cpu++) {
                qmp.ask("device_add", EmulatorArguments.cpu(shape, cpu));
            }
        }
    }

    /** The kernel numbers CPUs as they come; each is brought up by whoever wants it. */
    private static String onlineAll(Shape shape) {
        return """
        for i in $(seq LAST); do
            until echo 1 >/sys/devices/system/cpu/cpu$i/online; do usleep 50000; done
        done 2>/dev/null
        """
                .replace("LAST", Integer.toString(shape.cpus() - 1));
    }
}
