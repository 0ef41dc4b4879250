package io.headrace.bench.peers;

import java.io.IOException;
import java.util.List;

/** HTTPS next to the peers: records on kept connections, and handshakes. */
final class SecureTables {
    private static final int CONNECTIONS = 64;

    /** wrk resumes no session, so press may not either. */
    private static final String WHOLE_HANDSHAKES = "--no-resume";

    private static final List<String> ENGINES = List.of("jdk", "boringssl");

    private final Bench bench;
    private final Servers servers;
    private final Clients clients;

    SecureTables(Bench bench) {
        this.bench = bench;
        servers = new Servers(bench, Integer.toString(Bench.SERVER_CPU));
        clients = new Clients(bench, Integer.toString(Bench.CLIENT_CPU));
    }

    /** Both sides, with kept connections and with a handshake for each request. */
    void run() throws IOException, InterruptedException {
        Certificate certificate = Certificate.in(bench.folder());
        clients(certificate, false);
        clients(certificate, true);
        servers(certificate, false);
        servers(certificate, true);
    }

    private static String what(boolean close) {
        return close ? ", HTTPS, a connection for each request" : ", HTTPS";
    }

    private void clients(Certificate certificate, boolean close)
            throws IOException, InterruptedException {
        Load load = new Load(bench, CONNECTIONS, 1, close);
        try (Servers.Running nginx = servers.secureNginx(certificate)) {
            String url = nginx.secureUrl("/");
            Contest contest = new Contest();
            contest.add("wrk", () -> clients.wrk(load.wrk(url)));
            for (String engine : ENGINES) {
                String name = "press --tls-engine " + engine;
                contest.add(
                        name,
                        () ->
                                clients.press(
                                        load,
                                        url,
                                        "--insecure",
                                        WHOLE_HANDSHAKES,
                                        "--tls-engine",
                                        engine));
                contest.add(name + ", its window", () -> Clients.pressWindow(load));
            }
            if (!close) {
                contest.add("h2load --h1", () -> clients.h2load(load.h2load(url)));
            }
            contest.run("client against nginx" + what(close), bench.rounds(), false);
        }
    }

    private void servers(Certificate certificate, boolean close)
            throws IOException, InterruptedException {
        Load load = new Load(bench, CONNECTIONS, 1, close);
        String file = certificate.file().toString();
        String key = certificate.key().toString();
        try (Servers.Running nginx = servers.secureNginx(certificate);
                Servers.Running jdk = serve(file, key, "jdk");
                Servers.Running boringssl = serve(file, key, "boringssl")) {
            Contest contest = new Contest();
            contest.add("nginx", () -> underWrk(load, nginx));
            contest.add("serve --tls-engine jdk", () -> underWrk(load, jdk));
            contest.add("serve --tls-engine boringssl", () -> underWrk(load, boringssl));
            contest.run("server under wrk" + what(close), bench.rounds(), true);
        }
    }

    private Servers.Running serve(String certificate, String key, String engine)
            throws IOException, InterruptedException {
        return servers.serve(1, "--cert", certificate, "--key", key, "--tls-engine", engine);
    }

    /** A server's turn: its own CPU time under the load of wrk. */
    private Measured underWrk(Load load, Servers.Running server) throws IOException {
        double before = server.process().cpuSeconds();
        Measured wrk = clients.wrk(load.wrk(server.secureUrl("/")));
        double cpu = server.process().cpuSeconds() - before;
        return new Measured(wrk.rate(), cpu * 1e6 / (wrk.rate() * bench.seconds()));
    }
}
