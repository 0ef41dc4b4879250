package io.headrace.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.Program;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A serve inside a machine, and a press beside it. */
final class Requests {
    static final List<String> FLAGS = List.of("--enable-native-access=ALL-UNNAMED");
    private static final JsonMapper JSON = new JsonMapper();

    private Requests() {}

    /** Starts serve, sends so many requests over so many connections, and ends it. */
    static void toServeInside(EmulatedMachine machine, int requests, int connections)
            throws IOException, InterruptedException {
        serve(machine);
        try {
            assertThat(press(machine, requests, connections)).isEqualTo(requests);
        } finally {
            end(machine);
        }
    }

    static void serve(EmulatedMachine machine) {
        machine.must(
                "headrace serve --listen 10.77.0.2:8080 -t 2 --stats 10.77.0.2:8081"
                        + " >/tmp/serve.log 2>&1 & echo $! >/tmp/serve.pid; for i in $(seq 60); do"
                        + " wget -qO- http://10.77.0.2:8080/ 2>/dev/null && exit 0; sleep 1; done;"
                        + " cat /tmp/serve.log; exit 1");
    }

    static void end(EmulatedMachine machine) {
        machine.must("kill -9 $(cat /tmp/serve.pid)");
    }

    /** How many answers a press beside the machine got, from as many requests. */
    static long press(EmulatedMachine machine, int requests, int connections)
            throws IOException, InterruptedException {
        List<String> press =
                Program.command(
                        FLAGS,
                        "press",
                        "-n",
                        Integer.toString(requests),
                        "-c",
                        Integer.toString(connections),
                        "-t",
                        "1",
                        "--json",
                        "-",
                        "http://10.77.0.2:8080/");
        String told = beside(machine, press.toArray(String[]::new));
        return JSON.readTree(told).at("/requests/total").asLong();
    }

    /** What a program beside the machine prints; it must end well. */
    static String beside(EmulatedMachine machine, String... words)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(machine.beside(words)).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}
