package io.headrace.host;

import static io.headrace.kernel.abi.SysSocket.AF_INET;
import static io.headrace.kernel.abi.SysSocket.AF_INET6;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** IP addresses as people write them, RFC 5952 for those of version 6. */
final class AddressText {
    private static final int V4 = 4;
    private static final int V6 = 16;

    private AddressText() {}

    /** The text of 4 or 16 bytes; null for any other number. */
    static @Nullable String of(byte[] address) {
        return switch (address.length) {
            case V4 -> join(".", bytes(address));
            case V6 -> v6(groups(address));
            default -> null;
        };
    }

    /**
     * An address with the length of its prefix, such as `192.0.2.0/24`.
     *
     * @param family AF_INET or AF_INET6
     * @param address null for one of all zeros
     * @return null when the family is another, or the rest does not fit it
     */
    static @Nullable String prefix(int family, byte @Nullable [] address, int length) {
        int width = family == AF_INET ? V4 : family == AF_INET6 ? V6 : 0;
        byte[] bytes = address == null ? new byte[width] : address;
        return width == 0 || bytes.length != width || length > width * Byte.SIZE
                ? null
                : of(bytes) + "/" + length;
    }

    private static List<String> bytes(byte[] address) {
        List<String> bytes = new ArrayList<>();
        for (byte one : address) {
            bytes.add(Integer.toString(Byte.toUnsignedInt(one)));
        }
        return bytes;
    }

    private static List<String> groups(byte[] address) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < V6; i += 2) {
            int group = Byte.toUnsignedInt(address[i]) << 8 | Byte.toUnsignedInt(address[i + 1]);
            groups.add(Integer.toHexString(group));
        }
        return groups;
    }

    /** The longest run of two or more zeros, the first of equals, becomes `::`. */
    private static String v6(List<String> groups) {
        int start = 0;
        int length = 1;
        for (int i = 0; i < groups.size(); i++) {
            int end = i;
            while (end < groups.size() && groups.get(end).equals("0")) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        return length < 2
                ? join(":", groups)
                : join(":", groups.subList(0, start))
                        + "::"
                        + join(":", groups.subList(start + length, groups.size()));
    }

    private static String join(String between, List<String> parts) {
        return String.join(between, parts);
    }
}
