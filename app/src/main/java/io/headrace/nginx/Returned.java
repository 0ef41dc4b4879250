package io.headrace.nginx;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The answer a `return` gives (ngx_http_rewrite_module).
 *
 * @param status 200 to 599
 * @param type media type of the body, or null when there is none to tell
 * @param typesByExtension other media types it has where the path ends with one of these extensions
 * @param location where a redirect leads, or null
 */
public record Returned(
        int status,
        @Nullable String type,
        Map<String, String> typesByExtension,
        String body,
        @Nullable String location) {
    private static final int STATUS_MIN = 200;
    private static final int STATUS_MAX = 599;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** On these nginx hangs up without an answer, or means something of its own. */
    private static final Set<Integer> NO_ANSWER = Set.of(408, 444, 494, 495, 496, 497, 498, 499);

    /** What the directive says in a block with these settings. */
    static Returned read(Directive directive, Settings settings) {
        String first = directive.argument(0);
        boolean alone = directive.arguments().size() == 1;
        if (alone && (first.startsWith("http://") || first.startsWith("https://"))) {
            return redirect(302, directive, first, settings);
        }
        int status = status(directive);
        String text = alone ? "" : Values.plain(directive, directive.argument(1));
        if (REDIRECTS.contains(status)) {
            return redirect(status, directive, text, settings);
        }
        if (status >= 400 && text.isEmpty() && alone) {
            return page(status);
        }
        return new Returned(status, settings.defaultType(), settings.types(), text, null);
    }

    /** The answer to one path, whose extension tells the type. */
    public Returned at(String path) {
        int dot = path.lastIndexOf('.');
        String extension =
                dot > path.lastIndexOf('/') + 1
                        ? path.substring(dot + 1).toLowerCase(Locale.ROOT)
                        : "";
        String itsType = typesByExtension.getOrDefault(extension, type);
        return new Returned(status, itsType, Map.of(), body, location);
    }

    /** What nginx sends with a status that comes without a text. */
    public static Returned page(int status) {
        String page = StatusPages.page(status);
        return page == null
                ? new Returned(status, null, Map.of(), "", null)
                : new Returned(status, "text/html", Map.of(), page, null);
    }

    private static int status(Directive directive) {
        String code = directive.argument(0);
        if (code.startsWith("$scheme")) {
            Values.plain(directive, code);
        }
        long status = Values.number(directive, code);
        if (status < STATUS_MIN || status > STATUS_MAX) {
            throw directive.badValue(
                    code,
                    "a final status is " + STATUS_MIN + " to " + STATUS_MAX,
                    "return one of them, such as 200");
        }
        if (NO_ANSWER.contains((int) status)) {
            throw directive.badValue(
                    code,
                    "nginx gives this code a meaning of its own instead of sending it",
                    "return another one, such as 403");
        }
        return (int) status;
    }

    private static Returned redirect(
            int status, Directive directive, String url, Settings settings) {
        if (url.isEmpty()) {
            throw directive.badValue(
                    directive.argument(0),
                    "a redirect needs a URL",
                    "write: return " + status + " http://example.com/;");
        }
        Values.plain(directive, Values.ofHead(directive, url));
        if (url.startsWith("/") && settings.absoluteRedirect()) {
            throw directive.badValue(
                    url,
                    "nginx puts the host of each request before it, and answers are made before",
                    "write the whole URL, or absolute_redirect off; before it");
        }
        Returned page = page(status);
        return new Returned(status, page.type, Map.of(), page.body, url);
    }
}
