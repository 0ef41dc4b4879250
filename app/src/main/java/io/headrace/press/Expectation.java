package io.headrace.press;

import io.headrace.fault.Fault;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which answers are right, besides being whole. */
final class Expectation {
    private static final Pattern RANGE = Pattern.compile("([1-9]\\d\\d)(?:-([1-9]\\d\\d))?");

    /** For each status code whether it is right. */
    private final boolean[] status = new boolean[Tally.STATUS_MAX];

    private final byte[] bodySha256;

    private Expectation(byte[] bodySha256) {
        this.bodySha256 = bodySha256;
    }

    static Expectation of(RequestOrder order) {
        Expectation expectation = new Expectation(digest(order.expectBodySha256()));
        if (order.expectStatus().isEmpty()) {
            expectation.allow(0, Tally.STATUS_MAX - 1);
        }
        for (String part : order.expectStatus().split(",", -1)) {
            Matcher range = RANGE.matcher(part.strip());
            if (range.matches()) {
                int from = Integer.parseInt(range.group(1));
                int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
                expectation.allow(from, to);
            } else if (!order.expectStatus().isEmpty()) {
                throw new Fault(
                        Fault.Kind.BAD_INPUT,
                        "--expect-status " + order.expectStatus(),
                        "\"" + part + "\" is no status code and no range of them",
                        "try --expect-status 200,300-399");
            }
        }
        return expectation;
    }

    private static byte[] digest(String hex) {
        if (hex.isEmpty()) {
            return new byte[0];
        }
        if (!hex.matches("[0-9a-fA-F]{64}")) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "--expect-body-sha256 " + hex,
                    "it is not 64 hexadecimal digits",
                    "take what sha256sum prints");
        }
        return HexFormat.of().parseHex(hex);
    }

    private void allow(int from, int to) {
        for (int code = from; code <= to; code++) {
            status[code] = true;
        }
    }

    boolean allows(int code) {
        return status[code];
    }

    boolean checksBody() {
        return bodySha256.length > 0;
    }

    byte[] bodySha256() {
        return bodySha256;
    }
}
