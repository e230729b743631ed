package dev.serviceregistry.registry.importer.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.Page;
import dev.serviceregistry.registry.importer.draft.ServiceTypes;
import dev.serviceregistry.registry.values.WrittenHosts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The page that tells what an import infers tells what the code does. */
class ComposeImportPageTest {

    private final Page page = new Page("compose-import.md");

    @Test
    void the_page_lists_every_well_known_image_under_its_type() {
        Map<String, String> listed = new TreeMap<>();
        for (List<String> row : page.table("images")) {
            for (String image : Page.words(row.get(1))) {
                listed.put(image, Page.words(row.get(0)).iterator().next());
            }
        }

        assertThat(listed).containsExactlyInAnyOrderEntriesOf(ServiceTypes.BY_IMAGE);
    }

    @Test
    void the_page_lists_the_images_that_are_known_behind_a_prefix() {
        assertThat(page.wordsBehind("as in `acme-postgresql`: ")).isEqualTo(ServiceTypes.SUFFIXES);
        assertThat(ServiceTypes.BY_IMAGE.keySet()).containsAll(ServiceTypes.SUFFIXES);
    }

    @Test
    void the_page_lists_the_words_that_say_that_a_variable_holds_an_address() {
        assertThat(page.wordsBehind("ends in `HOST` or `ADDR`: ")).isEqualTo(WrittenHosts.ADDRESS);
    }
}
