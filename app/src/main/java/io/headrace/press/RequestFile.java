package io.headrace.press;

import io.headrace.fault.Fault;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of several requests, in one of two forms:
 *
 * <ul>
 *   <li>one URL or path a line, with a weight and a method before it where they are not 1 and the
 *       run's own: `3 GET /index.html`
 *   <li>requests as they travel, of which the first line ends in `HTTP/1.1`, with a line that
 *       begins with `###` before each but the first, on which a weight may stand: `### weight=3`
 * </ul>
 *
 * In the first form, lines that begin with `#` are comments. Headers of the run are added to all.
 */
final class RequestFile {
    private static final Pattern URL_LINE =
            Pattern.compile("(?:(\\d{1,9})\\s+)?(?:([!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s+)?(\\S+)");
    private static final Pattern REQUEST_LINE = Pattern.compile("(\\S+) (\\S+) HTTP/1\\.1");
    private static final Pattern SEPARATOR = Pattern.compile("###\\s*(?:weight=(\\d{1,6}))?.*");
    private static final int WEIGHT_MAX = 10_000;
    private static final int WEIGHTS_MAX = 1_000_000;
    private static final int REQUESTS_MAX = 10_000;

    private final RequestOrder order;
    private final Target target;

    RequestFile(RequestOrder order, Target target) {
        this.order = order;
        this.target = target;
    }

    /** All requests of the file, of which there is at least one. */
    List<RequestText> read() {
        List<String> lines = lines();
        List<RequestText> requests = isRaw(lines) ? readRaw(lines) : readUrls(lines);
        int weights = requests.stream().mapToInt(RequestText::weight).sum();
        if (requests.isEmpty() || requests.size() > REQUESTS_MAX || weights > WEIGHTS_MAX) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "--requests "
                            + order.file()
                            + ": it has "
                            + requests.size()
                            + " requests with weights of together "
                            + weights,
                    "a run has 1 to " + REQUESTS_MAX + ", their weights at most " + WEIGHTS_MAX,
                    "write one URL a line, or use {rand:1-1000} and {pick:FILE} for more");
        }
        return requests;
    }

    private List<String> lines() {
        try {
            String text = Files.readString(Path.of(order.file()), StandardCharsets.ISO_8859_1);
            return List.of(text.split("\r?\n", -1));
        } catch (IOException | RuntimeException e) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "--requests " + order.file(),
                    "the file is missing or may not be read",
                    "check the path",
                    e);
        }
    }

    private static boolean isRaw(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .map(line -> REQUEST_LINE.matcher(line).matches())
                .orElse(false);
    }

    private List<RequestText> readUrls(List<String> lines) {
        List<RequestText> requests = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                Matcher parts = URL_LINE.matcher(line);
                if (!parts.matches()) {
                    throw bad(i, line, "it is not a URL after a weight and a method");
                }
                String method = parts.group(2) == null ? order.method() : parts.group(2);
                String path = path(i, parts.group(3));
                requests.add(text(i, method, path, List.of(), order.body(), parts.group(1)));
            }
        }
        return requests;
    }

    private String path(int line, String url) {
        if (url.startsWith("/")) {
            return checked(line, url);
        }
        String origin = target.origin();
        if (!url.startsWith(origin + "/") && !url.equals(origin)) {
            throw bad(line, url, "it is neither a path nor a URL of " + origin);
        }
        return checked(line, url.equals(origin) ? "/" : url.substring(origin.length()));
    }

    private String checked(int line, String path) {
        try {
            return target.withPath(path);
        } catch (Fault fault) {
            throw bad(line, fault.what(), fault.likelyCause());
        }
    }

    private List<RequestText> readRaw(List<String> lines) {
        List<RequestText> requests = new ArrayList<>();
        int from = 0;
        String weight = null;
        for (int i = 0; i <= lines.size(); i++) {
            Matcher separator = SEPARATOR.matcher(i < lines.size() ? lines.get(i) : "###");
            if (separator.matches()) {
                if (lines.subList(from, i).stream().anyMatch(line -> !line.isBlank())) {
                    requests.add(readOne(lines, from, i, weight));
                }
                weight = separator.group(1);
                from = i + 1;
            }
        }
        return requests;
    }

    private RequestText readOne(List<String> lines, int from, int to, @Nullable String weight) {
        int at = from;
        while (lines.get(at).isBlank()) {
            at++;
        }
        Matcher request = REQUEST_LINE.matcher(lines.get(at));
        if (!request.matches()) {
            throw bad(at, lines.get(at), "a request begins with a line such as GET / HTTP/1.1");
        }
        int first = at++;
        List<String> headers = new ArrayList<>();
        while (at < to && !lines.get(at).isEmpty()) {
            headers.add(lines.get(at++));
        }
        String body = at >= to ? "" : String.join("\n", lines.subList(at + 1, to)).stripTrailing();
        String path = checked(first, request.group(2));
        return text(first, request.group(1), path, headers, body, weight);
    }

    private RequestText text(
            int line,
            String method,
            String path,
            List<String> headers,
            String body,
            @Nullable String weight) {
        int times = weight == null ? 1 : Integer.parseInt(weight);
        if (times < 1 || times > WEIGHT_MAX) {
            throw bad(line, String.valueOf(weight), "a weight is 1 to " + WEIGHT_MAX);
        }
        List<String> all = new ArrayList<>(headers);
        all.addAll(order.headers());
        try {
            return RequestText.of(method, path, target.host(), all, body, order.close(), times);
        } catch (Fault fault) {
            throw bad(line, fault.what(), fault.likelyCause());
        }
    }

    private Fault bad(int line, String what, String cause) {
        return new Fault(
                Fault.Kind.BAD_INPUT,
                order.file() + ":" + (line + 1) + ": " + what,
                cause,
                "write a URL a line, or requests parted by lines of ###");
    }
}
