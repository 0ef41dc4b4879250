package io.headrace.nginx;

import io.headrace.fault.Fault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a configuration file of nginx says, with everything understood.
 *
 * @param workers its threads
 * @param servers at least one
 * @param notes what was understood and changes nothing, in the order of the file
 */
public record NginxConf(Workers workers, List<ServerBlock> servers, List<Note> notes) {
    private static final String WHOLE =
            "write: events { } http { server { listen 8080; location / { return 200; } } }";

    /** Copies the lists. */
    public NginxConf {
        servers = List.copyOf(servers);
        notes = List.copyOf(notes);
    }

    /**
     * Reads a file and those it includes.
     *
     * @throws Fault for the first thing that is wrong or not understood, with file and line
     */
    public static NginxConf read(Path file) {
        List<Note> notes = new ArrayList<>();
        List<Directive> main = LooseServers.takeIn(DirectiveReader.read(file), notes);
        new Checker(notes).check(main, Context.MAIN);
        Directive events = only(main, "events", file);
        Directive http = only(main, "http", file);
        Workers workers = Workers.read(main, events.children());
        Settings settings = Settings.DEFAULTS.within(http.children());
        List<ServerBlock> servers = new ArrayList<>();
        for (Directive directive : http.children()) {
            if (directive.name().equals("server")) {
                servers.add(ServerBlock.read(directive, settings, notes));
            }
        }
        if (servers.isEmpty()) {
            throw http.fault("there is no server in it, so there is nothing to serve", WHOLE);
        }
        checkConnections(workers, servers, events);
        return new NginxConf(workers, servers, notes);
    }

    private static Directive only(List<Directive> main, String name, Path file) {
        for (Directive directive : main) {
            if (directive.name().equals(name)) {
                return directive;
            }
        }
        throw new Fault(
                Fault.Kind.BAD_INPUT,
                file + ": no block \"" + name + "\"",
                "nginx runs no file without it",
                WHOLE);
    }

    /** A listener takes a connection of each worker, and so does the channel between them. */
    private static void checkConnections(
            Workers workers, List<ServerBlock> servers, Directive events) {
        int listens =
                servers.stream().mapToInt(server -> Math.max(1, server.listens().size())).sum();
        if (workers.connections() <= listens) {
            throw events.fault(
                    "worker_connections "
                            + workers.connections()
                            + " is not enough for "
                            + listens
                            + (listens == 1 ? " listener" : " listeners"),
                    "write a larger number, such as worker_connections 4096");
        }
    }
}
