package io.headrace.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.fault.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/** Words, quotes, escapes and comments, as nginx splits them. */
class LexerTest {
    private static List<Lexer.Statement> all(String text) {
        Lexer lexer = new Lexer("nginx.conf", text);
        List<Lexer.Statement> statements = new ArrayList<>();
        do {
            statements.add(lexer.next());
        } while (statements.getLast().end() != Lexer.End.FILE);
        return statements;
    }

    /** Words are told apart by bars; `^` stands for an apostrophe, `~` for a line end. */
    @ParameterizedTest
    @CsvSource({
        "a;, a",
        "a b c;, a|b|c",
        "a\tb~;, a|b",
        "a \"b c\";, a|b c",
        "a ^b c^;, a|b c",
        "a \"\";, a|",
        "a \"b^c\";, a|b^c",
        "a ^b\"c^;, a|b\"c",
        "a b\"c;, a|b\"c",
        "a b^c^;, a|b^c^",
        "a \"b\\\"c\";, a|b\"c",
        "a b\\ c;, a|b\\ c",
        "a b\\;c;, a|b\\;c",
        "a \\\"b;, a|\"b",
        "a \"\\\\\";, a|\\",
        "a \\x\\d;, a|\\x\\d",
        "a b#c;, a|b#c",
        "#b;^~a;, a",
        "a # b; c ^~;, a",
        "a ${b}c;, a|${b}c",
        "a $b;, a|$b",
        "a b}c;, a|b}c",
        "a ^;{}#^;, a|;{}#",
        "\"a b\" c;, a b|c"
    })
    void splits(String text, String words) {
        List<Lexer.Statement> statements = all(text.replace('^', '\'').replace('~', '\n'));
        assertThat(statements).hasSize(2);
        assertThat(String.join("|", statements.getFirst().words()))
                .isEqualTo(words.replace('^', '\''));
    }

    @Test
    void resolvesLineEndsAndTabs() {
        assertThat(all("a \"b\\nc\\td\\re\" f\\ng;").getFirst().words())
                .containsExactly("a", "b\nc\td\re", "f\ng");
    }

    @Test
    void countsLines() {
        List<Lexer.Statement> statements = all("# one\r\na\n b;\n\nc \"d\ne\" {\n}\nf\\\ng;");
        assertThat(statements).extracting(Lexer.Statement::line).containsExactly(2, 5, 7, 8, 9);
        assertThat(statements)
                .extracting(Lexer.Statement::end)
                .containsExactly(
                        Lexer.End.SEMICOLON,
                        Lexer.End.OPEN,
                        Lexer.End.CLOSE,
                        Lexer.End.SEMICOLON,
                        Lexer.End.FILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "#", "# end", "\r\n\t# x\n"})
    void nothingIsNoStatement(String text) {
        assertThat(all(text)).extracting(Lexer.Statement::words).containsExactly(List.of());
    }

    @Test
    void wordsAndCommentsHaveNginxsLimit() {
        assertThat(all("a " + "x".repeat(4095) + ";").getFirst().words().get(1)).hasSize(4095);
        assertThat(all("a '" + "x".repeat(4094) + "';").getFirst().words().get(1)).hasSize(4094);
        assertThat(all("#" + "x".repeat(4094) + "\n")).hasSize(1);
        for (String text :
                List.of(
                        "a " + "x".repeat(4096) + ";",
                        "a '" + "x".repeat(4095) + "';",
                        "a " + "ü".repeat(2048) + ";",
                        "#" + "x".repeat(4095) + "\n")) {
            assertThatThrownBy(() -> all(text))
                    .isInstanceOf(Fault.class)
                    .hasMessageStartingWith("nginx.conf:1: ")
                    .hasMessageContaining("4095");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a 'b; | nginx.conf:1: quote 'b; | nothing closes it",
                "a \"b\\\" | nginx.conf:1: quote \"b\\\" | nothing closes it",
                "a \\ | nginx.conf:1: \"a\" | the file ends",
                "a 'b'c; | nginx.conf:1: unexpected \"c\" after a quote | ends with them",
                "a 'b')c; | nginx.conf:1: unexpected \")\" | ends with them",
                "; | nginx.conf:1: unexpected \";\" | no directive",
                "{ } | nginx.conf:1: unexpected \"{\" | no directive",
                "a } | nginx.conf:1: unexpected \"}\" after \"a\" | does not end",
                "a b | nginx.conf:1: \"a\" | the file ends"
            })
    void refuses(String text, String what, String cause) {
        assertThatThrownBy(() -> all(text))
                .isInstanceOf(Fault.class)
                .hasMessageStartingWith(what)
                .hasMessageContaining(cause);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0x00",
        "1, 0x01",
        "11, 0x0b",
        "27, 0x1b",
        "127, 0x7f",
        "65279, byte order mark"
    })
    void refusesBytesThatAreNoText(int character, String named) {
        assertThatThrownBy(() -> all((char) character + "a b;"))
                .isInstanceOf(Fault.class)
                .hasMessageStartingWith("nginx.conf:1: ")
                .hasMessageContaining(named);
    }
}
