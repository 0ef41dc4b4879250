package io.headrace.serve;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.headrace.http.HeadFields;
import io.headrace.http.HttpDate;

import org.jspecify.annotations.Nullable;

/** What a request makes its answer depend on (RFC 9110 sections 13 and 14). */
final class Conditions {
    private static final int IF_MATCH = 0;
    private static final int IF_UNMODIFIED_SINCE = 1;
    private static final int IF_NONE_MATCH = 2;
    private static final int IF_MODIFIED_SINCE = 3;
    private static final int IF_RANGE = 4;
    private static final int RANGE = 5;
    private static final byte[][] NAMES = {
        "if-match".getBytes(US_ASCII),
        "if-unmodified-since".getBytes(US_ASCII),
        "if-none-match".getBytes(US_ASCII),
        "if-modified-since".getBytes(US_ASCII),
        "if-range".getBytes(US_ASCII),
        "range".getBytes(US_ASCII)
    };

    private final @Nullable String[] values = new @Nullable String[NAMES.length];

    private Conditions() {}

    /** Those of a request; null when it has none, which costs no allocation. */
    static @Nullable Conditions of(Request request) {
        HeadFields fields = request.fields;
        fields.begin(request.address, request.length);
        Conditions conditions = null;
        while (fields.next()) {
            for (int i = 0; i < NAMES.length; i++) {
                if (fields.isNamed(NAMES[i])) {
                    conditions = conditions == null ? new Conditions() : conditions;
                    conditions.add(i, fields.value());
                }
            }
        }
        return conditions;
    }

    /** Several lines of one name are one list (RFC 9110 section 5.2). */
    private void add(int name, String value) {
        String before = values[name];
        values[name] = before == null ? value : before + ", " + value;
    }

    /** The status they ask for instead of the file: 304, 412, or 0 (section 13.2.2). */
    int status(FileEntry file) {
        String match = values[IF_MATCH];
        if (match != null) {
            if (!hasTag(match, file.etag, true)) {
                return 412;
            }
        } else if (isChangedSince(values[IF_UNMODIFIED_SINCE], file)) {
            return 412;
        }
        String noneMatch = values[IF_NONE_MATCH];
        if (noneMatch != null) {
            return hasTag(noneMatch, file.etag, false) ? 304 : 0;
        }
        String since = values[IF_MODIFIED_SINCE];
        boolean asks = since != null && HttpDate.parse(since) != HttpDate.NO_DATE;
        return asks && !isChangedSince(since, file) ? 304 : 0;
    }

    /** A text that is no date asks for nothing. */
    private static boolean isChangedSince(@Nullable String since, FileEntry file) {
        long date = since == null ? HttpDate.NO_DATE : HttpDate.parse(since);
        return date != HttpDate.NO_DATE && file.modifiedSeconds() > date;
    }

    /** Our tags hold neither commas nor quotes, so one in a list is found by its text. */
    private static boolean hasTag(String list, String tag, boolean strong) {
        if (list.equals("*")) {
            return true;
        }
        for (int at = list.indexOf(tag); at >= 0; at = list.indexOf(tag, at + 1)) {
            if (!strong || !list.startsWith("W/", at - 2)) {
                return true;
            }
        }
        return false;
    }

    /** The part that is asked for; null means the whole file. */
    @Nullable ByteRange range(FileEntry file) {
        String range = values[RANGE];
        String ifRange = values[IF_RANGE];
        if (range == null || (ifRange != null && !isSame(ifRange, file))) {
            return null;
        }
        return ByteRange.parse(range, file.size);
    }

    /** Whether the client's part is of this very file (section 13.1.5). */
    private static boolean isSame(String ifRange, FileEntry file) {
        return ifRange.equals(file.etag) || HttpDate.parse(ifRange) == file.modifiedSeconds();
    }
}
