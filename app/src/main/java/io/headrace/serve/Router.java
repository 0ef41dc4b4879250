package io.headrace.serve;

import io.headrace.http.TargetPath;
import io.headrace.kernel.Memory;
import io.headrace.serve.Site.Location;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** Finds the resource of a request's path by its bytes; a {@link Site} in one loop. */
final class Router {
    private final boolean hasOne;

    /** Exact locations first, then prefixes, each from the longest to the shortest. */
    private final byte[][] paths;

    private final Resource[] resources;
    private final int exactCount;
    private final Resource notFound;
    private final Resource malformed;

    Router(Site site, Answers answers) {
        List<Location> sorted =
                site.locations().stream()
                        .sorted(
                                Comparator.comparing(Location::exact)
                                        .thenComparingInt(location -> utf8(location).length)
                                        .reversed())
                        .toList();
        hasOne = site.hasOneContent();
        paths = sorted.stream().map(Router::utf8).toArray(byte[][]::new);
        resources =
                sorted.stream()
                        .map(location -> resource(location.content(), answers))
                        .toArray(Resource[]::new);
        exactCount = (int) sorted.stream().filter(Location::exact).count();
        notFound = answers.page(404);
        malformed = answers.page(400);
    }

    private static byte[] utf8(Location location) {
        return location.path().getBytes(StandardCharsets.UTF_8);
    }

    private static Resource resource(Content content, Answers answers) {
        return switch (content) {
            case FixedAnswer fixed -> fixed(fixed, answers);
            case TypedAnswers typed -> new TypedResource(typed, answers);
            case StaticFiles files -> new FileResource(files, answers);
        };
    }

    private static Resource fixed(FixedAnswer fixed, Answers answers) {
        ResponseBody chunks = fixed.chunks();
        return chunks == null || fixed.isBodiless()
                ? new FixedResource(fixed, answers)
                : new ChunkedResource(fixed, chunks, answers);
    }

    /** The resource that answers a request whose head was scanned. */
    Resource find(Request request) {
        return hasOne ? resources[0] : findByPath(request);
    }

    private Resource findByPath(Request request) {
        TargetPath path = request.path;
        int result = path.read(request.head);
        if (result != TargetPath.WHOLE) {
            return result == TargetPath.OUTSIDE ? notFound : malformed;
        }
        for (int i = 0; i < paths.length; i++) {
            byte[] candidate = paths[i];
            boolean fits =
                    i < exactCount
                            ? path.length() == candidate.length
                            : path.length() >= candidate.length;
            if (fits && startsWith(path.address(), candidate)) {
                return resources[i];
            }
        }
        return notFound;
    }

    void close() {
        for (Resource resource : resources) {
            resource.close();
        }
    }

    private static boolean startsWith(long address, byte[] prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (Memory.getByte(address + i) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
