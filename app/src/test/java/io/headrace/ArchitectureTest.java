package io.headrace;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.fault.Fault;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The compiled classes follow the tables of ARCHITECTURE.md. */
class ArchitectureTest {
    private static ArchitectureRules rules;

    @BeforeAll
    static void readPageAndClasses() throws IOException, URISyntaxException {
        Architecture architecture = Architecture.parse(Repository.text("ARCHITECTURE.md"));
        Path main =
                Path.of(Fault.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<CompiledClass> classes = CompiledClass.readAll(main);
        assertThat(classes).isNotEmpty();
        rules = new ArchitectureRules(architecture, "io.headrace", classes);
    }

    @Test
    void everyPackageHasARowAndEveryRowAPackage() {
        assertThat(rules.tableIsComplete(sources("tls-boring"))).isEmpty();
    }

    @Test
    void rowsPointDownTheLevels() {
        assertThat(rules.rowsPointDown()).isEmpty();
    }

    @Test
    void packagesUseOnlyPackagesOfTheirRow() {
        assertThat(rules.arrows()).isEmpty();
    }

    @Test
    void importsFollowTheRowsToo() {
        assertThat(rules.arrowsOfImports(sources("(app|tls-boring)"))).isEmpty();
    }

    @Test
    void librariesStayInTheirHomes() {
        assertThat(rules.libraryHomes()).isEmpty();
    }

    @Test
    void linkerAndPrintingHaveOneDoor() {
        assertThat(rules.doors()).isEmpty();
    }

    @Test
    void hotClassesExistAndAllocateNothing() {
        assertThat(rules.hotClasses()).isEmpty();
    }

    private static List<SourceFile> sources(String modules) {
        Map<String, String> main = Repository.files();
        main.keySet().removeIf(file -> !file.matches(modules + "/src/main/java/.*\\.java"));
        return SourceFile.parseAll(main);
    }
}
