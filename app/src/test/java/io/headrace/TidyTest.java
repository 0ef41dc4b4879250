package io.headrace;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.TidyRules.Allowance;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sources and pages of the working tree are tidy. */
class TidyTest {
    /** Starting values are not laws: path or path#method, its lines, and why it is so long. */
    private static final Map<String, Allowance> RATCHET = Map.of();

    private static Map<String, String> files;
    private static Map<String, String> java;
    private static List<SourceFile> sources;

    @BeforeAll
    static void readAll() {
        files = Repository.files();
        java = only("(app|tls-boring|bench)/src/.*\\.java");
        sources = SourceFile.parseAll(java);
        assertThat(sources).isNotEmpty();
    }

    @Test
    void packagesAreNamedByWhatIsInThem() {
        assertThat(TidyRules.packageNames(sources)).isEmpty();
    }

    @Test
    void onlyHostKnowsWhereTheKernelKeepsItsFiles() {
        assertThat(TidyRules.kernelFiles(sources)).isEmpty();
    }

    @Test
    void everyPromiseHasAnIssue() {
        assertThat(TidyRules.promises(only(".*\\.(java|c|xml)"))).isEmpty();
    }

    @Test
    void filesAndMethodsFitTheEye() {
        assertThat(TidyRules.sizes(sources, RATCHET)).isEmpty();
        assertThat(RATCHET.values()).noneMatch(allowance -> allowance.reason().isBlank());
    }

    @Test
    void voidInvokeExactIsAStatement() {
        assertThat(TidyRules.voidInvokeExact(sources)).isEmpty();
    }

    @Test
    void everyMainPackageIsNullMarked() {
        assertThat(TidyRules.nullMarked(sources)).isEmpty();
    }

    @Test
    void linesEndAndTabsAreSpaces() {
        assertThat(TidyRules.whitespace(java)).isEmpty();
    }

    @Test
    void disabledTestsSayWhy() {
        assertThat(TidyRules.disabledTests(sources)).isEmpty();
    }

    @Test
    void noPathOfOneMachine() {
        assertThat(TidyRules.machinePaths(files)).isEmpty();
    }

    @Test
    void linksBetweenPagesResolve() {
        Map<String, String> pages = only("[^/]+\\.md|docs/.*\\.md");
        assertThat(pages).containsKey("ARCHITECTURE.md");
        assertThat(MarkdownLinks.broken(pages, f -> Files.exists(Repository.root().resolve(f))))
                .isEmpty();
    }

    private static Map<String, String> only(String pathPattern) {
        Map<String, String> some = new TreeMap<>(files);
        some.keySet().removeIf(path -> !path.matches(pathPattern));
        return some;
    }
}
