package io.headrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Each rule reports exactly its violations: a small table, small classes, the lines they earn. */
class ArchitectureRulesTest {
    private static final String PAGE =
            """
            # A page

            ## Packages

            Words before the table.

            | Level | Package | What lives there | May use |
            |---|---|---|---|
            | 0 | `kernel.abi` | numbers | |
            | 0 | `kernel` | the door, see `Door` | `kernel.abi` |
            | 0 | `stats` | figures | |
            | 1 | `press` | load | `kernel`, `stats` |
            | 2 | `cli` | verbs | `press`, `stats` |

            ## Libraries

            | Library | Packages of the library | Home |
            |---|---|---|
            | Chart | `org.chart`, `com.chart` | `stats`, `cli` |

            ## Hot classes

            Words: `press.Loop`, `stats.Recorder`

            ## Decisions
            """;

    @TempDir Path classes;

    @Test
    void allIsWell() throws IOException {
        ArchitectureRules rules =
                rules(
                        "kernel.abi.Errno: int EPERM = 1;",
                        "kernel.Socket: Object l = java.lang.foreign.Linker.nativeLinker();",
                        "stats.Recorder: int count;",
                        "press.Loop: fake.kernel.Socket s; Runnable r = () -> hashCode();",
                        "cli.Main: fake.press.Loop l; void f() { System.out.println(l); }");
        assertThat(rules.tableIsComplete(List.of())).isEmpty();
        assertThat(rules.rowsPointDown()).isEmpty();
        assertThat(rules.arrows()).isEmpty();
        assertThat(rules.libraryHomes()).isEmpty();
        assertThat(rules.doors()).isEmpty();
        assertThat(rules.hotClasses()).isEmpty();
    }

    @Test
    void aPackageWithoutRowAndARowWithoutPackage() throws IOException {
        ArchitectureRules rules = rules("kernel.abi.A:", "kernel.A:", "stats.A:", "press.x.A:");
        assertThat(rules.tableIsComplete(List.of()))
                .containsExactly(
                        "cli has a row but no class (ARCHITECTURE.md)",
                        "press has a row but no class (ARCHITECTURE.md)",
                        "press.x has no row in the package table (ARCHITECTURE.md)");
    }

    @Test
    void aRowThatNamesAnUnknownPackage() throws IOException {
        String page = PAGE.replace("`press`, `stats`", "`pres`").replace("`stats`, `cli`", "`ui`");
        assertThat(
                        new ArchitectureRules(Architecture.parse(page), "fake", List.of())
                                .tableIsComplete(List.of()))
                .contains(
                        "cli may use pres, which has no row in the package table (ARCHITECTURE.md)",
                        "Chart has its home in ui, which has no row in the package table"
                                + " (ARCHITECTURE.md)");
    }

    @Test
    void rowsThatPointUpOrSideways() {
        String page = PAGE.replace("| figures | |", "| figures | `kernel`, `cli` |");
        assertThat(
                        new ArchitectureRules(Architecture.parse(page), "fake", List.of())
                                .rowsPointDown())
                .containsExactly(
                        "stats (level 0) may use cli (level 2): rows point to lower levels, or to"
                                + " their own family (ARCHITECTURE.md)",
                        "stats (level 0) may use kernel (level 0): rows point to lower levels, or"
                                + " to their own family (ARCHITECTURE.md)");
    }

