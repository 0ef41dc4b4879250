package io.headrace;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.doctor.Doctor;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Each rule of the doctor has its page and each page its rule. */
class FindingPagesTest {
    private static final String FOLDER = "docs/findings/";
    private static final List<String> PARTS =
            List.of("Evidence", "What to try", "Back again", "Harmless when", "Source");

    @Test
    void pagesAndRulesAreTheSame() {
        assertThat(Repository.pages(FOLDER)).isEqualTo(Doctor.ids().stream().sorted().toList());
    }

    @Test
    void aPageSaysAllThatOneAsks() {
        for (String id : Doctor.ids()) {
            String page = Repository.text(FOLDER + id + ".md");
            assertThat(page).startsWith("# ").contains("`" + id + "`");
            PARTS.forEach(part -> assertThat(page).as(id).contains("**" + part + ".** "));
        }
    }
}
