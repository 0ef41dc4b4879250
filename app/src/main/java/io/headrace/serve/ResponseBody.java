package io.headrace.serve;

import io.headrace.fault.Fault;
import io.headrace.kernel.Memory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The body of an answer, in memory that all loops read and that lives as long as the process. */
public final class ResponseBody {
    private static final long SIZE_MAX = 1L << 30;

    private static final int CHUNK = 8 << 10;

    private final long address;
    private final int length;

    private ResponseBody(byte[] bytes) {
        address = Memory.map(bytes);
        length = bytes.length;
    }

    /**
     * A body of so many letters.
     *
     * @param bytes 0 to 1 GiB
     */
    public static ResponseBody ofSize(long bytes) {
        if (bytes < 0 || bytes > SIZE_MAX) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "body of " + bytes + " bytes",
                    "a body has 0 to 1 GiB",
                    "choose a size in that range, such as --body-size 64KiB");
        }
        byte[] letters = new byte[(int) bytes];
        Arrays.fill(letters, (byte) 'x');
        return new ResponseBody(letters);
    }

    /** A body of text, as UTF-8. */
    public static ResponseBody ofText(String text) {
        return new ResponseBody(text.getBytes(StandardCharsets.UTF_8));
    }

    public static ResponseBody ofFile(Path file) {
        try {
            if (Files.size(file) > SIZE_MAX) {
                throw new Fault(
                        Fault.Kind.BAD_INPUT,
                        "body " + file + " has " + Files.size(file) + " bytes",
                        "a body has at most 1 GiB",
                        "choose a smaller file");
            }
            return new ResponseBody(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    "body " + file + ": " + e.getClass().getSimpleName(),
                    "the file is missing or may not be read",
                    "check the path given to --body",
                    e);
        }
    }

    /** The same bytes as chunks of at most 8 KiB, with the last, empty one. */
    ResponseBody inChunks() {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream(length + length / 256 + 16);
        byte[] bytes = bytes();
        for (int at = 0; at < length; at += CHUNK) {
            int size = Math.min(CHUNK, length - at);
            chunks.writeBytes(ascii(Integer.toHexString(size) + "\r\n"));
            chunks.write(bytes, at, size);
            chunks.writeBytes(ascii("\r\n"));
        }
        chunks.writeBytes(ascii("0\r\n\r\n"));
        return new ResponseBody(chunks.toByteArray());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    long address() {
        return address;
    }

    byte[] bytes() {
        return Memory.bytes(address, length);
    }

    public int length() {
        return length;
    }
}
