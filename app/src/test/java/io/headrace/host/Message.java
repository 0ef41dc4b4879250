package io.headrace.host;

import static io.headrace.kernel.abi.LinuxNetlink.nlattr__size;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A message of rtnetlink as the kernel would send it, without its netlink header. */
final class Message {
    private static final int ALIGN = 4;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Begins with the bytes of a header. */
    static Message of(int... header) {
        Message message = new Message();
        for (int one : header) {
            message.bytes.write(one);
        }
        return message;
    }

    /** The four bytes of a number as this machine orders them. */
    static byte[] number(int value) {
        byte[] bytes = new byte[Integer.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).putInt(value);
        return bytes;
    }

    Message put(int type, byte... value) {
        byte[] head = new byte[nlattr__size];
        ByteBuffer.wrap(head)
                .order(ByteOrder.nativeOrder())
                .putShort((short) (nlattr__size + value.length))
                .putShort((short) type);
        bytes.writeBytes(head);
        bytes.writeBytes(value);
        while (bytes.size() % ALIGN != 0) {
            bytes.write(0);
        }
        return this;
    }

    Message u32(int type, int value) {
        return put(type, number(value));
    }

    Message text(int type, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return put(type, Arrays.copyOf(utf8, utf8.length + 1));
    }

    /** An address as digits between dots, or any bytes so written. */
    Message dotted(int type, String digits) {
        String[] parts = digits.split("\\.", -1);
        byte[] value = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            value[i] = (byte) Integer.parseInt(parts[i]);
        }
        return put(type, value);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
