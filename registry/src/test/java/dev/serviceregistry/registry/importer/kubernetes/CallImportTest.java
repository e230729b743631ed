package dev.serviceregistry.registry.importer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallImportTest {
    private static final String SHOP = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: postgres, namespace: shop }
            spec:
              serviceName: db
              template:
                metadata: { labels: { app: postgres } }
                spec: { containers: [{ name: c, image: postgres }] }
            ---
            apiVersion: v1
            kind: Service
            metadata: { name: db, namespace: shop }
            spec: { selector: { app: postgres }, ports: [{ port: 5432 }] }
            ---
            apiVersion: v1
            kind: Service
            metadata: { name: database, namespace: shop }
            spec: { type: ExternalName, externalName: db.shop.svc.cluster.local }
            """;

    @TempDir
    Path directory;

    /** What a service of a namespace calls, as it is written; empty for nothing. */
    private String calls(String namespace, String others, String variable, String value) {
        String web = KubernetesDirectory.web("env: [{ name: " + variable + ", value: \"" + value + "\" }]")
                .replace("name: web }", "name: web" + (namespace.isEmpty() ? "" : ", namespace: " + namespace) + " }");
        String toml = KubernetesDirectory.written(directory, others, web);
        int from = toml.indexOf("calls = ");
        return from < 0 ? "" : toml.substring(from + "calls = ".length(), toml.indexOf('\n', from));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db:5432",
                "db.shop:5432",
                "db.shop.svc:5432",
                "db.shop.svc.cluster.local:5432",
                "db.shop.svc.cluster.local.:5432",
                "db.shop.svc.k8s.example.org:5432",
                "DB:5432",
                "postgres-0.db:5432",
                "postgres-12.db.shop:5432",
                "postgres-0.db.shop.svc.cluster.local:5432",
                "database:5432",
                "database.shop.svc:5432",
                "postgresql://app:x@db.shop.svc:5432/app",
                "jdbc:postgresql://db/app",
                "other:1,db:5432",
            })
    void a_service_answers_to_every_form_of_its_name(String value) {
        assertThat(calls("shop", SHOP, "ANYTHING", value)).isEqualTo("[\"postgres\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db",
                "db.other:5432",
                "db.other.svc:5432",
                "postgres-0.other:5432",
                "mysql-0.db:5432",
                "postgres-x.db:5432",
                "a.b.c.db.shop:1",
                "db.shop.example.org:1",
                "..:1",
                ".:1",
            })
    void what_is_no_form_of_its_name_is_no_call(String value) {
        assertThat(calls("shop", SHOP, "ANYTHING", value)).isEmpty();
    }

    @Test
    void a_name_of_the_cluster_needs_no_word_that_says_so() {
        assertThat(calls("shop", SHOP, "TARGET", "db.shop.svc.cluster.local")).isEqualTo("[\"postgres\"]");
        assertThat(calls("shop", SHOP, "DB_HOST", "db")).isEqualTo("[\"postgres\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "elsewhere, db:5432, ''",
        "elsewhere, db.shop:5432, [\"postgres\"]",
        "elsewhere, db.shop.svc:5432, [\"postgres\"]",
        "'', db:5432, [\"postgres\"]",
    })
    void a_short_name_means_the_own_namespace(String namespace, String value, String calls) {
        assertThat(calls(namespace, SHOP, "X", value)).isEqualTo(calls);
    }

    @ParameterizedTest
    @CsvSource({
        "'', db:5432, [\"postgres\"]",
        "shop, db:5432, [\"postgres\"]",
        "'', db.default:5432, [\"postgres\"]",
        "'', db.anywhere.svc:5432, [\"postgres\"]",
        "'', https://db.io:5432, ''",
    })
    void an_object_without_a_namespace_may_be_in_any_but_not_in_a_domain(String namespace, String value, String calls) {
        assertThat(calls(namespace, SHOP.replace(", namespace: shop", ""), "X", value))
                .isEqualTo(calls);
    }

    @Test
    void a_workload_answers_to_its_own_name_where_no_service_has_it() {
        String redis = KubernetesDirectory.deployment("redis", "      containers: [{ name: c, image: redis }]\n");
        String other = KubernetesDirectory.deployment("other", "      containers: [{ name: c, image: y }]\n");

        assertThat(calls("", redis, "CACHE", "redis:6379")).isEqualTo("[\"redis\"]");
        assertThat(calls(
                        "",
                        redis + "---\n" + other + "---\n" + KubernetesDirectory.service("redis", "other", "[]"),
                        "C",
                        "redis:1"))
                .isEqualTo("[\"other\"]");
    }

    @Test
    void a_service_does_not_call_itself() {
        assertThat(calls("", KubernetesDirectory.service("web", "web", "[{ port: 80 }]"), "OWN_URL", "http://web/"))
                .isEmpty();
    }

    @Test
    void references_in_a_value_are_followed() {
        String web = KubernetesDirectory.web("""
                env:
                - { name: DB_NAME, value: db }
                - { name: HOST, value: "$(DB_NAME).shop" }
                - { name: URL, value: "postgresql://$(HOST):5432" }
                - { name: LATER, value: "$(AFTER):5432" }
                - { name: AFTER, value: db.shop }
                - { name: NOT, value: "$$(DB_NAME):5432" }
                """).replace("name: web }", "name: web, namespace: other }");

        assertThat(KubernetesDirectory.written(directory, SHOP, web))
                .contains("[services.web.dependencies]\ncalls = [\"postgres\"]\n")
                .contains("URL = \"postgresql://$(HOST):5432\"", "NOT = \"$$(DB_NAME):5432\"");
    }

    @Test
    void the_variables_that_the_cluster_sets_for_a_service_lead_to_it() {
        assertThat(calls("shop", SHOP, "X", "$(DB_SERVICE_HOST):$(DB_SERVICE_PORT)"))
                .isEmpty();
        assertThat(calls("shop", SHOP, "X", "$(DB_SERVICE_HOST):5432")).isEqualTo("[\"postgres\"]");
    }

    @Test
    void values_from_a_config_map_count_and_those_of_secrets_do_not() {
        String web = KubernetesDirectory.web("envFrom: [{ configMapRef: { name: c } }, { secretRef: { name: s } }]")
                .replace("name: web }", "name: web, namespace: shop }");
        String config =
                "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c, namespace: shop }\ndata: { DB: 'db:5432' }\n";
        String secret =
                "apiVersion: v1\nkind: Secret\nmetadata: { name: s, namespace: shop }\nstringData: { DB: 'db:5432' }\n";

        assertThat(KubernetesDirectory.written(directory, SHOP, web, config)).contains("calls = [\"postgres\"]");
        assertThat(KubernetesDirectory.written(directory, SHOP, web, secret)).doesNotContain("calls");
    }

    @Test
    void a_circle_of_aliases_leads_nowhere() {
        String circle = """
                apiVersion: v1
                kind: Service
                metadata: { name: a }
                spec: { type: ExternalName, externalName: b }
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: b }
                spec: { type: ExternalName, externalName: a }
                """;
        assertThat(calls("", circle, "X", "a:1")).isEmpty();
    }
}
