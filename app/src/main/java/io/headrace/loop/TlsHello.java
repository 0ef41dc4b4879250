package io.headrace.loop;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Watches the hello messages of one handshake to tell whether it resumes an earlier session, which
 * the engines do not say.
 *
 * <p>In TLS 1.3 the server's hello then has the extension `pre_shared_key` (RFC 8446 section
 * 4.1.3); in TLS 1.2 it repeats the client's session id (RFC 5246 section 7.4.1.3, RFC 5077 section
 * 3.4).
 */
final class TlsHello {
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;

    // From the start of a record: its head has 5 bytes, the message's 4, then the version has 2.
    private static final int TYPE = 5;
    private static final int RANDOM = 11;
    private static final int SESSION_ID = 43;

    private static final int PRE_SHARED_KEY = 41;
    private static final int SUPPORTED_VERSIONS = 43;

    /** The first bytes of the random by which a hello asks for another, RFC 8446 section 4.1.3. */
    private static final int RETRY = 0xcf21ad74;

    private byte[] sessionId = new byte[0];
    private boolean seen;
    private boolean resumed;

    boolean isResumed() {
        return resumed;
    }

    /** Looks at a record that one side has sent, until both have said hello. */
    void look(ByteBuffer bytes, int at, int length) {
        if (seen || length <= SESSION_ID || bytes.get(at) != HANDSHAKE) {
            return;
        }
        int idEnd = SESSION_ID + 1 + (bytes.get(at + SESSION_ID) & 0xff);
        if (idEnd > length) {
            return;
        }
        byte[] id = new byte[idEnd - SESSION_ID - 1];
        bytes.get(at + SESSION_ID + 1, id);
        if (bytes.get(at + TYPE) == CLIENT_HELLO) {
            sessionId = id;
        } else if (bytes.get(at + TYPE) == SERVER_HELLO && number(bytes, at + RANDOM, 4) != RETRY) {
            seen = true;
            resumed = resumes(bytes, at + idEnd, at + length, id);
        }
    }

    /** Reads what follows the session id: cipher suite, compression, extensions. */
    private boolean resumes(ByteBuffer bytes, int from, int recordEnd, byte[] id) {
        int at = from + 5;
        int end = at > recordEnd ? 0 : Math.min(recordEnd, at + number(bytes, at - 2, 2));
        boolean hasKey = false;
        boolean isThree = false;
        while (at + 4 <= end) {
            int type = number(bytes, at, 2);
            hasKey |= type == PRE_SHARED_KEY;
            isThree |= type == SUPPORTED_VERSIONS;
            at += 4 + number(bytes, at + 2, 2);
        }
        return isThree ? hasKey : id.length > 0 && Arrays.equals(id, sessionId);
    }

    private static int number(ByteBuffer bytes, int at, int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            number = (number << 8) | (bytes.get(at + i) & 0xff);
        }
        return number;
    }
}
