package io.headrace.http;

/** Request methods as numbers (RFC 9110 section 9, RFC 5789). */
public final class Method {
    public static final int GET = 0;
    public static final int HEAD = 1;
    public static final int POST = 2;
    public static final int PUT = 3;
    public static final int DELETE = 4;
    public static final int OPTIONS = 5;
    public static final int PATCH = 6;
    public static final int TRACE = 7;
    public static final int CONNECT = 8;

    /** No method of these. */
    public static final int UNKNOWN = -1;

    private static final String[] NAMES = {
        "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT"
    };
    private static final long[] WORDS = words();

    private Method() {}

    /** The name as it stands in a request line, in upper case. */
    public static String name(int method) {
        return NAMES[method];
    }

    /** The method whose name fills the word from its lowest byte on, or {@link #UNKNOWN}. */
    static int of(long word) {
        for (int method = 0; method < WORDS.length; method++) {
            if (WORDS[method] == word) {
                return method;
            }
        }
        return UNKNOWN;
    }

    private static long[] words() {
        long[] words = new long[NAMES.length];
        for (int method = 0; method < words.length; method++) {
            words[method] = Words.of(NAMES[method]);
        }
        return words;
    }
}
