package dev.serviceregistry.registry.importer.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceTypesTest {
    @ParameterizedTest
    @CsvSource({
        "postgres, database",
        "docker.io/library/mysql, database",
        "bitnami/postgresql, database",
        "acme/acme-postgresql, database",
        "mcr.microsoft.com/mssql/server, database",
        "redis, cache",
        "valkey/valkey, cache",
        "memcached, cache",
        "confluentinc/cp-kafka, queue",
        "nats, queue",
        "nginx, gateway",
        "envoyproxy/envoy, gateway",
        "httpd, web",
        "acme/server, ''",
        "prom/postgres-exporter, ''",
        "dpage/pgadmin4, ''",
        "'', ''",
    })
    void well_known_images_have_a_type(String image, String type) {
        assertThat(ServiceTypes.ofImage(image)).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "postgres, true, false, false, false, job",
        "postgres, false, true, false, false, database",
        "x, false, true, false, false, job",
        "x, false, true, true, false, api",
        "x, false, true, false, true, worker",
        "x, false, false, true, false, api",
        "x, false, false, false, false, worker",
    })
    void a_type_is_inferred_from_the_surest_sign(
            String image, boolean completes, boolean never, boolean port, boolean health, String type) {
        assertThat(ServiceTypes.infer(new ServiceTypes.Signs(image, completes, never, port, health)))
                .isEqualTo(type);
    }
}
