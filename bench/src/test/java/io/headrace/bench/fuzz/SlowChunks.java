package io.headrace.bench.fuzz;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body in chunks (RFC 9112 section 7.1), read by regular expressions, with a character for each
 * byte.
 *
 * @param body what the chunks hold, as far as they are there
 * @param end the offset behind the body, or -1 when it is not whole
 */
record SlowChunks(String body, int end) {
    private static final String TEXT = "[\t\\x20-\\x7e\\x80-\\xff]";
    private static final String QUOTED =
            "\"(?:[\t\\x20!#-\\[\\]-\\x7e\\x80-\\xff]|\\\\" + TEXT + ")*+\"";
    private static final Pattern LINE =
            Pattern.compile(
                    "([0-9A-Fa-f]++)(?:[ \t]*+;(?:[!#$%&'*+.^_`|~0-9A-Za-z;= \t-]|"
                            + QUOTED
                            + ")*+)?+\r\n");
    private static final Pattern TRAILERS =
            Pattern.compile("(?:[!#$%&'*+.^_`|~0-9A-Za-z-]++:" + TEXT + "*+\r\n)*+\r\n");

    /** Reads the chunks at the start of a text. */
    static SlowChunks read(String text) {
        StringBuilder body = new StringBuilder();
        Matcher line = LINE.matcher(text);
        int at = 0;
        while (line.region(at, text.length()).lookingAt()) {
            BigInteger size = new BigInteger(line.group(1), 16);
            int data = line.end();
            if (size.signum() == 0) {
                Matcher trailers = TRAILERS.matcher(text).region(data, text.length());
                return new SlowChunks(body.toString(), trailers.lookingAt() ? trailers.end() : -1);
            }
            int there = size.min(BigInteger.valueOf(text.length() - data)).intValueExact();
            body.append(text, data, data + there);
            at = data + there + 2;
            if (!text.startsWith("\r\n", data + there)) {
                break;
            }
        }
        return new SlowChunks(body.toString(), -1);
    }
}
