package io.headrace.bench.machine;

import static io.headrace.bench.machine.Steering.RPS;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.Needs;
import io.headrace.Program;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Requests between a machine and what stands beside it: counted alike, and steered as told. */
@OnMachine(shape = "c3-8xlarge")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class TrafficTest {
    private static final JsonMapper JSON = new JsonMapper();

    /** The column that counts how often a CPU was woken for packets, of net/core/net-procfs.c. */
    private static final int RECEIVED_RPS = 9;

    @Test
    void serveInsideAndPressBesideCountAlike(EmulatedMachine machine) throws Exception {
        Requests.serve(machine);
        try {
            assertThat(Requests.press(machine, 1000, 16)).isEqualTo(1000);
            String told = machine.must("wget -qO- http://10.77.0.2:8081/");
            // One more asked whether it listens.
            assertThat(JSON.readTree(told).path("requests").asLong()).isEqualTo(1001);
        } finally {
            Requests.end(machine);
        }
    }

    @Test
    void pressInsideAndServeBesideCountAlike(EmulatedMachine machine) throws Exception {
        List<String> serve =
                Program.command(
                        Requests.FLAGS,
                        "serve",
                        "--listen",
                        "10.77.0.1:9090",
                        "-t",
                        "1",
                        "--stats",
                        "10.77.0.1:9091");
        Process server =
                new ProcessBuilder(machine.beside(serve.toArray(String[]::new)))
                        .redirectErrorStream(true)
                        .start();
        try {
            server.inputReader().readLine();
            String told =
                    machine.must("headrace press -n 300 -c 4 -t 1 --json - http://10.77.0.1:9090/");
            assertThat(JSON.readTree(told).at("/requests/total").asLong()).isEqualTo(300);
            String counters =
                    Requests.beside(machine, Needs.program("curl"), "-s", "http://10.77.0.1:9091/");
            assertThat(JSON.readTree(counters).path("requests").asLong()).isEqualTo(300);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    /** With the interrupt on CPU 0, packets are dealt to CPUs 1 to 7 or to none, as told. */
    @Test
    void packetsAreSteeredAsTold(EmulatedMachine machine) throws Exception {
        String affinity = Steering.affinity(machine, "input.0");
        String before = machine.read(affinity);
        Requests.serve(machine);
        try {
            machine.write(affinity, "1");
            int[] off = steered(machine, "0");
            assertThat(off).containsOnly(0);
            int[] on = steered(machine, "fe");
            assertThat(IntStream.range(1, 8).map(cpu -> on[cpu])).allMatch(count -> count > 0);
            assertThat(IntStream.range(0, 32).filter(cpu -> cpu < 1 || cpu > 7).map(cpu -> on[cpu]))
                    .containsOnly(0);
        } finally {
            machine.write(RPS, "0");
            machine.write(affinity, before);
            Requests.end(machine);
        }
    }

    /**
     * How often each CPU was woken for packets dealt to it, during 400 requests. Packets are dealt
     * by the hash of their connection: of 128 connections, that one of seven CPUs has none happens
     * once in fifty million times.
     */
    private static int[] steered(EmulatedMachine machine, String mask) throws Exception {
        assertThat(machine.write(RPS, mask).code()).isZero();
        int[] before = receivedRps(machine);
        assertThat(Requests.press(machine, 400, 128)).isEqualTo(400);
        int[] after = receivedRps(machine);
        return IntStream.range(0, before.length).map(cpu -> after[cpu] - before[cpu]).toArray();
    }

    private static int[] receivedRps(EmulatedMachine machine) {
        return machine.read("/proc/net/softnet_stat")
                .lines()
                .mapToInt(line -> Integer.parseInt(line.split(" ", -1)[RECEIVED_RPS], 16))
                .toArray();
    }
}
