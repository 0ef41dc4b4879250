package io.headrace.kernel.netlink;

import static io.headrace.kernel.abi.LinuxNetlink.NLA_TYPE_MASK;
import static io.headrace.kernel.abi.LinuxNetlink.nlattr__nla_len;
import static io.headrace.kernel.abi.LinuxNetlink.nlattr__nla_type;
import static io.headrace.kernel.abi.LinuxNetlink.nlattr__size;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The attributes of a message, Documentation/userspace-api/netlink/intro.rst (Linux 6.12). Each is
 * asked for by its type; null is one that is not there or is too short for what is asked. Unknown
 * types are passed over. What follows an attribute whose length cannot be right is not looked at,
 * as the kernel itself does (include/net/netlink.h, nla_ok).
 */
public final class Attributes {
    private static final int ALIGN = 4;

    private final ByteBuffer bytes;
    private final List<One> all = new ArrayList<>();

    private record One(int type, int from, int length) {}

    private Attributes(ByteBuffer bytes, int from) {
        this.bytes = bytes;
        int at = from;
        while (bytes.limit() - at >= nlattr__size) {
            int length = Short.toUnsignedInt(bytes.getShort(at + nlattr__nla_len));
            int type = Short.toUnsignedInt(bytes.getShort(at + nlattr__nla_type)) & NLA_TYPE_MASK;
            if (length < nlattr__size || length > bytes.limit() - at) {
                break;
            }
            all.add(new One(type, at + nlattr__size, length - nlattr__size));
            at += (length + ALIGN - 1) & -ALIGN;
        }
    }

    /** Those of a message that stand behind a header of so many bytes. */
    public static Attributes of(byte[] message, int header) {
        return new Attributes(
                ByteBuffer.wrap(message).order(ByteOrder.nativeOrder()),
                Math.min(header, message.length));
    }

    private @Nullable One find(int type, int lengthMin) {
        for (One one : all) {
            if (one.type == type) {
                return one.length >= lengthMin ? one : null;
            }
        }
        return null;
    }

    public boolean has(int type) {
        return find(type, 0) != null;
    }

    /** A number of one byte, 0 to 255. */
    public @Nullable Integer u8(int type) {
        One one = find(type, Byte.BYTES);
        return one == null ? null : Byte.toUnsignedInt(bytes.get(one.from));
    }

    /** A number of two bytes. */
    public @Nullable Integer u16(int type) {
        One one = find(type, Short.BYTES);
        return one == null ? null : Short.toUnsignedInt(bytes.getShort(one.from));
    }

    /** A number of four bytes. */
    public @Nullable Long u32(int type) {
        One one = find(type, Integer.BYTES);
        return one == null ? null : Integer.toUnsignedLong(bytes.getInt(one.from));
    }

    /** A number of four bytes with a sign. */
    public @Nullable Integer s32(int type) {
        Long number = u32(type);
        return number == null ? null : (Integer) number.intValue();
    }

    /** The numbers of four bytes that are there, by the names that their types are given. */
    public Map<String, Long> u32s(Map<Integer, String> names) {
        Map<String, Long> numbers = new TreeMap<>();
        names.forEach((type, name) -> {
            Long number = u32(type);
            if (number != null) {
                numbers.put(name, number);
            }
        });
        return numbers;
    }

    /** A number of four or of eight bytes, as newer families mix them (NLA_UINT). */
    public @Nullable Long number(int type) {
        One one = find(type, Long.BYTES);
        return one == null ? u32(type) : (Long) bytes.getLong(one.from);
    }

    /** A text up to its zero byte. */
    public @Nullable String text(int type) {
        byte[] text = bytes(type);
        if (text == null) {
            return null;
        }
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    /** The bytes as they are. */
    public byte @Nullable [] bytes(int type) {
        One one = find(type, 0);
        return one == null ? null : copy(one);
    }

    private byte[] copy(One one) {
        byte[] copy = new byte[one.length];
        bytes.get(one.from, copy);
        return copy;
    }

    /** Numbers of four bytes in a row; a rest of fewer bytes is left out. */
    public @Nullable List<Long> words(int type) {
        One one = find(type, 0);
        if (one == null) {
            return null;
        }
        List<Long> words = new ArrayList<>();
        for (int at = 0; one.length - at >= Integer.BYTES; at += Integer.BYTES) {
            words.add(Integer.toUnsignedLong(bytes.getInt(one.from + at)));
        }
        return words;
    }

    /** The attributes inside of one. */
    public @Nullable Attributes nested(int type) {
        One one = find(type, 0);
        return one == null ? null : inside(one);
    }

    /** The attributes inside of each one of a type. */
    public List<Attributes> each(int type) {
        return all.stream().filter(one -> one.type == type).map(this::inside).toList();
    }

    private Attributes inside(One one) {
        ByteBuffer part = bytes.duplicate().order(ByteOrder.nativeOrder());
        part.limit(one.from + one.length);
        return new Attributes(part, one.from);
    }
}
