package io.headrace.bench.peers;

import io.headrace.fault.Fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * CPU time per request of `serve` and `press` next to their peers.
 *
 * <p>Arguments: launcher, rounds, seconds, folder of the bare C loops or `-`, names of tables; none
 * means all.
 */
public final class Peers {
    private static final List<String> ALL =
            List.of(
                    "servers",
                    "clients",
                    "limits",
                    "bodies",
                    "close",
                    "pipeline",
                    "threads",
                    "connections",
                    "https",
                    "rates",
                    "slow");

    private Peers() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 4) {
            throw bad(args.length + " arguments", "at least four are needed");
        }
        Bench bench =
                new Bench(
                        Path.of(args[0]).toAbsolutePath(),
                        Path.of(args[3]),
                        Files.createTempDirectory("peers"),
                        Integer.parseInt(args[1]),
                        Integer.parseInt(args[2]));
        List<String> names = new ArrayList<>(List.of(args).subList(4, args.length));
        for (String name : names.isEmpty() ? ALL : names) {
            run(bench, name);
        }
    }

    private static void run(Bench bench, String name) throws IOException, InterruptedException {
        Tables tables = new Tables(bench);
        switch (name) {
            case "servers" -> tables.servers();
            case "clients" -> tables.clients();
            case "limits" -> tables.limits();
            case "bodies" -> tables.bodies();
            case "close" -> tables.close();
            case "pipeline" -> tables.pipeline();
            case "https" -> new SecureTables(bench).run();
            case "rates" -> new RateTable(bench).run();
            case "slow" -> tables.slow();
            case "threads" -> tables.threads();
            case "connections" -> tables.connections();
            default -> throw bad("table " + name, "there are " + String.join(", ", ALL));
        }
    }

    private static Fault bad(String what, String cause) {
        return new Fault(Fault.Kind.BAD_INPUT, what, cause, "see bench/peers/README.md");
    }
}
