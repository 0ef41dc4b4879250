package io.headrace.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads tables of cases: `what is odd | expectation | bytes`, one a line. */
final class Cases {
    /** One line; `input` has a character for each byte. */
    record Case(String name, String expected, String input) {
        byte[] bytes() {
            return ascii(input);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private Cases() {}

    static List<Case> read(String file) {
        try (InputStream in = Cases.class.getResourceAsStream("/http/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException(file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Cases::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case parse(String line) {
        String[] columns = line.split(" \\| ", 3);
        return new Case(columns[0], columns[1], resolve(columns[2]));
    }

    /** Resolves `\r \n \t \\ \xNN`. */
    private static String resolve(String text) {
        StringBuilder input = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '\\') {
                input.append(c);
                continue;
            }
            char escape = text.charAt(i++);
            switch (escape) {
                case 'r' -> input.append('\r');
                case 'n' -> input.append('\n');
                case 't' -> input.append('\t');
                case '\\' -> input.append('\\');
                case 'x' -> {
                    input.append((char) Integer.parseInt(text.substring(i, i + 2), 16));
                    i += 2;
                }
                default -> throw new IllegalArgumentException(text);
            }
        }
        return input.toString();
    }

    /** One byte for each character. */
    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
