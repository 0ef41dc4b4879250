package io.headrace.serve;

import io.headrace.fault.Fault;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the server answers, by the path of the request: its locations, matched as nginx does. The
 * location that is exactly the path wins, else the one with the longest prefix of it; where there
 * is none, the answer is 404.
 *
 * @param pages what is answered where no location answers, by status; without a body where there is
 *     none
 */
public record Site(List<Location> locations, Map<Integer, FixedAnswer> pages) {
    /**
     * Paths and what is answered to them.
     *
     * @param exact whether only this very path matches, not all that begin with it
     * @param path begins with a slash; compared with the decoded path, without the query
     */
    public record Location(boolean exact, String path, Content content) {
        public Location {
            if (!path.startsWith("/")) {
                throw bad(path, "a path begins with a slash");
            }
        }
    }

    /** Checks that no location hides another one. */
    public Site {
        locations = List.copyOf(locations);
        pages = Map.copyOf(pages);
        Set<String> seen = new HashSet<>();
        for (Location location : locations) {
            if (!seen.add((location.exact ? "= " : "") + location.path)) {
                throw bad(location.path, "it is there twice");
            }
        }
    }

    /** Without pages. */
    public Site(List<Location> locations) {
        this(locations, Map.of());
    }

    /** The same content at every path. */
    public static Site of(Content content) {
        return new Site(List.of(new Location(false, "/", content)));
    }

    /** Whether every request finds the same content. */
    boolean hasOneContent() {
        return locations.size() == 1
                && !locations.getFirst().exact
                && locations.getFirst().path.equals("/");
    }

    /** What is served, in a few words. */
    public String text() {
        return hasOneContent()
                ? locations.getFirst().content.text()
                : locations.size() + " locations";
    }

    private static Fault bad(String path, String cause) {
        return new Fault(
                Fault.Kind.BAD_INPUT,
                "location \"" + path + "\"",
                cause,
                "give each location a path of its own, such as /images/");
    }
}
