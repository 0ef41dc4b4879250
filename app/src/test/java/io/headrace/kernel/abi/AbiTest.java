package io.headrace.kernel.abi;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headrace.Needs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The constants equal what the C compiler says, on both architectures.
 *
 * <p>The recorded tables stand between: the constants are compared with them always, and they are
 * compared with `bench/abi/probe.c` where a compiler for the architecture is present.
 */
class AbiTest {
    private static final Path PROBE = Path.of("../bench/abi/probe.c");

    @ParameterizedTest
    @CsvSource({"amd64,x86_64", "aarch64,aarch64"})
    void everyConstantIsTheOneOfC(String osArch, String architecture) throws Exception {
        Map<String, Number> java = AbiConstants.of(osArch).values();
        assertThat(java).isNotEmpty();
        assertThat(differences(java, recorded(architecture)))
                .as("kernel.abi against abi/%s.tsv, recorded from bench/abi/probe.c", architecture)
                .isEmpty();
    }

    @Test
    void aDifferenceIsToldByName() {
        Map<String, Number> java = Map.of("EPOLLET", 1 << 31, "EPERM", 2, "EXTRA", 7L);
        Map<String, Long> c = Map.of("EPOLLET", 0x8000_0000L, "EPERM", 1L, "UNUSED", 8L);
        assertThat(differences(java, c))
                .containsExactly(
                        "EPERM is 2 in Java and 1 in C",
                        "EXTRA has no line: add it to bench/abi/probe.c and to both tables",
                        "UNUSED is no constant of kernel.abi: remove its lines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x86_64", "aarch64"})
    void theRecordedTableIsWhatTheProbeSays(String architecture) throws Exception {
        List<String> answers = probe(compiler(architecture));
        assertThat(answers)
                .as("abi/%s.tsv is old: record it again, see bench/abi/probe.c", architecture)
                .isEqualTo(lines(architecture));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x86_64", "aarch64"})
    void noNameIsRecordedTwice(String architecture) throws IOException {
        assertThat(lines(architecture).stream().map(line -> line.split("\t", -1)[0]))
                .doesNotHaveDuplicates();
    }

    private static List<String> differences(Map<String, Number> java, Map<String, Long> c) {
        List<String> differences = new ArrayList<>();
        java.forEach((name, value) -> {
            if (!c.containsKey(name)) {
                differences.add(
                        name + " has no line: add it to bench/abi/probe.c and to both" + " tables");
            } else if (value.longValue() != asHeldBy(value, c.get(name))) {
                differences.add(name + " is " + value + " in Java and " + c.get(name) + " in C");
            }
        });
        c.keySet().stream()
                .filter(name -> !java.containsKey(name))
                .map(name -> name + " is no constant of kernel.abi: remove its lines")
                .forEach(differences::add);
        Collections.sort(differences);
        return differences;
    }

    /** An `int` holds an unsigned number such as EPOLLET by its bits. */
    private static long asHeldBy(Number constant, long c) {
        boolean unsigned = c > Integer.MAX_VALUE && c <= 0xffff_ffffL;
        return constant instanceof Integer && unsigned ? (int) c : c;
    }

    private static Map<String, Long> recorded(String architecture) throws IOException {
        Map<String, Long> table = new TreeMap<>();
        for (String line : lines(architecture)) {
            String[] cells = line.split("\t", -1);
            table.put(cells[0], Long.valueOf(cells[1]));
        }
        return table;
    }

    private static List<String> lines(String architecture) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/abi", architecture + ".tsv"));
    }

    private static List<String> probe(String compiler) throws IOException, InterruptedException {
        return run(compiler, "-S", "-o", "-", PROBE.toString())
                .lines()
                .filter(line -> line.startsWith("->"))
                .map(line -> line.substring(2).replaceFirst("[$#]", ""))
                .toList();
    }

    /** A compiler for the architecture that also has the headers of libc. */
    private static String compiler(String architecture) throws InterruptedException {
        for (String name : List.of(architecture + "-linux-gnu-gcc", "gcc")) {
            try {
                boolean fits = run(name, "-dumpmachine").startsWith(architecture);
                String headers = "-fsyntax-only -include sys/epoll.h -x c /dev/null";
                if (fits && run(name, headers.split(" ")).isEmpty()) {
                    return name;
                }
            } catch (IOException absent) {
                // The next name may be there.
            }
        }
        throw Needs.missing("a C compiler with libc headers for " + architecture);
    }

    private static String run(String command, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.command().addAll(List.of(arguments));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(builder.command() + " failed:\n" + output);
        }
        return output;
    }
}
