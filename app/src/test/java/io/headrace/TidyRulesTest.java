package io.headrace;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.TidyRules.Allowance;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Each rule reports exactly its violations, on small texts. */
class TidyRulesTest {
    private static final String MAIN = "app/src/main/java/io/headrace/";

    @Test
    void packageNames() {
        assertThat(
                        TidyRules.packageNames(
                                parse(
                                        "a/A.java", "package io.headrace.util.net;",
                                        "b/B.java", "package io.headrace.utils;")))
                .containsExactly(
                        "a/A.java: no package is called util, it has no rule for what belongs"
                                + " inside; name what is in it");
    }

    @Test
    void kernelFiles() {
        String five =
                """
                class A {
                    String a = "/proc/stat";
                    String b = "proc/stat"; // not "/proc/stat"
                    String c = "/sys";
                    String d = "/system";
                }
                """;
        assertThat(
                        TidyRules.kernelFiles(
                                parse(
                                        MAIN + "host/A.java",
                                        "package io.headrace.host; " + five,
                                        MAIN + "press/A.java",
                                        "package io.headrace.press; " + five,
                                        "app/src/test/java/A.java",
                                        five)))
                .containsExactly(
                        MAIN
                                + "press/A.java:2: the literal \"/proc/stat\" belongs to host; take"
                                + " a HostRoot and read a relative path",
                        MAIN
                                + "press/A.java:4: the literal \"/sys\" belongs to host; take a"
                                + " HostRoot and read a relative path");
    }

    @Test
    void promises() {
        String text = "TO" + "DO this\nTO" + "DO #12: that\nFIX" + "ME\nX" + "XX\nXX" + "XX\n";
        String end = ": a promise without an issue; name the issue as #123, or do it now";
        assertThat(TidyRules.promises(Map.of("a.md", text)))
                .containsExactly("a.md:1" + end, "a.md:3" + end, "a.md:4" + end);
    }

    @Test
    void sizes() {
        List<SourceFile> files =
                parse(
                        "a/Fits.java", "class Fits {\n" + method("f", 60) + filler(338) + "}\n",
                        "a/Tall.java", "class Tall {\n" + filler(399) + "}\n",
                        "a/Long.java",
                                "class Long {\n" + method("f", 61) + method("g", 62) + "}\n");
        assertThat(TidyRules.sizes(files, Map.of()))
                .containsExactlyInAnyOrder(
                        "a/Tall.java: 401 lines of 400; split it by what it holds",
                        "a/Long.java#f: 61 lines of 60; name its parts as methods",
                        "a/Long.java#g: 62 lines of 60; name its parts as methods");
    }

    @Test
    void allowedSizesOnlyShrink() {
        List<SourceFile> files =
                parse("a/A.java", "class A {\n" + method("f", 61) + method("g", 70) + "}\n");
        Map<String, Allowance> ratchet =
                Map.of(
                        "a/A.java#f", new Allowance(61, "a table"),
                        "a/A.java#g", new Allowance(69, "a table"),
                        "a/A.java", new Allowance(500, "was long once"));
        assertThat(TidyRules.sizes(files, ratchet))
                .containsExactly(
                        "a/A.java#g: 70 lines of 69; name its parts as methods",
                        "a/A.java: is within the rule, drop its allowance");
    }

    @Test
    void bracesInTextsDoNotMakeAMethodLonger() {
        String source = "class A {\nvoid f() { String s = \"{\"; char c = '{'; /* { */ }\n";
        assertThat(TidyRules.sizes(parse("A.java", source + filler(90) + "}\n"), Map.of()))
                .isEmpty();
    }

    @Test
    void voidInvokeExact() {
        String source =
                """
                class A {
                    Call a = () -> handle.invokeExact(1);
                    Call b = () -> { handle.invokeExact(1); };
                    Call c = () -> (long) handle.invokeExact(1);
                    Call d = () -> handle.invoke(1);
                }
                """;
        assertThat(TidyRules.voidInvokeExact(parse("A.java", source)))
                .containsExactly(
                        "A.java:2: invokeExact as the body of an expression lambda returns Object;"
                                + " put the body in braces");
    }