    @Test
    void arrowsThatNoRowAllows() throws IOException {
        ArchitectureRules rules =
                rules(
                        "kernel.abi.Errno:",
                        "kernel.Socket: public static class Inner {}",
                        "stats.ByField: fake.kernel.Socket s;",
                        "stats.ByArray: fake.kernel.Socket[][] s;",
                        "stats.ByParameter: void f(fake.kernel.Socket s) {}",
                        "stats.ByCall: Object f() { return new fake.kernel.Socket(); }",
                        "stats.ByCast: boolean f(Object o) { return o instanceof"
                                + " fake.kernel.Socket; }",
                        "stats.ByGeneric: java.util.List<fake.kernel.Socket> s;",
                        "stats.ByNested: class In { fake.kernel.Socket.Inner s; }",
                        "stats.ByText: String s = \"Lfake/kernel/Socket;\";",
                        "press.Loop: fake.kernel.abi.Errno e; fake.cli.Main m; fake.stats.ByCall"
                                + " b;",
                        "cli.Main:");
        String end = " uses kernel.Socket: stats may use no other (ARCHITECTURE.md)";
        assertThat(rules.arrows())
                .containsExactly(
                        "press.Loop uses cli.Main: press may use kernel, stats (ARCHITECTURE.md)",
                        "press.Loop uses kernel.abi.Errno: press may use kernel, stats"
                                + " (ARCHITECTURE.md)",
                        "stats.ByArray" + end,
                        "stats.ByCall" + end,
                        "stats.ByCast" + end,
                        "stats.ByField" + end,
                        "stats.ByGeneric" + end,
                        "stats.ByNested" + end,
                        "stats.ByParameter" + end);
    }

    @Test
    void anImportedConstantIsAnArrow() {
        String source =
                """
                package fake.press;
                import static fake.kernel.abi.Errno.EPERM;
                import fake.kernel.Socket.Inner;
                import fake.cli.*;
                import java.util.List;
                class Loop {}
                """;
        assertThat(
                        new ArchitectureRules(Architecture.parse(PAGE), "fake", List.of())
                                .arrowsOfImports(
                                        SourceFile.parseAll(
                                                Map.of("src/fake/press/Loop.java", source))))
                .containsExactly(
                        "press.Loop uses cli.*: press may use kernel, stats (ARCHITECTURE.md)",
                        "press.Loop uses kernel.abi.Errno: press may use kernel, stats"
                                + " (ARCHITECTURE.md)");
    }

    @Test
    void librariesOutsideTheirHome() throws IOException {
        Collection<String> violations =
                rules(
                                "/org.chart.Pie:",
                                "/com.chart.line.Line:",
                                "/org.charter.Boat:",
                                "stats.Recorder: org.chart.Pie p; com.chart.line.Line l;",
                                "press.Loop: org.chart.Pie p; java.util.List<int[]> l;",
                                "cli.Main: org.charter.Boat b;")
                        .libraryHomes();
        assertThat(violations)
                .containsExactly(
                        "cli.Main uses org.charter.Boat: no library of the table has this package"
                                + " (ARCHITECTURE.md)",
                        "press.Loop uses org.chart.Pie: Chart has its home in stats, cli"
                                + " (ARCHITECTURE.md)");
    }

    @Test
    void theLinkerOutsideKernel() throws IOException {
        Collection<String> violations =
                rules(
                                "kernel.abi.Errno: Object l ="
                                        + " java.lang.foreign.Linker.nativeLinker();",
                                "press.Loop: Object f(java.lang.foreign.MemorySegment s) {"
                                        + " return s.asSlice(1); }",
                                "cli.Main: Object f(java.lang.foreign.MemorySegment s) {"
                                        + " return s.reinterpret(1); }",
                                "cli.Look: java.lang.foreign.SymbolLookup l;")
                        .doors();
        String end =
                ": only kernel may; call what kernel offers, or add it there (ARCHITECTURE.md)";
        assertThat(violations)
                .containsExactly(
                        "cli.Look uses java.lang.foreign.SymbolLookup" + end,
                        "cli.Main uses java.lang.foreign.MemorySegment#reinterpret" + end,
                        "kernel.abi.Errno uses java.lang.foreign.Linker" + end);
    }

    @Test
    void printingOutsideCli() throws IOException {
        Collection<String> violations =
                rules(
                                "stats.A: void f() { System.out.println(); }",
                                "stats.B: java.io.PrintStream s = System.err;",
                                "stats.C: void f() { System.exit(1); }",
                                "stats.D: java.io.Console c;",
                                "stats.E: void f() { IO.println(1); }",
                                "stats.F: void f() { new Exception().printStackTrace(); }",
                                "stats.G: long f() { return System.nanoTime(); }")
                        .doors();
        String end =
                ": only cli may; return a value or throw a Fault, cli prints it (ARCHITECTURE.md)";
        assertThat(violations)
                .containsExactly(
                        "stats.A uses java.lang.System#out" + end,
                        "stats.B uses java.lang.System#err" + end,
                        "stats.C uses java.lang.System#exit" + end,
                        "stats.D uses java.io.Console" + end,
                        "stats.E uses java.lang.IO" + end,
                        "stats.F uses java.lang.Exception#printStackTrace" + end);
    }

