package io.headrace.kernel.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.kernel.abi.Errno;
import io.headrace.kernel.abi.LinuxNetlink;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What the kernel may send back, and what only looks as if it were from it. */
class RepliesTest {
    private static final int SEQUENCE = 7;
    private static final int DATA = 20;

    private final ByteArrayOutputStream datagram = new ByteArrayOutputStream();

    private RepliesTest add(int type, int flags, int sequence, byte[] payload) {
        int length = LinuxNetlink.nlmsghdr__size + payload.length;
        ByteBuffer message = ByteBuffer.allocate((length + 3) & -4).order(ByteOrder.nativeOrder());
        message.putInt(length).putShort((short) type).putShort((short) flags);
        message.putInt(sequence).putInt(0).put(payload);
        datagram.writeBytes(message.array());
        return this;
    }

    private static byte[] error(int error, byte... rest) {
        return ByteBuffer.allocate(Integer.BYTES + rest.length)
                .order(ByteOrder.nativeOrder())
                .putInt(error)
                .put(rest)
                .array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private Replies taken() throws Refusal {
        Replies replies = new Replies(SEQUENCE);
        replies.take(datagram.toByteArray());
        return replies;
    }

    private static List<String> texts(Replies replies) {
        return replies.messages().stream()
                .map(message -> new String(message, StandardCharsets.US_ASCII))
                .toList();
    }

    @Test
    void aDumpEndsWithDone() throws Refusal {
        add(DATA, 2, SEQUENCE, text("one")).add(DATA, 2, SEQUENCE, text("three"));
        assertThat(taken().isComplete()).isFalse();
        add(LinuxNetlink.NLMSG_DONE, 2, SEQUENCE, error(0));
        Replies replies = taken();
        assertThat(replies.isComplete()).isTrue();
        assertThat(replies.wasInterrupted()).isFalse();
        assertThat(texts(replies)).containsExactly("one", "three");
    }

    @Test
    void answersToOtherRequestsArePassedOver() throws Refusal {
        add(DATA, 2, SEQUENCE - 1, text("old"))
                .add(LinuxNetlink.NLMSG_ERROR, 0, SEQUENCE - 1, error(-Errno.EPERM))
                .add(DATA, 0, SEQUENCE, text("mine"))
                .add(LinuxNetlink.NLMSG_ERROR, 0, SEQUENCE, error(0));
        Replies replies = taken();
        assertThat(replies.isComplete()).isTrue();
        assertThat(texts(replies)).containsExactly("mine");
    }

    @Test
    void aDumpThatChangedMeanwhileIsTold() throws Refusal {
        add(DATA, 2, SEQUENCE, text("a"))
                .add(LinuxNetlink.NLMSG_DONE, LinuxNetlink.NLM_F_DUMP_INTR, SEQUENCE, error(0));
        assertThat(taken().wasInterrupted()).isTrue();
    }

    @Test
    void aRefusalIsToldInTheKernelsWords() throws Refusal {
        Request words =
                Request.of(0, 0).text(LinuxNetlink.NLMSGERR_ATTR_MSG, "requested channel counts");
        // Its header stands where the kernel has a copy of the refused request's.
        byte[] rest = words.bytes(0, 0);
        int flags = LinuxNetlink.NLM_F_CAPPED | LinuxNetlink.NLM_F_ACK_TLVS;
        add(LinuxNetlink.NLMSG_ERROR, flags, SEQUENCE, error(-Errno.EINVAL, rest));
        assertThatThrownBy(this::taken)
                .isInstanceOf(Refusal.class)
                .hasMessage("EINVAL: requested channel counts")
                .extracting(thrown -> ((Refusal) thrown).errno())
                .isEqualTo(Errno.EINVAL);
    }

    @Test
    void aDumpMayBeRefusedAtItsEnd() {
        add(LinuxNetlink.NLMSG_DONE, 2, SEQUENCE, error(-Errno.EOPNOTSUPP));
        assertThatThrownBy(this::taken).isInstanceOf(Refusal.class).hasMessage("EOPNOTSUPP");
    }

    /** Whatever the bytes are, there are messages or a refusal, and an end. */
    @Test
    void spoiltDatagramsEnd() throws Refusal {
        Random random = new Random(1);
        add(DATA, 2, SEQUENCE, Request.of(0, 0).text(1, "name").u32(2, 9).bytes(0, 0))
                .add(LinuxNetlink.NLMSG_ERROR, 0x300, SEQUENCE, error(-1, new byte[40]))
                .add(LinuxNetlink.NLMSG_DONE, 2, SEQUENCE, error(0));
        byte[] whole = datagram.toByteArray();
        for (int i = 0; i < 10_000; i++) {
            byte[] spoilt = whole.clone();
            for (int changes = random.nextInt(1, 6); changes > 0; changes--) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
            }
            Replies replies = new Replies(SEQUENCE);
            try {
                replies.take(Arrays.copyOf(spoilt, random.nextInt(spoilt.length + 1)));
                replies.messages().forEach(RepliesTest::readAll);
            } catch (Refusal expected) {
                assertThat(expected.errno()).isPositive();
            }
        }
    }

    private static void readAll(byte[] message) {
        for (int header = 0; header <= message.length; header++) {
            Attributes told = Attributes.of(message, header);
            for (int type = 0; type < 4; type++) {
                told.u8(type);
                told.u16(type);
                told.number(type);
                told.text(type);
                told.words(type);
                told.each(type).forEach(inner -> inner.nested(1));
            }
        }
    }
}
