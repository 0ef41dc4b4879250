package io.headrace.nginx;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One server.
 *
 * @param listens where; empty when the file does not say
 * @param settings what holds where no location matches
 * @param returned the answer to every request, or null where its locations answer
 */
public record ServerBlock(
        Position at,
        List<Listen> listens,
        Settings settings,
        @Nullable Returned returned,
        List<LocationBlock> locations) {
    private static final Pattern NAME = Pattern.compile("(\\*\\.|\\.)?[^*~$.][^*$]*(\\.\\*)?|");

    /** Reads one whose `http` has these settings. */
    static ServerBlock read(Directive server, Settings inherited, List<Note> notes) {
        Settings settings = inherited.within(server.children());
        ListenReader listenReader = new ListenReader(notes);
        List<Listen> listens = new ArrayList<>();
        List<LocationBlock> locations = new ArrayList<>();
        for (Directive directive : server.children()) {
            switch (directive.name()) {
                case "listen" -> addListen(listens, listenReader.read(directive), directive);
                case "location" ->
                        addLocation(locations, LocationBlock.read(directive, settings), directive);
                case "server_name" -> checkNames(directive);
                default -> {}
            }
        }
        return new ServerBlock(
                server.at(),
                List.copyOf(listens),
                settings,
                LocationBlock.firstReturn(server, settings),
                List.copyOf(locations));
    }

    private static void addListen(List<Listen> listens, Listen listen, Directive directive) {
        if (listens.stream().anyMatch(listen::isSamePlace)) {
            throw directive.badValue(
                    directive.argument(0), "the server listens there already", "remove it");
        }
        listens.add(listen);
    }

    private static void addLocation(
            List<LocationBlock> locations, LocationBlock location, Directive directive) {
        if (locations.stream().anyMatch(location::isSamePath)) {
            throw directive.badValue(
                    location.path(), "there is another location with this path", "remove one");
        }
        locations.add(location);
    }

    /** A server that has its address to itself answers whatever name is asked for. */
    private static void checkNames(Directive directive) {
        for (String name : directive.arguments()) {
            if (!NAME.matcher(name).matches()) {
                throw directive.badValue(
                        name,
                        "it is no name; regular expressions and variables are not understood",
                        "write names such as example.com or *.example.com");
            }
        }
    }
}
