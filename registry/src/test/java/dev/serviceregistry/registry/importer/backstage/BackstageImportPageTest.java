package dev.serviceregistry.registry.importer.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.Page;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The page that tells what an import infers tells what the code does. */
class BackstageImportPageTest {

    private final Page page = new Page("backstage-import.md");

    private Map<String, String> table(String header) {
        Map<String, String> listed = new TreeMap<>();
        for (List<String> row : page.table(header)) {
            for (String type : Page.words(row.get(1))) {
                listed.put(type, Page.words(row.get(0)).iterator().next());
            }
        }
        return listed;
    }

    @Test
    void the_page_lists_every_type_of_a_component_and_of_a_resource() {
        assertThat(table("components")).containsExactlyInAnyOrderEntriesOf(EntityTypes.COMPONENTS);
        assertThat(table("resources")).containsExactlyInAnyOrderEntriesOf(EntityTypes.RESOURCES);
    }

    @Test
    void the_page_lists_the_forges_whose_projects_are_repositories() {
        Map<String, String> forges = new TreeMap<>();
        String key = "";
        for (String word : page.wordsInOrderBehind("else the project that one of these names: ")) {
            if (word.startsWith("https:")) {
                forges.put(key, word);
            }
            key = word;
        }
        assertThat(forges).containsExactlyInAnyOrderEntriesOf(MetadataSection.FORGES);
    }

    @Test
    void the_page_lists_the_lifecycles_that_are_kept() {
        assertThat(page.wordsBehind("## Lifecycle\n\n")).isEqualTo(BackstageProject.LIFECYCLES);
    }
}