    @Test
    void hotClassesThatAllocateOrDoNotExist() throws IOException {
        Collection<String> violations =
                rules(
                                "press.Loop: void f(java.util.List<Integer> l, int i) { l.add(i); }"
                                        + " String g() { return \"%d\".formatted(); }"
                                        + " static class In { java.util.Optional<String> o; }",
                                "press.Cold: Object f() { return java.util.stream.Stream.of(); }")
                        .hotClasses();
        String end =
                ": hot classes use no streams, Optional, formatting, logging or boxed types"
                        + " (ARCHITECTURE.md)";
        assertThat(violations)
                .containsExactly(
                        "press.Loop uses java.lang.Integer#valueOf" + end,
                        "press.Loop uses java.lang.String#formatted" + end,
                        "press.Loop uses java.util.Optional" + end,
                        "stats.Recorder is listed as hot but does not exist (ARCHITECTURE.md)");
    }

    @Test
    void otherWaysForAHotClassToBeSlow() throws IOException {
        Collection<String> violations =
                rules(
                                "press.Loop: Object s = java.util.stream.IntStream.empty();"
                                    + " java.util.OptionalInt i; System.Logger l;"
                                    + " java.util.logging.Level v; Long b = 1L; String f(Object[]"
                                    + " o) { return String.format(\"\", o); }",
                                "stats.Recorder:")
                        .hotClasses();
        assertThat(violations)
                .extracting(line -> line.replaceFirst(":.*", "").replace("press.Loop uses ", ""))
                .containsExactly(
                        "java.lang.Long#valueOf",
                        "java.lang.String#format",
                        "java.lang.System$Logger",
                        "java.util.OptionalInt",
                        "java.util.logging.Level",
                        "java.util.stream.IntStream");
    }

    @Test
    void aPageThatLostATable() {
        assertThatThrownBy(() -> Architecture.parse(PAGE.replace("## Libraries", "## Jars")))
                .hasMessage("ARCHITECTURE.md has no section Libraries");
        assertThatThrownBy(() -> Architecture.parse(PAGE.replace("| numbers ", "")))
                .hasMessageContaining("expected 4 columns");
        assertThatThrownBy(
                        () -> Architecture.parse(PAGE.replace("`kernel.abi` | n", "`stats` | n")))
                .hasMessage("ARCHITECTURE.md has two rows for stats");
    }

    /**
     * Compiles classes given as `package.Name: members`, below `fake` or, with a slash, as named.
     */
    private ArchitectureRules rules(String... sources) throws IOException {
        List<JavaFileObject> inputs = new ArrayList<>();
        for (String source : sources) {
            int colon = source.indexOf(':');
            String head = source.substring(0, colon);
            String name = head.startsWith("/") ? head.substring(1) : "fake." + head;
            int dot = name.lastIndexOf('.');
            String text =
                    "package %s; public class %s { %s }"
                            .formatted(
                                    name.substring(0, dot),
                                    name.substring(dot + 1),
                                    source.substring(colon + 1));
            inputs.add(SourceFile.input(name.replace('.', '/') + ".java", text));
        }
        List<String> options = List.of("-proc:none", "-d", classes.toString());
        boolean compiled =
                ToolProvider.getSystemJavaCompiler()
                        .getTask(null, null, null, options, null, inputs)
                        .call();
        assertThat(compiled).isTrue();
        List<CompiledClass> all = CompiledClass.readAll(classes);
        return new ArchitectureRules(
                Architecture.parse(PAGE),
                "fake",
                all.stream().filter(c -> c.name().startsWith("fake.")).toList());
    }
}
