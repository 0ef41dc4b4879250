package io.headrace.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

import io.headrace.http.BodyReader;
import io.headrace.http.ResponseHead;
import io.headrace.http.ResponseScanner;
import io.headrace.kernel.Endpoint;
import io.headrace.kernel.Memory;
import io.headrace.loop.Connection;
import io.headrace.loop.EngineWish;
import io.headrace.loop.SilentTransport;
import io.headrace.units.CpuSet;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A connection of the server, without a kernel, that gets any bytes: what it answers is well
 * formed, is what was counted, and is the same when the bytes come in two pieces.
 */
class ServerFuzzTest {
    private static final int MAX_INPUT = 16 << 10;
    private static final int NO_LISTENER = -1;
    private static final int BODY = 3;

    /** Keeps what was sent. */
    private static final class KeepingTransport extends SilentTransport {
        private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

        /** Whether what arrives is dropped from now on, as a kernel's transport does. */
        private boolean finished;

        Connection connect() {
            finished = false;
            return accept();
        }

        boolean takesInput(Connection connection) {
            return connection.isOpen() && !finished;
        }

        @Override
        public void finish(Connection connection) {
            finished = true;
        }

        @Override
        public void send(Connection connection, long address, int length) {
            sent.writeBytes(Memory.bytes(address, length));
        }

        byte[] takeSent() {
            byte[] all = sent.toByteArray();
            sent.reset();
            return all;
        }
    }

    private static final KeepingTransport TRANSPORT = new KeepingTransport();
    private static final ServerLoop LOOP =
            new ServerLoop(plan(), 0, NO_LISTENER, new ConnectionCap(0), null, TRANSPORT);

    private static ServePlan plan() {
        Endpoint where = Endpoint.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
        Site site = Site.of(FixedAnswer.of(200, ResponseBody.ofSize(BODY)));
        return new ServePlan(where, 1, CpuSet.EMPTY, site, EngineWish.EPOLL.choose());
    }

    @FuzzTest
    void server(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > MAX_INPUT) {
            return;
        }
        String whole = answers(bytes, bytes.length);
        int split = ((bytes[bytes.length - 1] & 0xff) * bytes.length) >> Byte.SIZE;
        for (int at : new int[] {split, bytes.length / 2, bytes.length - 1}) {
            assertThat(answers(bytes, at)).as("split at %d", at).isEqualTo(whole);
        }
    }

    /** The final answers to bytes in two pieces; all of it checked. */
    private static String answers(byte[] bytes, int split) {
        long counted = LOOP.requests + LOOP.refused;
        long countedBytes = LOOP.bytesSent;
        Connection connection = TRANSPORT.connect();
        int consumed = TRANSPORT.deliver(connection, Arrays.copyOf(bytes, split));
        assertThat(consumed).isBetween(0, split);
        if (TRANSPORT.takesInput(connection) && split < bytes.length) {
            byte[] rest = Arrays.copyOfRange(bytes, consumed, bytes.length);
            assertThat(TRANSPORT.deliver(connection, rest)).isBetween(0, rest.length);
        }
        if (connection.isOpen()) {
            TRANSPORT.end(connection, 0);
        }
        byte[] sent = TRANSPORT.takeSent();
        assertThat(LOOP.bytesSent - countedBytes).as("bytes counted").isEqualTo(sent.length);
        StringBuilder answers = new StringBuilder();
        assertThat(LOOP.requests + LOOP.refused - counted)
                .as("answers counted")
                .isEqualTo(split(sent, answers));
        return answers.toString();
    }

    /** Appends each final answer to a list and counts them. */
    private static int split(byte[] sent, StringBuilder answers) {
        MemorySegment memory = MemorySegment.ofArray(sent);
        String text = new String(sent, StandardCharsets.ISO_8859_1);
        ResponseHead head = new ResponseHead();
        int count = 0;
        int at = 0;
        while (at < sent.length) {
            int length = ResponseScanner.scan(memory, at, sent.length, false, head);
            assertThat(length).as("answer at %d of %s", at, text).isPositive();
            int end = at + length;
            if (!head.isInterim()) {
                assertThat(head.bodyKind()).isIn(BodyReader.LENGTH, BodyReader.NONE);
                // To HEAD the body is announced and not sent.
                boolean bodiless = end == sent.length || text.startsWith("HTTP/1.", end);
                end += bodiless ? 0 : (int) head.contentLength();
                assertThat(end).as("end of the answer at %d", at).isLessThanOrEqualTo(sent.length);
                answers.append(text, at, end);
                count++;
            }
            at = end;
        }
        String plain = answers.toString().replaceAll("Date: [^\r]*", "Date");
        answers.setLength(0);
        answers.append(plain);
        return count;
    }
}
