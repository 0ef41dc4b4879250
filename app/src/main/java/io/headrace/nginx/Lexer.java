package io.headrace.nginx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits the text of one file into statements, as ngx_conf_file.c of nginx does: words end at a
 * blank, `;` or `{`; quotes count at the start of a word only; `#` begins a comment only there.
 */
final class Lexer {
    /** Into nginx's buffer of 4096 bytes a word or comment must fit with what ends it. */
    private static final int WORD_BYTES_MAX = 4095;

    private static final int SHOWN_MAX = 40;

    /** What ends a statement. */
    enum End {
        SEMICOLON,
        OPEN,
        CLOSE,
        FILE
    }

    /**
     * Some words and what ended them; `}` and the end of the file have none.
     *
     * @param line of the first word, or of the end
     */
    record Statement(List<String> words, int line, End end) {}

    private final String file;
    private final String text;
    private int at;
    private int line = 1;

    Lexer(String file, String text) {
        this.file = file;
        this.text = text;
        checkCharacters();
    }

    private void checkCharacters() {
        if (text.startsWith("\ufeff")) {
            throw here().fault(
                            "a byte order mark",
                            "nginx takes it for a part of the first word",
                            "save the file as UTF-8 without it");
        }
        int atLine = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                atLine++;
            } else if ((c < ' ' && c != '\t' && c != '\r') || c == 0x7f) {
                throw new Position(file, atLine)
                        .fault(
                                "byte 0x" + Integer.toHexString(0x100 | c).substring(1),
                                "it is a control character, so this is hardly a configuration",
                                "remove it, or give another file");
            }
        }
    }

    private Position here() {
        return new Position(file, line);
    }

    /**
     * The next statement; the one that ends with {@link End#FILE} is the last.
     *
     * @throws io.headrace.fault.Fault when a word, a quote or a statement does not end
     */
    Statement next() {
        List<String> words = new ArrayList<>();
        skipBlanks();
        int start = line;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ';' || c == '{' || c == '}') {
                at++;
                return new Statement(words, start, end(c, words));
            }
            words.add(c == '"' || c == '\'' ? quoted(c) : plain());
            skipBlanks();
        }
        if (!words.isEmpty()) {
            throw new Position(file, start)
                    .fault(
                            "\"" + shown(words.getFirst()) + "\"",
                            "the file ends before the statement does",
                            "end it with ; or with a block in { }");
        }
        return new Statement(words, line, End.FILE);
    }

    private End end(char c, List<String> words) {
        if (c == '}' && !words.isEmpty()) {
            throw here().fault(
                            "unexpected \"}\" after \"" + shown(words.getLast()) + "\"",
                            "the statement before it does not end",
                            "write ; before }");
        }
        if (c != '}' && words.isEmpty()) {
            throw here().fault(
                            "unexpected \"" + c + "\"",
                            "there is no directive before it",
                            "remove it");
        }
        return switch (c) {
            case ';' -> End.SEMICOLON;
            case '{' -> End.OPEN;
            default -> End.CLOSE;
        };
    }

    private void skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int start = at;
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
                checkLength(here(), text.substring(start, at), 0);
            } else if (isBlank(c)) {
                line += c == '\n' ? 1 : 0;
                at++;
            } else {
                return;
            }
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** A word in quotes, which may go over several lines. */
    private String quoted(char quote) {
        int start = at;
        Position opened = here();
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            step();
        }
        if (at >= text.length()) {
            throw opened.fault(
                    "quote " + shown(text.substring(start)),
                    "nothing closes it",
                    "write " + quote + " where the text ends");
        }
        String source = text.substring(start + 1, at);
        checkLength(opened, source, 1);
        at++;
        checkAfterQuote();
        return unescaped(source);
    }

    private void checkAfterQuote() {
        if (at < text.length() && !isBlank(text.charAt(at)) && ";{".indexOf(text.charAt(at)) < 0) {
            throw here().fault(
                            "unexpected \"" + text.charAt(at) + "\" after a quote",
                            "a word in quotes ends with them",
                            "put a blank there, or all of it into the quotes");
        }
    }

    private String plain() {
        int start = at;
        Position began = here();
        while (at < text.length() && !endsPlain(start)) {
            step();
        }
        String source = text.substring(start, at);
        checkLength(began, source, 0);
        return unescaped(source);
    }

    /** A brace that belongs to `${name}` ends no word. */
    private boolean endsPlain(int start) {
        char c = text.charAt(at);
        boolean ofVariable = c == '{' && at > start && text.charAt(at - 1) == '$';
        return isBlank(c) || c == ';' || (c == '{' && !ofVariable);
    }

    /** Over one character, or over two when the first escapes the second. */
    private void step() {
        int count = text.charAt(at) == '\\' ? 2 : 1;
        for (int end = Math.min(at + count, text.length()); at < end; at++) {
            line += text.charAt(at) == '\n' ? 1 : 0;
        }
    }

    private static void checkLength(Position began, String source, int quotes) {
        if (source.getBytes(StandardCharsets.UTF_8).length + quotes > WORD_BYTES_MAX) {
            throw began.fault(
                    "\"" + shown(source) + "\"",
                    "it goes on for " + source.length() + " characters; nginx takes 4095 bytes",
                    "make it shorter, or close a quote that is open");
        }
    }

    /** Takes the escapes out that nginx knows; before another character a backslash stays. */
    private static String unescaped(String source) {
        if (source.indexOf('\\') < 0) {
            return source;
        }
        StringBuilder word = new StringBuilder(source.length());
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            char next = i + 1 < source.length() ? source.charAt(i + 1) : 0;
            char meant = c == '\\' ? escape(next) : 0;
            word.append(meant == 0 ? c : meant);
            i += meant == 0 ? 0 : 1;
        }
        return word.toString();
    }

    private static char escape(char c) {
        return switch (c) {
            case '"', '\'', '\\' -> c;
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'n' -> '\n';
            default -> 0;
        };
    }

    /** A piece of input on one line and not long, for messages. */
    static String shown(String text) {
        String line = text.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
        return line.length() <= SHOWN_MAX ? line : line.substring(0, SHOWN_MAX) + "…";
    }
}
