package io.headrace.http;

import static io.headrace.http.Cases.ascii;
import static io.headrace.http.Cases.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.http.Cases.Case;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changed requests, compared with the grammar written down a second time. */
class RequestScannerMutationTest {
    private static final Set<Integer> REFUSALS =
            Set.of(-400, -405, -411, -413, -414, -417, -431, -501, -505);

    private static final Pattern HEAD =
            Pattern.compile(
                    "(\r\n){0,4}(GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH)"
                            + " (\\*|(?i:/|https?://[^/?: ])[!-~&&[^#]]*) HTTP/1\\.[0-9]\r\n"
                            + "([!#-'*+.^_`|~0-9A-Za-z-]+:[\t\\x20-\\x7e\\x80-\\xff]*\r\n)*\r\n");
    private static final Pattern LENGTHS = Pattern.compile("(?i)\ncontent-length:");
    private static final Pattern CODINGS = Pattern.compile("(?i)\ntransfer-encoding:");
    private static final Pattern HOSTS = Pattern.compile("(?i)\nhost:");

    @Test
    void aChangedRequestIsNeverReadWrongly() {
        Mutations requests = new Mutations("RequestScanner", originals());
        long seed = requests.seed;
        int taken = 0;
        int refused = 0;
        for (int i = 0; i < 30_000; i++) {
            byte[] request = requests.next();
            RequestHead head = new RequestHead();
            int answer = RequestScans.scan(request, head);
            String text = new String(request, StandardCharsets.ISO_8859_1);
            if (answer > 0) {
                taken++;
                assertTaken(text, answer, head, seed);
            } else if (answer < 0) {
                refused++;
                assertThat(REFUSALS).as("seed %d: %s", seed, text).contains(answer);
            }
        }
        assertThat(taken).as("seed %d", seed).isPositive();
        assertThat(refused).as("seed %d", seed).isPositive();
    }

    private static void assertTaken(String text, int answer, RequestHead head, long seed) {
        Matcher matcher = HEAD.matcher(text);
        assertThat(matcher.lookingAt()).as("seed %d: grammar of %s", seed, text).isTrue();
        assertThat(answer).as("seed %d: length of %s", seed, text).isEqualTo(matcher.end());
        String taken = text.substring(0, answer);
        long lengths = LENGTHS.matcher(taken).results().count();
        long codings = CODINGS.matcher(taken).results().count();
        assertThat(HOSTS.matcher(taken).results().count())
                .as("seed %d: hosts of %s", seed, text)
                .isBetween(head.minorVersion() == 0 ? 0L : 1L, 1L);
        assertThat(lengths + codings).as("seed %d: framing of %s", seed, text).isBetween(0L, 1L);
        int kind =
                codings > 0
                        ? BodyReader.CHUNKED
                        : lengths > 0 ? BodyReader.LENGTH : BodyReader.NONE;
        assertThat(head.bodyKind()).as("seed %d: body of %s", seed, text).isEqualTo(kind);
    }

    private static List<byte[]> originals() {
        List<byte[]> originals = new ArrayList<>();
        for (String file : List.of("accepted", "refused", "smuggling")) {
            for (Case request : Cases.read("request-" + file + ".txt")) {
                originals.add(request.bytes());
                originals.add(join(request.bytes(), ascii("\r\nHost: a\r\n\r\nGET /")));
            }
        }
        return originals;
    }
}
