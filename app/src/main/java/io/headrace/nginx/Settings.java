package io.headrace.nginx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a block hands down to those in it, with nginx's defaults where nothing is said.
 *
 * @param root folder of the files; relative to the folder of the configuration
 * @param index names tried where a path is a folder
 * @param keepaliveRequests after how many requests a connection is closed
 * @param keepaliveTimeoutMs how long a connection may be idle; 0 for no keep-alive
 * @param defaultType media type where the extension tells none
 * @param types media types by the extension of the path, in small letters
 * @param absoluteRedirect whether a `Location` that is only a path gets the host before it
 */
public record Settings(
        String root,
        List<String> index,
        AccessLog accessLog,
        long keepaliveRequests,
        long keepaliveTimeoutMs,
        String defaultType,
        Map<String, String> types,
        boolean absoluteRedirect) {
    static final Settings DEFAULTS =
            new Settings(
                    "html",
                    List.of("index.html"),
                    AccessLog.UNSTATED,
                    1000,
                    75_000,
                    "text/plain",
                    Map.of("html", "text/html", "gif", "image/gif", "jpg", "image/jpeg"),
                    true);

    /** Copies the lists. */
    public Settings {
        index = List.copyOf(index);
        types = Map.copyOf(types);
    }

    /** What holds in a block that inherits from this one. */
    Settings within(List<Directive> block) {
        Reader reader = new Reader(this);
        block.forEach(reader::read);
        return reader.settings();
    }

    /** Takes up what the directives of one block say. */
    private static final class Reader {
        private final Settings inherited;
        private final List<String> index = new ArrayList<>();
        private final Map<String, String> types = new HashMap<>();
        private boolean saysTypes;
        private String root;
        private AccessLog accessLog = AccessLog.UNSTATED;
        private long keepaliveRequests;
        private long keepaliveTimeoutMs;
        private String defaultType;
        private boolean absoluteRedirect;

        Reader(Settings inherited) {
            this.inherited = inherited;
            root = inherited.root;
            keepaliveRequests = inherited.keepaliveRequests;
            keepaliveTimeoutMs = inherited.keepaliveTimeoutMs;
            defaultType = inherited.defaultType;
            absoluteRedirect = inherited.absoluteRedirect;
        }

        void read(Directive directive) {
            switch (directive.name()) {
                case "root" -> root = Values.plain(directive, directive.argument(0));
                case "index" -> readIndex(directive);
                case "access_log" -> accessLog = AccessLog.read(directive, accessLog);
                case "keepalive_requests" -> keepaliveRequests = Values.number(directive);
                case "keepalive_timeout" -> keepaliveTimeoutMs = keepaliveTimeout(directive);
                case "default_type" ->
                        defaultType = Values.ofHead(directive, directive.argument(0));
                case "types" -> readTypes(directive);
                case "absolute_redirect" -> absoluteRedirect = Values.flag(directive);
                case "merge_slashes" -> only(true, directive, "slashes are always merged");
                case "gzip" -> only(false, directive, "answers are not compressed");
                case "autoindex" -> only(false, directive, "folders are not listed");
                default -> {}
            }
        }

        private static void only(boolean possible, Directive directive, String cause) {
            if (Values.flag(directive) != possible) {
                throw directive.badValue(
                        directive.argument(0), cause, "write " + (possible ? "on" : "off"));
            }
        }

        private static long keepaliveTimeout(Directive directive) {
            if (directive.arguments().size() > 1) {
                throw directive.badValue(
                        directive.argument(1),
                        "answers have no Keep-Alive field to tell it",
                        "give only the first time");
            }
            return Values.timeMs(directive);
        }

        private void readIndex(Directive directive) {
            for (String name : directive.arguments()) {
                if (name.isEmpty() || name.startsWith("/")) {
                    throw directive.badValue(
                            name, "a name in a folder is wanted", "write it like index.html");
                }
                index.add(Values.plain(directive, name));
            }
        }

        private void readTypes(Directive directive) {
            saysTypes = true;
            for (Directive type : directive.children()) {
                for (String extension : type.arguments()) {
                    types.put(extension.toLowerCase(Locale.ROOT), type.name());
                }
            }
        }

        Settings settings() {
            return new Settings(
                    root,
                    index.isEmpty() ? inherited.index : index,
                    accessLog.stated() ? accessLog : inherited.accessLog,
                    keepaliveRequests,
                    keepaliveTimeoutMs,
                    defaultType,
                    saysTypes ? types : inherited.types,
                    absoluteRedirect);
        }
    }
}
