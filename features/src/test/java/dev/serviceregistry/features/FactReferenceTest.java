package dev.serviceregistry.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** With {@code -Dupdate.reference} the page and the table are written anew. */
class FactReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "facts.md");
    private static final Path TABLE = Path.of(
            "..", "registry", "src", "main", "resources", "dev", "serviceregistry", "registry", "editing", "facts.tsv");

    @Test
    void the_page_and_what_editors_show_say_what_the_types_say() throws Exception {
        FactReference facts = new FactReference();
        if (Boolean.getBoolean("update.reference")) {
            Files.writeString(PAGE, facts.page());
            Files.writeString(TABLE, facts.table());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(facts.page());
        assertThat(Files.readString(TABLE)).isEqualTo(facts.table());
    }

    @Test
    void the_page_names_no_constant_of_java_to_authors_who_know_none() throws Exception {
        assertThat(Files.readString(PAGE))
                .doesNotContainPattern("\\b(LocalDate|Integer|Long|Double|Duration|Instant)[.]");
    }
}
