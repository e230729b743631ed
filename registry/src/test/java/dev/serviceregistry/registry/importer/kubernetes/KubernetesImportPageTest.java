package dev.serviceregistry.registry.importer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The page that tells what an import infers tells what the code does. */
class KubernetesImportPageTest {

    private final Page page = new Page("kubernetes-import.md");

    @Test
    void the_page_lists_every_kind_that_runs_pods() {
        List<String> listed = new ArrayList<>();
        for (List<String> row : page.table("API groups")) {
            TreeSet<String> groups = new TreeSet<>(Page.words(row.get(1)));
            if (row.get(1).contains("core")) {
                groups.add("");
            }
            listed.add(Page.words(row.get(0)) + " of " + groups + " as " + Page.words(row.get(2)));
        }
        List<String> known = new ArrayList<>();
        for (WorkloadType type : WorkloadType.values()) {
            if (type == WorkloadType.ADDED) {
                continue;
            }
            List<String> kind = type.deployKind().isEmpty() ? List.of() : List.of(type.deployKind());
            known.add(List.of(type.kind()) + " of " + new TreeSet<>(type.groups()) + " as " + kind);
        }

        assertThat(listed).isEqualTo(known);
    }

    @Test
    void the_page_lists_the_annotations_that_say_that_a_way_in_is_encrypted() {
        assertThat(page.wordsBehind("where one of these annotations says so: ")).isEqualTo(Ingresses.CERTIFICATES);
    }
}
