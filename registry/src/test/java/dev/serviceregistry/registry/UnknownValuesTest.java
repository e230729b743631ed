package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.UnknownValue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnknownValuesTest {

    private static final String SERVICE = "[services.web]\ntype = 'api'\nversion = '1.0.0'\n";
    private static final String OVERRIDE = "[uses]\nservices = ['web']\n[services.web]\n";

    private RepositoryFolder repository;

    @BeforeEach
    void an_empty_repository(@TempDir Path folder) {
        repository = new RepositoryFolder(folder);
    }

    private List<String> unknown(String service) {
        return RepositoryFolder.facts(repository.read(), UnknownValue.class).stream()
                .filter(value -> value.service().equals(service))
                .map(UnknownValue::key)
                .toList();
    }

    @Test
    void everything_is_known_of_a_service_that_the_schema_accepts() {
        repository.project("p", SERVICE + "container.user = '10001'\n");

        assertThat(unknown("p/web")).isEmpty();
    }

    @Test
    void a_refused_value_is_unknown_and_with_it_a_part_of_its_table() {
        repository.project("p", SERVICE + "container.user = 10001\n");

        assertThat(unknown("p/web")).containsExactlyInAnyOrder("container.user", "container");
    }

    @Test
    void of_a_refused_table_nobody_knows_any_key() {
        repository.project("p", SERVICE + "metadata = 512\n");

        assertThat(unknown("p/web"))
                .contains("metadata", "metadata.max_memory_mb", "metadata.encryption.at_rest")
                .doesNotContain("container", "container.user");
    }

    @Test
    void an_override_knows_what_it_writes_itself_and_not_what_it_leaves_to_a_refused_value() {
        repository
                .catalog(SERVICE + "container = { restart = 'often', tag = 16.1, image = 'x' }\n")
                .project("p", OVERRIDE + "container.tag = '16'\n");

        assertThat(unknown("global/web")).contains("container.tag", "container.restart");
        assertThat(unknown("p/web")).contains("container.restart").doesNotContain("container.tag");
    }

    @Test
    void an_override_of_a_catalogue_that_cannot_be_read_knows_only_what_it_writes() {
        repository.catalog("[services.web\n").project("p", OVERRIDE + "container.user = '10001'\n");

        assertThat(unknown("p/web"))
                .contains("type", "health", "metadata.max_memory_mb", "container.restart")
                .doesNotContain("container.user");
    }
}
