package io.headrace.bench.peers;

import io.headrace.loop.EngineWish;
import io.headrace.press.LoadOrder;
import io.headrace.press.Press;
import io.headrace.press.PressOrder;
import io.headrace.press.PressResult;
import io.headrace.units.CpuSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tables that can be asked for, each a method. */
final class Tables {
    private static final int CONNECTIONS = 64;
    private static final List<Integer> MANY = List.of(1, 16, 64, 256, 1024);
    private static final String SERVER_CPU = Integer.toString(Bench.SERVER_CPU);
    private static final String CLIENT_CPU = Integer.toString(Bench.CLIENT_CPU);
    private static final String EPOLL = "epoll";
    private static final String PIPELINE = "16";
    private static final int SLOW_CLIENTS = 5000;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long TIMEOUT_NS = 5 * SECOND_NS;

    private final Bench bench;
    private final Servers servers;
    private final Clients clients;

    Tables(Bench bench) {
        this.bench = bench;
        servers = new Servers(bench, SERVER_CPU);
        clients = new Clients(bench, CLIENT_CPU);
    }

    /** Starts a server of a contest. */
    private interface Start {
        Servers.Running run() throws IOException, InterruptedException;
    }

    /** Servers that stay until the contest is over. */
    private static final class Field implements AutoCloseable {
        private final List<Servers.Running> running = new ArrayList<>();

        Servers.Running start(Start start) throws IOException, InterruptedException {
            Servers.Running server = start.run();
            running.add(server);
            return server;
        }

        @Override
        public void close() {
            running.forEach(Servers.Running::close);
        }
    }

    /** CPU time of servers that answer the same load. */
    void servers() throws IOException, InterruptedException {
        try (Field field = new Field()) {
            Contest contest = new Contest();
            addServer(contest, "nginx", field.start(() -> servers.nginx(1)), CONNECTIONS);
            addServer(contest, "serve", field.start(() -> servers.serve(1)), CONNECTIONS);
            addServer(
                    contest,
                    "serve --engine epoll",
                    field.start(() -> servers.serve(1, "--engine", EPOLL)),
                    CONNECTIONS);
            addServer(contest, "h2o", field.start(servers::h2o), CONNECTIONS);
            addServer(contest, "lighttpd", field.start(servers::lighttpd), CONNECTIONS);
            addServer(contest, "haproxy", field.start(servers::haproxy), CONNECTIONS);
            for (String limit : limits("_server")) {
                Servers.Running bare = field.start(() -> servers.limit(limit));
                addServer(contest, "limit: " + limit, bare, CONNECTIONS);
            }
            contest.run("server, " + CONNECTIONS + " connections", bench.rounds(), true);
        }
    }

    /** The yardstick alone, so that pairs follow one another closely. */
    void limits() throws IOException, InterruptedException {
        try (Field field = new Field()) {
            Contest contest = new Contest();
            addServer(
                    contest,
                    "limit: uring_server",
                    field.start(() -> servers.limit("uring_server")),
                    CONNECTIONS);
            addServer(contest, "serve", field.start(() -> servers.serve(1)), CONNECTIONS);
            contest.run("server, " + CONNECTIONS + " connections", bench.rounds(), true);
        }
        try (Servers.Running server = servers.limit("uring_server")) {
            Load load = new Load(bench, CONNECTIONS, 1, false);
            Contest contest = new Contest();
            List<String> limit = load.limit("uring_client", server.port());
            contest.add("limit: uring_client", () -> clients.limit(limit));
            addPress(contest, load, server.url("/"));
            contest.run("client against uring_server", bench.rounds(), false);
        }
    }

    /** The same with few and with many connections. */
    void connections() throws IOException, InterruptedException {
        for (int connections : MANY) {
            try (Field field = new Field()) {
                Contest contest = new Contest();
                addServer(contest, "nginx", field.start(() -> servers.nginx(1)), connections);
                for (String engine : List.of(EPOLL, "uring")) {
                    addServer(
                            contest,
                            "serve --engine " + engine,
                            field.start(() -> servers.serve(1, "--engine", engine)),
                            connections);
                }
                contest.run("server, " + connections + " connections", bench.rounds(), true);
            }
            againstNginx(connections, 1, false);
        }
    }

    /** Clients against one nginx. */
    void clients() throws IOException, InterruptedException {
        againstNginx(CONNECTIONS, 1, true);
    }

    /** A connection for each request. */
    void close() throws IOException, InterruptedException {
        Load load = new Load(bench, CONNECTIONS, 1, true);
        try (Servers.Running nginx = servers.nginx(1)) {
            String url = nginx.url("/");
            Contest contest = new Contest();
            contest.add("wrk -H 'Connection: close'", () -> clients.count(load.wrk(url), nginx));
            for (String engine : List.of("uring", EPOLL)) {
                contest.add(
                        "press --close --engine " + engine,
                        () -> clients.countPress(load, nginx, "--engine", engine));
            }
            contest.add("ab", () -> clients.count(load.ab(url), nginx));
            contest.run("client, a connection for each request", bench.rounds(), false);
        }
    }

    /** Sixteen requests in flight on each connection. */
    void pipeline() throws IOException, InterruptedException {
        Load load = new Load(bench, CONNECTIONS, 1, false);
        try (Servers.Running serve = servers.serve(1)) {
            String url = serve.url("/");
            List<String> h2load = new ArrayList<>(load.h2load(url));
            h2load.addAll(h2load.size() - 1, List.of("-m", PIPELINE));
            Contest contest = new Contest();
            contest.add("h2load --h1 -m 16", () -> clients.h2load(h2load));
            for (String engine : List.of("uring", EPOLL)) {
                contest.add(
                        "press --pipeline 16 --engine " + engine,
                        () -> clients.press(load, url, "--engine", engine, "--pipeline", PIPELINE));
            }
            contest.run("client against serve, 16 in flight", bench.rounds(), false);
        }
    }

