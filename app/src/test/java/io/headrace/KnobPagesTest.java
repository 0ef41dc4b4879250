package io.headrace;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.tune.Knob;
import io.headrace.tune.KnobCatalog;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Each setting that may be changed has its page and each page its setting. */
class KnobPagesTest {
    private static final String FOLDER = "docs/knobs/";
    private static final List<String> PARTS =
            List.of("Helps when", "Hurts when", "Back again", "Source");

    @Test
    void pagesAndSettingsAreTheSame() {
        assertThat(Repository.pages(FOLDER))
                .isEqualTo(KnobCatalog.all().stream().map(Knob::id).sorted().toList());
    }

    @Test
    void aPageSaysAllThatOneAsks() {
        for (Knob knob : KnobCatalog.all()) {
            String page = Repository.text(FOLDER + knob.id() + ".md");
            assertThat(page).startsWith("# ").contains("`" + knob.id() + "`");
            PARTS.forEach(part -> assertThat(page).as(knob.id()).contains("**" + part + ".** "));
        }
    }
}