    @Test
    void nullMarked() {
        assertThat(
                        TidyRules.nullMarked(
                                parse(
                                        MAIN + "a/A.java",
                                        "package io.headrace.a;",
                                        MAIN + "b/B.java",
                                        "package io.headrace.b;",
                                        MAIN + "b/package-info.java",
                                        "package io.headrace.b;",
                                        MAIN + "c/C.java",
                                        "package io.headrace.c;",
                                        MAIN + "c/package-info.java",
                                        "@NullMarked package io.headrace.c;",
                                        "app/src/test/java/D.java",
                                        "class D {}")))
                .containsExactly(
                        MAIN + "a: add a package-info.java with @NullMarked and one sentence",
                        MAIN + "b: add a package-info.java with @NullMarked and one sentence");
    }

    @Test
    void whitespace() {
        assertThat(
                        TidyRules.whitespace(
                                new TreeMap<>(
                                        Map.of(
                                                "A.java",
                                                "a\n",
                                                "B.java",
                                                "a\n\tb\n",
                                                "C.java",
                                                "a"))))
                .containsExactly(
                        "C.java: end the last line with a newline", "B.java:2: a tab; use spaces");
    }

    @Test
    void disabledTests() {
        String source =
                """
                class A {
                    @Disabled void a() {}
                    @Disabled(" ") void b() {}
                    @Disabled("the kernel of the build has no such call, #12") void c() {}
                    @Disabled(value = WHY) void d() {}
                    @org.junit.jupiter.api.Disabled void e() {}
                }
                """;
        String end = ": @Disabled without a reason; say why, or assume what the test needs";
        assertThat(TidyRules.disabledTests(parse("A.java", source)))
                .containsExactly("A.java:2" + end, "A.java:3" + end, "A.java:6" + end);
    }

    @Test
    void machinePaths() {
        String text =
                """
                cd %1$shome/someone
                see https://example.org%1$shome/page
                a relative work/folder, and %1$sroot
                "%1$swork/x"
                """
                        .formatted("/");
        String end = ": a path of one machine; make it relative, or a temporary folder";
        assertThat(TidyRules.machinePaths(Map.of("a.md", text)))
                .containsExactly("a.md:1" + end, "a.md:4" + end);
    }

    @Test
    void links() {
        String page =
                """
                # Two `words`, here

                [a](docs/b.md) [b](docs/b.md#part-one) [c](#two-words-here) [d](https://x.org/y)
                [e](docs/c.md) [f](docs/b.md#part-two) ![g](h.png "title") `[i](j)` [k](/docs/b.md)

                ```
                [l](m)
                ```
                [n]: docs/o.md
                """;
        Map<String, String> pages = new TreeMap<>();
        pages.put("A.md", page);
        pages.put("docs/b.md", "## Part one\n[up](../A.md) [down](../../A.md)\n");
        assertThat(MarkdownLinks.broken(pages, pages::containsKey))
                .containsExactly(
                        "A.md: the link docs/c.md leads to no file; correct it or drop it",
                        "A.md: the link docs/b.md#part-two leads to no heading of docs/b.md;"
                                + " correct it or drop it",
                        "A.md: the link h.png leads to no file; correct it or drop it",
                        "A.md: the link /docs/b.md is absolute; start it at the page",
                        "A.md: the link docs/o.md leads to no file; correct it or drop it",
                        "docs/b.md: the link ../../A.md leads to no file; correct it or drop it");
    }

    private static List<SourceFile> parse(String... pathsAndTexts) {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        return SourceFile.parseAll(files);
    }

    private static String method(String name, int lines) {
        return "void " + name + "() {\n" + filler(lines - 2) + "}\n";
    }

    private static String filler(int lines) {
        return "\n".repeat(lines);
    }
}