    /** What is left for others beside clients that send a byte a second. */
    void slow() throws IOException, InterruptedException {
        Load load = new Load(bench, CONNECTIONS, 1, false);
        try (Servers.Running serve = servers.serve(1)) {
            String url = serve.url("/");
            Contest contest = new Contest();
            contest.add("wrk alone", () -> clients.wrk(load.wrk(url)));
            contest.add(
                    "wrk beside " + SLOW_CLIENTS + " slow clients",
                    () -> besideSlowClients(load, serve));
            contest.run("client of serve", bench.rounds(), false);
        }
    }

    private Measured besideSlowClients(Load load, Servers.Running serve) throws IOException {
        try (SlowClients slow = new SlowClients(serve.port(), SLOW_CLIENTS)) {
            Measured measured = clients.wrk(load.wrk(serve.url("/")));
            System.out.printf(
                    "serve: %d MiB resident, %d slow clients thrown out%n",
                    serve.process().residentMiB(), slow.thrownOut());
            return measured;
        }
    }

    /** Both sides with two threads, which share the CPUs. */
    void threads() throws IOException, InterruptedException {
        String both = SERVER_CPU + "," + CLIENT_CPU;
        Servers wide = new Servers(bench, both);
        Clients wideClients = new Clients(bench, both);
        Load load = new Load(bench, CONNECTIONS, 2, false);
        try (Servers.Running nginx = wide.nginx(2);
                Servers.Running serve = wide.serve(2)) {
            Contest contest = new Contest();
            String url = nginx.url("/");
            contest.add("wrk -t2", () -> wideClients.count(load.wrk(url), nginx));
            contest.add("press -t2", () -> wideClients.countPress(load, nginx));
            contest.run("2 threads each, nginx", bench.rounds(), false);
            Contest against = new Contest();
            against.add("wrk -t2", () -> wideClients.wrk(load.wrk(serve.url("/"))));
            against.add("press -t2", () -> wideClients.press(load, serve.url("/")));
            against.run("2 threads each, serve", bench.rounds(), false);
        }
    }

    /** Answers with bodies: the rates compare bytes per second. */
    void bodies() throws IOException, InterruptedException {
        Load load = new Load(bench, CONNECTIONS, 1, false);
        for (String size : List.of("0", "1KiB", "64KiB", "1MiB")) {
            try (Servers.Running serve = servers.serve(1, "--body-size", size)) {
                String url = serve.url("/");
                Contest contest = new Contest();
                contest.add("wrk", () -> clients.wrk(load.wrk(url)));
                for (String engine : List.of("uring", EPOLL)) {
                    contest.add(
                            "press --engine " + engine,
                            () -> clients.press(load, url, "--engine", engine));
                }
                contest.run("client, bodies of " + size, bench.rounds(), false);
            }
        }
    }

    private void againstNginx(int connections, int threads, boolean all)
            throws IOException, InterruptedException {
        Load load = new Load(bench, connections, threads, false);
        try (Servers.Running nginx = servers.nginx(1)) {
            String url = nginx.url("/");
            Contest contest = new Contest();
            contest.add("wrk", () -> clients.count(load.wrk(url), nginx));
            for (String engine : List.of("uring", EPOLL)) {
                contest.add(
                        "press --engine " + engine,
                        () -> clients.countPress(load, nginx, "--engine", engine));
                contest.add(
                        "press --engine " + engine + ", its window",
                        () -> Clients.pressWindow(load));
            }
            if (all) {
                addPeers(contest, load, nginx);
            }
            for (String limit : limits("_client")) {
                List<String> words = load.limit(limit, nginx.port());
                contest.add("limit: " + limit, () -> clients.count(words, nginx));
            }
            contest.run(
                    "client against nginx, " + connections + " connections", bench.rounds(), false);
        }
    }

    private void addPeers(Contest contest, Load load, Servers.Running nginx) {
        String url = nginx.url("/");
        contest.add("h2load --h1", () -> clients.count(load.h2load(url), nginx));
        contest.add("ab -k", () -> clients.count(load.ab(url), nginx));
        contest.add("hey", () -> clients.count(load.hey(url), nginx));
        if (isOnPath("bombardier")) {
            contest.add("bombardier", () -> clients.count(load.bombardier(url), nginx));
        }
    }

    private static boolean isOnPath(String program) {
        for (String folder : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        System.out.println(program + " is not installed: left out");
        return false;
    }

    private void addPress(Contest contest, Load load, String url) {
        contest.add("press", () -> clients.press(load, url));
        contest.add("press, its window", () -> Clients.pressWindow(load));
    }

    private List<String> limits(String kind) {
        return bench.hasLimit() ? List.of(EPOLL + kind, "uring" + kind) : List.of();
    }

    /** A server's turn: its own CPU time under the load of a press in this process. */
    private void addServer(Contest contest, String name, Servers.Running server, int connections) {
        contest.add(name, () -> underLoad(server, connections));
    }

    private Measured underLoad(Servers.Running server, int connections)
            throws InterruptedException {
        PressOrder order =
                PressOrder.of(
                        server.url("/"),
                        LoadOrder.timed(connections, 1, bench.seconds() * SECOND_NS, 0, TIMEOUT_NS)
                                .on(CpuSet.parse(CLIENT_CPU)),
                        EngineWish.AUTO);
        double before = server.process().cpuSeconds();
        PressResult result = new Press(order.plan(), Press.Observer.NONE).run();
        double cpu = server.process().cpuSeconds() - before;
        long all = result.requests() + result.outside().requests();
        return new Measured(result.rate(), cpu * 1e6 / all);
    }
}
