package io.headrace.nginx;

import org.jspecify.annotations.Nullable;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads `listen` (nginx.org/en/docs/http/ngx_http_core_module.html#listen). */
final class ListenReader {
    private static final String UNIX = "unix:";
    private static final Pattern PORT = Pattern.compile("[0-9]+");
    private static final Pattern ADDRESS = Pattern.compile("(\\[[^]]*]|[^:\\[\\]]+)(?::(.*))?");
    private static final Pattern FOUR =
            Pattern.compile("[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    private static final int DEFAULT_PORT = 80;
    private static final int PORT_MAX = 65_535;
    private static final Pattern BACKLOG = Pattern.compile("backlog=0*[1-9][0-9]{0,8}");

    /** Parameters that change nothing, and why. */
    private static final Map<String, String> NOTED =
            Map.of(
                    "reuseport", "each thread has its own listener in any case",
                    "bind", "the address is bound to by itself in any case",
                    "deferred", "connections are accepted before their first byte has come");

    private final List<Note> notes;

    ListenReader(List<Note> notes) {
        this.notes = notes;
    }

    /** The place one directive names; its parameters are checked and noted. */
    Listen read(Directive directive) {
        String value = directive.argument(0);
        Listen listen =
                value.startsWith(UNIX)
                        ? new Listen(directive.at(), null, unixPath(directive, value))
                        : new Listen(directive.at(), address(directive, value), null);
        for (String word : directive.arguments().subList(1, directive.arguments().size())) {
            readParameter(directive, word, listen);
        }
        if (isAnySix(listen) && !directive.arguments().contains("ipv6only=off")) {
            note(directive, "IPv4 connections are taken there, too, where the kernel does so");
        }
        return listen;
    }

    private static String unixPath(Directive directive, String value) {
        String path = value.substring(UNIX.length());
        if (path.isEmpty() || path.indexOf('$') >= 0) {
            throw directive.badValue(value, "it has no path", "write it like unix:/run/web.sock");
        }
        return path;
    }

    private static InetSocketAddress address(Directive directive, String value) {
        if (PORT.matcher(value).matches()) {
            return new InetSocketAddress(anyFour(), port(directive, value));
        }
        Matcher parts = ADDRESS.matcher(value);
        if (!parts.matches()) {
            throw bad(directive, value, "it is no address");
        }
        @Nullable String port = parts.group(2);
        return new InetSocketAddress(
                host(directive, parts.group(1)),
                port == null ? DEFAULT_PORT : port(directive, port));
    }

    private static InetAddress host(Directive directive, String host) {
        try {
            if (host.equals("*")) {
                return anyFour();
            }
            if (host.startsWith("[") && host.indexOf('%') < 0) {
                return Inet6Address.ofLiteral(host.substring(1, host.length() - 1));
            }
            if (FOUR.matcher(host).matches()) {
                return Inet4Address.ofLiteral(host);
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw bad(directive, host, "it is no address");
        }
        throw bad(directive, host, "it is a name, which may mean several addresses");
    }

    private static InetAddress anyFour() {
        try {
            return InetAddress.getByAddress(new byte[4]);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static int port(Directive directive, String port) {
        if (!PORT.matcher(port).matches() || port.length() > 5) {
            throw bad(directive, port, "it is no port");
        }
        int number = Integer.parseInt(port);
        if (number < 1 || number > PORT_MAX) {
            throw bad(directive, port, "it is no port of 1 to " + PORT_MAX);
        }
        return number;
    }

    private static RuntimeException bad(Directive directive, String value, String cause) {
        return directive.badValue(
                value, cause, "write it like 80, 127.0.0.1:80, [::1]:80 or unix:/run/web.sock");
    }

    private void readParameter(Directive directive, String word, Listen listen) {
        String reason = listen.address() == null ? null : NOTED.get(word);
        if (reason != null) {
            note(directive, reason);
        } else if (BACKLOG.matcher(word).matches()) {
            note(
                    directive,
                    "the backlog is 4096 for each thread, or what net.core.somaxconn allows");
        } else if (!word.equals("default_server") && !isSixParameter(word, listen)) {
            throw directive.badValue(
                    word,
                    "serve has no such parameter, and leaving it out would change the server",
                    "remove it, or run this file with nginx");
        }
    }

    private static boolean isSixParameter(String word, Listen listen) {
        return isSix(listen) && (word.equals("ipv6only=on") || word.equals("ipv6only=off"));
    }

    private static boolean isSix(Listen listen) {
        return listen.address() != null && listen.address().getAddress() instanceof Inet6Address;
    }

    private static boolean isAnySix(Listen listen) {
        return isSix(listen)
                && listen.address() != null
                && listen.address().getAddress().isAnyLocalAddress();
    }

    private void note(Directive directive, String reason) {
        notes.add(new Note(directive.at(), directive.text(), reason));
    }
}
