package io.headrace.node;

import io.headrace.fault.Fault;
import io.headrace.press.PressOrder;
import io.headrace.press.PressResult;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.ObjectMapper;

import java.util.List;

/** What a process and its worker say to each other: one JSON object a line. */
final class Wire {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Wire() {}

    /**
     * One line of the worker; exactly one field says something.
     *
     * @param opened the window has opened; the threads that make load
     * @param closed the window has closed
     * @param result the run is over
     * @param failure the run has failed
     */
    record Message(
            @Nullable List<Integer> opened,
            boolean closed,
            @Nullable PressResult result,
            @Nullable Failure failure) {

        static Message windowOpened(List<Integer> tids) {
            return new Message(tids, false, null, null);
        }

        static Message windowClosed() {
            return new Message(null, true, null, null);
        }

        static Message of(PressResult result) {
            return new Message(null, false, result, null);
        }

        static Message of(Fault fault) {
            return new Message(
                    null,
                    false,
                    null,
                    new Failure(fault.kind(), fault.what(), fault.likelyCause(), fault.remedy()));
        }
    }

    /** A {@link Fault} that travels. */
    record Failure(Fault.Kind kind, String what, String cause, String remedy) {
        Fault fault() {
            return new Fault(kind, what, cause, remedy);
        }
    }

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static PressOrder order(String line) {
        return MAPPER.readValue(line, PressOrder.class);
    }

    static Message message(String line) {
        return MAPPER.readValue(line, Message.class);
    }
}
