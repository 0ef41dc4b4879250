package io.headrace.bench.peers;

import io.headrace.fault.Fault;
import io.headrace.loop.EngineWish;
import io.headrace.press.Press;
import io.headrace.press.PressOrder;
import io.headrace.press.PressResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * CPU time per request of `serve` next to nginx, and of `press` next to wrk, h2load and ab.
 *
 * <p>One server on one CPU, one client on another, each program in turn in every round, so that a
 * drift of the machine hits all alike. Arguments: launcher, rounds, seconds, folder of the bare C
 * loops or `-`.
 */
public final class Peers {
    private static final int SERVER_CPU = 1;
    private static final int CLIENT_CPU = 0;
    private static final int CONNECTIONS = 64;
    private static final String PRESS = "headrace press (whole process)";
    private static final List<String> LIMIT_SERVERS = List.of("epoll_server", "uring_server");
    private static final List<String> LIMIT_CLIENTS = List.of("epoll_client", "uring_client");

    private final Path launcher;
    private final int rounds;
    private final int seconds;
    private final Path limit;
    private final boolean hasLimit;
    private final Path folder;

    private Peers(Path launcher, int rounds, int seconds, String limit) throws IOException {
        this.launcher = launcher;
        this.rounds = rounds;
        this.seconds = seconds;
        this.limit = Path.of(limit);
        hasLimit = !limit.equals("-");
        folder = Files.createTempDirectory("peers");
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 4) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    args.length + " arguments",
                    "four are needed: launcher, rounds, seconds, folder of C loops or -",
                    "bench/peers/run");
        }
        Peers peers =
                new Peers(
                        Path.of(args[0]).toAbsolutePath(),
                        Integer.parseInt(args[1]),
                        Integer.parseInt(args[2]),
                        args[3]);
        peers.compareServers();
        peers.compareClients();
    }

    private void compareServers() throws IOException, InterruptedException {
        Servers servers = new Servers(launcher, limit, folder);
        Table table = new Table();
        Map<String, Servers.Running> running = new LinkedHashMap<>();
        try {
            running.put("nginx", servers.nginx(SERVER_CPU));
            running.put("headrace serve", servers.serve(SERVER_CPU));
            for (String program : hasLimit ? LIMIT_SERVERS : List.<String>of()) {
                running.put("limit: " + program, servers.limit(program, SERVER_CPU));
            }
            for (int round = -1; round < rounds; round++) {
                for (Map.Entry<String, Servers.Running> server : running.entrySet()) {
                    Measured measured = load(server.getValue());
                    if (round >= 0) { // the first round only warms up
                        table.add(server.getKey(), measured);
                    }
                }
            }
        } finally {
            running.values().forEach(Servers.Running::close);
        }
        System.out.print(table.text("server under headrace press"));
    }

    private Measured load(Servers.Running server) throws InterruptedException {
        PressOrder order =
                new PressOrder(
                        server.url("/"),
                        "GET",
                        List.of(),
                        "",
                        false,
                        CONNECTIONS,
                        1,
                        Integer.toString(CLIENT_CPU),
                        0,
                        seconds * 1_000_000_000L,
                        0,
                        5_000_000_000L,
                        EngineWish.AUTO);
        double before = server.process().cpuSeconds();
        PressResult result = new Press(order.plan(), Press.Observer.NONE).run();
        double cpu = server.process().cpuSeconds() - before;
        long all = result.requests() + result.outside().requests();
        return new Measured(all, result.durationNs() / 1e9, cpu * 1e6 / all);
    }

    private void compareClients() throws IOException, InterruptedException {
        Clients clients = new Clients(launcher, limit, folder, CLIENT_CPU, CONNECTIONS, seconds);
        Servers servers = new Servers(launcher, limit, folder);
        Table table = new Table();
        try (Servers.Running nginx = servers.nginx(SERVER_CPU)) {
            String url = nginx.url("/");
            Map<String, List<String>> programs = new LinkedHashMap<>();
            programs.put("wrk", clients.wrk(url));
            programs.put(PRESS, clients.press(url));
            programs.put("h2load --h1", clients.h2load(url));
            programs.put("ab -k", clients.ab(url));
            for (String program : hasLimit ? LIMIT_CLIENTS : List.<String>of()) {
                programs.put("limit: " + program, clients.limit(program, nginx.port()));
            }
            for (int round = 0; round < rounds; round++) {
                for (Map.Entry<String, List<String>> program : programs.entrySet()) {
                    Measured measured = clients.run(program.getValue(), nginx);
                    table.add(program.getKey(), measured);
                    if (program.getKey().equals(PRESS)) {
                        table.add("headrace press (its window)", clients.pressWindow());
                    }
                }
            }
        }
        System.out.print(table.text("client against nginx"));
    }
}
