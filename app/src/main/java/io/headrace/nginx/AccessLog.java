package io.headrace.nginx;

import org.jspecify.annotations.Nullable;

/**
 * Where requests are logged.
 *
 * @param stated whether the file says anything about it
 * @param file null for nowhere
 */
public record AccessLog(boolean stated, @Nullable String file) {
    /** Nothing was said; nginx would then write a log of its own. */
    static final AccessLog UNSTATED = new AccessLog(false, null);

    private static final AccessLog OFF = new AccessLog(true, null);

    /** What one directive says, after others of the same block. */
    static AccessLog read(Directive directive, AccessLog before) {
        String file = directive.argument(0);
        if (file.equals("off")) {
            if (directive.arguments().size() > 1) {
                throw directive.badValue(directive.argument(1), "off stands alone", "remove it");
            }
            return OFF;
        }
        for (String word : directive.arguments().subList(1, directive.arguments().size())) {
            if (!word.equals("combined")) {
                throw directive.badValue(
                        word, "a log has the format combined and no options", "remove it");
            }
        }
        if (file.startsWith("syslog:") || file.isEmpty()) {
            throw directive.badValue(file, "it is no file", "write a path or off");
        }
        if (before.file != null) {
            throw directive.fault("there is another access_log beside it", "remove one of them");
        }
        return before.equals(OFF) ? OFF : new AccessLog(true, Values.plain(directive, file));
    }
}
