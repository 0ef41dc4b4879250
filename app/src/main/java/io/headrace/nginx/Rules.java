package io.headrace.nginx;

import static io.headrace.nginx.Context.EVENTS;
import static io.headrace.nginx.Context.HTTP;
import static io.headrace.nginx.Context.LOCATION;
import static io.headrace.nginx.Context.MAIN;
import static io.headrace.nginx.Context.SERVER;
import static io.headrace.nginx.Rule.ANY_NUMBER;

import io.headrace.nginx.Rule.Value;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * The directives that are understood, with nginx's own rules for them; any other is refused
 * (nginx.org/en/docs/dirindex.html).
 */
final class Rules {
    private static final Map<String, Rule> TABLE = new HashMap<>();

    static {
        fillMain();
        fillEvents();
        fillHttp();
        fillHttpNotes();
    }

    private Rules() {}

    /** The rule of a directive, or null when it is not understood. */
    static @Nullable Rule of(String name) {
        return TABLE.get(name);
    }

    private static void fillMain() {
        TABLE.put("worker_processes", Rule.honoured(1, 1, MAIN));
        TABLE.put("worker_cpu_affinity", Rule.honoured(1, ANY_NUMBER, MAIN));
        TABLE.put("events", Rule.block(EVENTS, 0, 0, MAIN));
        TABLE.put("http", Rule.block(HTTP, 0, 0, MAIN));
        note("user", "the threads stay those of the user who starts serve", MAIN);
        TABLE.computeIfPresent("user", (_, rule) -> rule.withArguments(1, 2));
        note("pid", "no file with a process id is written", MAIN);
        note("lock_file", "there is nothing to lock", MAIN);
        note(Value.FLAG, "daemon", "serve stays in the foreground", MAIN);
        note(Value.FLAG, "master_process", "there is one process, with threads", MAIN);
        note(Value.FLAG, "pcre_jit", "there are no regular expressions", MAIN);
        note(Value.TIME, "timer_resolution", "each loop reads the clock by itself", MAIN);
        note(
                Value.NUMBER,
                "worker_rlimit_nofile",
                "the limit of descriptors is raised as far as the hard limit allows",
                MAIN);
    }

    private static void fillEvents() {
        TABLE.put("worker_connections", Rule.honoured(1, 1, EVENTS));
        TABLE.put("use", Rule.honoured(1, 1, EVENTS));
        String ownListener = "has no counterpart, each thread has its own listener";
        note(Value.FLAG, "accept_mutex", ownListener, EVENTS);
        note(Value.TIME, "accept_mutex_delay", ownListener, EVENTS);
        note(
                Value.FLAG,
                "multi_accept",
                "has no counterpart, connections are accepted as the engine reports them",
                EVENTS);
    }

    private static void fillHttp() {
        TABLE.put("server", Rule.block(SERVER, 0, 0, HTTP).repeated());
        TABLE.put("location", Rule.block(LOCATION, 1, 2, SERVER).repeated());
        TABLE.put("types", Rule.block(Context.TYPES, 0, 0, HTTP, SERVER, LOCATION).repeated());
        TABLE.put("listen", Rule.honoured(1, ANY_NUMBER, SERVER).repeated());
        TABLE.put("server_name", Rule.honoured(1, ANY_NUMBER, SERVER).repeated());
        TABLE.put("return", Rule.honoured(1, 2, SERVER, LOCATION).repeated());
        inAll("root", 1, 1);
        inAll("index", 1, ANY_NUMBER);
        inAll("access_log", 1, ANY_NUMBER);
        inAll("keepalive_requests", 1, 1);
        inAll("keepalive_timeout", 1, 2);
        inAll("default_type", 1, 1);
        inAll("absolute_redirect", 1, 1);
        inAll("gzip", 1, 1);
        inAll("autoindex", 1, 1);
        TABLE.put("merge_slashes", Rule.honoured(1, 1, HTTP, SERVER));
        TABLE.computeIfPresent("index", (_, rule) -> rule.repeated());
        TABLE.computeIfPresent("access_log", (_, rule) -> rule.repeated());
    }

    private static void fillHttpNotes() {
        String small = "an answer leaves in one piece as soon as it is there";
        note(Value.FLAG, "sendfile", "serve chooses by the size of a file", HTTP, SERVER, LOCATION);
        note(Value.FLAG, "tcp_nopush", small, HTTP, SERVER, LOCATION);
        note(Value.FLAG, "tcp_nodelay", small, HTTP, SERVER, LOCATION);
        note(Value.FLAG, "log_not_found", "there is no error log", HTTP, SERVER, LOCATION);
        for (String module : new String[] {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
            note(module + "_temp_path", "no file is written", HTTP, SERVER, LOCATION);
        }
        for (String table : new String[] {"types", "server_names", "variables"}) {
            Context[] contexts =
                    table.equals("types")
                            ? new Context[] {HTTP, SERVER, LOCATION}
                            : new Context[] {HTTP};
            note(Value.NUMBER, table + "_hash_max_size", "there is no such table", contexts);
            note(Value.NUMBER, table + "_hash_bucket_size", "there is no such table", contexts);
        }
        String name = "answers say Server: headrace, without a version";
        note(Value.FLAG, "server_tokens", name, HTTP, SERVER, LOCATION);
        String errors = "serve tells what goes wrong on standard error";
        Rule errorLog = Rule.noted(Value.LOG, errors, MAIN, HTTP, SERVER, LOCATION);
        TABLE.put("error_log", errorLog.withArguments(1, 2).repeated());
    }

    private static void inAll(String name, int least, int most) {
        TABLE.put(name, Rule.honoured(least, most, HTTP, SERVER, LOCATION));
    }

    private static void note(String name, String reason, Context... contexts) {
        note(Value.ANY, name, reason, contexts);
    }

    private static void note(Value value, String name, String reason, Context... contexts) {
        TABLE.put(name, Rule.noted(value, reason, contexts));
    }
}
