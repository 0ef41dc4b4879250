package io.headrace;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.tls.boring.BoringTls;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

/** The classes of this module follow the tables of ARCHITECTURE.md, too. */
class BoringArchitectureTest {
    @Test
    void followsTheTables() throws Exception {
        Path main =
                Path.of(
                        BoringTls.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        List<CompiledClass> classes = CompiledClass.readAll(main);
        assertThat(classes).isNotEmpty();
        Architecture architecture = Architecture.parse(Repository.text("ARCHITECTURE.md"));
        ArchitectureRules rules = new ArchitectureRules(architecture, "io.headrace", classes);
        assertThat(rules.arrows()).isEmpty();
        assertThat(rules.libraryHomes()).isEmpty();
        assertThat(rules.doors()).isEmpty();
    }
}
