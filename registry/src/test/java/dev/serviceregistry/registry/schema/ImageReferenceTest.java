package dev.serviceregistry.registry.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReferenceTest {

    @ParameterizedTest
    @CsvSource({
        "postgres, docker.io/library/postgres",
        "postgres:16, docker.io/library/postgres",
        "acme/web, docker.io/acme/web",
        "docker.io/postgres, docker.io/library/postgres",
        "docker.io/library/postgres, docker.io/library/postgres",
        "index.docker.io/acme/web, docker.io/acme/web",
        "ghcr.io/acme/web, ghcr.io/acme/web",
        "localhost/web, localhost/web",
        "registry:5000/web, registry:5000/web",
        "acme/team/web, docker.io/acme/team/web"
    })
    void the_full_name_has_the_registry_that_engines_take(String image, String fullName) {
        assertThat(ImageReference.parse(image).fullName()).isEqualTo(fullName);
    }
}
