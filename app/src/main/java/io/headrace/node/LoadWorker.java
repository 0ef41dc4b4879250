package io.headrace.node;

import io.headrace.fault.Fault;
import io.headrace.node.Wire.Message;
import io.headrace.press.Press;
import io.headrace.press.PressOrder;
import io.headrace.press.PressResult;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A worker process, seen from the process that started it: takes orders of load. */
public final class LoadWorker implements AutoCloseable {
    private final Child child;
    private final BufferedReader told;
    private final BufferedWriter orders;

    private LoadWorker(Child child) {
        this.child = child;
        Process process = child.process();
        told =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        orders =
                new BufferedWriter(
                        new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    }

    /** Starts a worker; it ends with the calling thread at the latest. */
    public static LoadWorker start(ChildJvm jvm) {
        return new LoadWorker(Child.startTalking(jvm.command(List.of("work"))));
    }

    public int pid() {
        return child.pid();
    }

    /**
     * Runs one order to its end; the observer is told when its window opens and closes.
     *
     * @throws Fault what the run itself threw, or that the worker has ended
     */
    public PressResult run(PressOrder order, Press.Observer observer) {
        try {
            orders.write(Wire.write(order));
            orders.newLine();
            orders.flush();
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                Message message = Wire.message(line);
                if (message.result() != null) {
                    return message.result();
                }
                if (message.failure() != null) {
                    throw message.failure().fault();
                }
                tell(message, observer);
            }
        } catch (IOException e) {
            throw ended();
        }
        throw ended();
    }

    private static void tell(Message message, Press.Observer observer) {
        if (message.opened() != null) {
            observer.opened(message.opened());
        } else if (message.closed()) {
            observer.closed();
        }
    }

    private Fault ended() {
        return new Fault(
                Fault.Kind.INTERNAL,
                "the load worker (process " + child.pid() + ") has ended",
                child.lastWords(),
                "look for it in dmesg: it may have been killed for want of memory");
    }

    @Override
    public void close() {
        child.close();
    }
}
