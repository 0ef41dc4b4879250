package io.headrace.cli;

import io.headrace.nginx.LocationBlock;
import io.headrace.nginx.Note;
import io.headrace.nginx.Position;
import io.headrace.nginx.Returned;
import io.headrace.nginx.ServerBlock;
import io.headrace.nginx.Settings;
import io.headrace.serve.Content;
import io.headrace.serve.FixedAnswer;
import io.headrace.serve.MediaTypes;
import io.headrace.serve.ResponseBody;
import io.headrace.serve.Site;
import io.headrace.serve.Site.Location;
import io.headrace.serve.StaticFiles;
import io.headrace.serve.TypedAnswers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the site that a server of nginx is. */
final class NginxSite {
    /** The statuses of answers that no location gives. */
    private static final int[] OWN_STATUSES = {301, 400, 403, 404, 405, 412, 416, 503};

    private final Path folder;
    private final List<Note> notes;

    /**
     * @param folder what relative paths are relative to
     * @param notes gets what is not quite as in nginx
     */
    NginxSite(Path folder, List<Note> notes) {
        this.folder = folder;
        this.notes = notes;
    }

    /** What each path of the server is answered. */
    Site of(ServerBlock server) {
        List<Location> locations = new ArrayList<>();
        Returned always = server.returned();
        if (always != null) {
            locations.add(new Location(false, "/", answer(always)));
        } else {
            for (LocationBlock block : server.locations()) {
                checkShared(block, server.settings());
                locations.add(new Location(block.exact(), block.path(), content(block)));
            }
            if (locations.stream().noneMatch(NginxSite::takesAll)) {
                locations.add(new Location(false, "/", files(server.at(), server.settings())));
            }
        }
        return new Site(locations, pages());
    }

    /** Log and keep-alive are those of a connection, which may ask for paths of any location. */
    private static void checkShared(LocationBlock block, Settings server) {
        Settings own = block.settings();
        if (!own.accessLog().equals(server.accessLog())
                || own.keepaliveRequests() != server.keepaliveRequests()
                || own.keepaliveTimeoutMs() != server.keepaliveTimeoutMs()) {
            throw block.at()
                    .fault(
                            "location " + block.path() + " with a log or a keep-alive of its own",
                            "serve has one of each for the whole server",
                            "write access_log and keepalive_... into the server block");
        }
    }

    private static boolean takesAll(Location location) {
        return !location.exact() && location.path().equals("/");
    }

    private Content content(LocationBlock block) {
        Returned returned = block.returned();
        if (returned == null) {
            return files(block.at(), block.settings());
        }
        return block.exact() ? answer(returned.at(block.path())) : answer(returned);
    }

    private static Content answer(Returned returned) {
        FixedAnswer fixed =
                new FixedAnswer(
                        returned.status(),
                        returned.type(),
                        ResponseBody.ofText(returned.body()),
                        returned.location(),
                        null);
        return returned.typesByExtension().isEmpty()
                ? fixed
                : new TypedAnswers(fixed, returned.typesByExtension());
    }

    /** Files of the root; nginx finds a folder that is not there only when it is asked for. */
    private Content files(Position at, Settings settings) {
        Path root = folder.resolve(settings.root());
        if (!Files.isDirectory(root)) {
            notes.add(new Note(at, "root " + settings.root(), "no folder " + root + ": 404"));
            return answer(Returned.page(404));
        }
        noteFiles(at, settings);
        MediaTypes types = new MediaTypes(settings.types(), settings.defaultType());
        return new StaticFiles(root, settings.index(), types);
    }

    private void noteFiles(Position at, Settings settings) {
        String what = "root " + settings.root();
        notes.add(new Note(at, what, "links that lead out of it are not followed"));
        if (settings.absoluteRedirect()) {
            String reason = "a folder without its slash is redirected to its path, without a host";
            notes.add(new Note(at, what, reason));
        }
    }

    private static Map<Integer, FixedAnswer> pages() {
        Map<Integer, FixedAnswer> pages = new HashMap<>();
        for (int status : OWN_STATUSES) {
            Returned page = Returned.page(status);
            pages.put(
                    status, new FixedAnswer(status, page.type(), ResponseBody.ofText(page.body())));
        }
        return pages;
    }
}
