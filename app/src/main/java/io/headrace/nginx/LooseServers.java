package io.headrace.nginx;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Servers written behind `http` instead of in it: published configurations are often shown so, in
 * two pieces. nginx refuses that; here it is read as it is meant, and noted.
 */
final class LooseServers {
    private LooseServers() {}

    /** The directives of the top level, with such servers at the end of the one `http`. */
    static List<Directive> takeIn(List<Directive> main, List<Note> notes) {
        List<Directive> loose = main.stream().filter(LooseServers::isServer).toList();
        Directive http = onlyHttp(main);
        if (loose.isEmpty() || http == null) {
            return main;
        }
        for (Directive server : loose) {
            notes.add(
                    new Note(
                            server.at(),
                            server.text(),
                            "stands outside of http, where nginx refuses it; read as if inside"));
        }
        List<Directive> children = new ArrayList<>(http.children());
        children.addAll(loose);
        List<Directive> whole = new ArrayList<>(main);
        whole.removeAll(loose);
        whole.set(
                whole.indexOf(http),
                new Directive(http.at(), http.name(), http.arguments(), children));
        return whole;
    }

    private static boolean isServer(Directive directive) {
        return directive.name().equals("server") && directive.block() != null;
    }

    private static @Nullable Directive onlyHttp(List<Directive> main) {
        List<Directive> blocks =
                main.stream()
                        .filter(directive -> directive.name().equals("http"))
                        .filter(directive -> directive.block() != null)
                        .toList();
        return blocks.size() == 1 ? blocks.getFirst() : null;
    }
}
