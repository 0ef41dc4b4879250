package io.headrace.press;

import io.headrace.fault.Fault;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a request that is another in each:
 *
 * <ul>
 *   <li>`{seq}` counts from 0, each number once over all threads
 *   <li>`{rand:1-1000}` is a number from that range, all equally likely
 *   <li>`{pick:FILE}` is a line of a file, all equally likely
 *   <li>`{body-length}` is the body's length; a Content-Length of it is added where a body varies
 * </ul>
 *
 * Braces that hold anything else stay what they are: JSON is full of them.
 */
sealed interface Variable {
    /** Counts requests. */
    record Sequence() implements Variable {}

    /** A number of a range, both ends included. */
    record Random(long least, long most) implements Variable {}

    /** One of these texts. */
    record Pick(List<byte[]> texts) implements Variable {}

    /** The length of the body that follows, which varies with what is in it. */
    record BodyLength() implements Variable {}

    /** Finds what is meant to be one, right or wrong. */
    Pattern MARK = Pattern.compile("\\{(seq|body-length|rand:[^{}]*|pick:[^{}]*)}");

    /** The text with a letter in place of each variable, to be checked as if there were none. */
    static String withoutMarks(String text) {
        return MARK.matcher(text).replaceAll("x");
    }

    /** Whether a text has one. */
    static boolean isIn(String text) {
        return MARK.matcher(text).find();
    }

    /** The variable that a mark without its braces names. */
    static Variable parse(String mark) {
        if (mark.equals("seq")) {
            return new Sequence();
        }
        if (mark.equals("body-length")) {
            return new BodyLength();
        }
        String value = mark.substring(mark.indexOf(':') + 1);
        return mark.startsWith("rand:") ? random(value) : new Pick(lines(value));
    }

    private static Variable random(String range) {
        Matcher ends = Pattern.compile("(\\d{1,18})-(\\d{1,18})").matcher(range);
        if (ends.matches()) {
            long least = Long.parseLong(ends.group(1));
            long most = Long.parseLong(ends.group(2));
            if (least <= most) {
                return new Random(least, most);
            }
        }
        throw new Fault(
                Fault.Kind.BAD_INPUT,
                "variable {rand:" + range + "}",
                "a range is two numbers, the lower one first",
                "try {rand:1-1000}");
    }

    private static List<byte[]> lines(String file) {
        List<byte[]> lines = new ArrayList<>();
        try {
            Files.readString(Path.of(file), StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> lines.add(line.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IOException | RuntimeException e) {
            throw unusable(file, "the file is missing or may not be read", e);
        }
        if (lines.isEmpty()) {
            throw unusable(file, "the file has no line", null);
        }
        return lines;
    }

    private static Fault unusable(String file, String cause, @Nullable Exception origin) {
        return new Fault(
                Fault.Kind.BAD_INPUT,
                "variable {pick:" + file + "}",
                cause,
                "name a text file with one value a line",
                origin);
    }
}
