package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.Progress;
import dev.serviceregistry.facts.ProjectValue;
import dev.serviceregistry.facts.ServiceValue;
import dev.serviceregistry.registry.comparison.CatalogComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatedValuesTest {

    private static final String SHOP = "projects/shop/services.toml";
    private static final String CART = "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n";

    private @TempDir Path root;

    @BeforeEach
    void anEmptyCatalogue() throws IOException {
        write("services/catalog.toml", "");
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<FactPart> parts(Reading reading) {
        return reading.registry().values(type -> true);
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        parts(new RegistryReader().read(root)).forEach(part -> facts.addAll(part.facts()));
        return facts;
    }

    private List<ServiceValue> values(String service, String key) {
        List<ServiceValue> values = new ArrayList<>();
        for (Fact fact : facts()) {
            if (fact instanceof ServiceValue value
                    && value.service().equals(service)
                    && value.key().equals(key)) {
                values.add(value);
            }
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    metadata.max_memory_mb  | 512                    | 512
                    env.WORKERS             | "8"                    | 8
                    env.SHARE               | 0.25                   | 0.25
                    env.NAME                | "a"                    | NaN
                    env.DEBUG               | true                   | NaN
                    env.WAIT                | "10s"                  | NaN
                    deploy.termination_grace| "1m30s"                | 90
                    metadata.x_reviewed     | 1970-01-31             | 30
                    metadata.x_reviewed     | "1970-01-31"           | 30
                    metadata.x_reviewed     | 1970-02-01T00:30:00+01:00 | 30
                    x_wait                  | "10s"                  | NaN
                    """)
    void a_value_is_worth_what_its_key_says(String key, String written, double number) throws IOException {
        write(SHOP, CART + key + " = " + written + "\n");

        assertThat(values("shop/cart", key)).extracting(ServiceValue::number).containsExactly(number);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1K, 1000",
        "1k, 1024",
        "1Ki, 1024",
        "1.5Mi, 1572864",
        "2G, 2000000000",
        "2GiB, 2147483648",
        "7B, 7"
    })
    void a_size_is_worth_its_bytes(String size, double bytes) throws IOException {
        write(SHOP, CART + "volumes.data = { mount = \"/data\", size = \"" + size + "\" }\n");

        assertThat(values("shop/cart", "volumes.data.size"))
                .extracting(ServiceValue::number)
                .containsExactly(bytes);
    }

    @Test
    void an_override_has_what_the_catalogue_says_at_its_place_there_and_what_it_says_itself() throws IOException {
        write(
                "services/catalog.toml",
                "[services.db]\ntype = \"database\"\nversion = \"1.0.0\"\n"
                        + "x_class = { a = 1, b = 2 }\nlabels.tier = \"gold\"\n");
        write(SHOP, "[uses]\nservices = [\"db\"]\n[services.db]\nx_class.b = 3\nlabels.zone = \"a\"\n");

        assertThat(values("shop/db", "labels.tier"))
                .extracting(value -> value.text() + " " + value.source())
                .containsExactly("gold services/catalog.toml:5:15");
        assertThat(values("shop/db", "labels.zone")).hasSize(1);
        assertThat(values("shop/db", "x_class.a"))
                .extracting(ServiceValue::text)
                .containsExactly("1");
        assertThat(values("shop/db", "x_class.b"))
                .extracting(ServiceValue::text)
                .containsExactly("3");
        assertThat(values("global/db", "x_class.b"))
                .extracting(ServiceValue::text)
                .containsExactly("2");
    }

    @Test
    void what_is_not_written_holds_by_default() throws IOException {
        write(SHOP, CART + "deploy.replicas = 1\n");

        assertThat(values("shop/cart", "deploy.replicas"))
                .extracting(ServiceValue::written)
                .containsExactly(true);
        assertThat(values("shop/cart", "deploy.kind"))
                .extracting(value -> value.text() + " " + value.written())
                .containsExactly("deployment false");
    }

    @Test
    void a_service_is_owned_by_whom_it_names_or_by_whom_its_project_does() throws IOException {
        write(SHOP, "[project]\nowner = \"@platform\"\n" + CART + CART.replace("cart", "pay") + "owner = \"@money\"\n");

        assertThat(values("shop/cart", "type")).extracting(ServiceValue::owner).containsExactly("platform");
        assertThat(values("shop/cart", "owner")).extracting(ServiceValue::text).containsExactly("@platform");
        assertThat(values("shop/pay", "type")).extracting(ServiceValue::owner).containsExactly("money");
    }

    @Test
    void each_element_of_a_list_is_a_fact_under_the_key_of_the_list() throws IOException {
        write(
                SHOP,
                CART + "tags = [\"a\", \"b\"]\nnetwork.ingress = [{ host = \"x\" }, { host = \"y\", port = 80 }]\n");

        assertThat(values("shop/cart", "tags")).extracting(ServiceValue::text).containsExactly("a", "b");
        assertThat(values("shop/cart", "network.ingress.host"))
                .extracting(ServiceValue::text)
                .containsExactly("x", "y");
    }

    @Test
    void what_is_of_no_service_is_a_value_of_the_project_by_its_file() throws IOException {
        write(SHOP, "x_note = \"n\"\n[project]\nenvironments = [\"staging\"]\n" + CART);
        write("projects/shop/monitoring.toml", "[monitoring]\nscrape_interval = \"1m\"\n");

        assertThat(facts())
                .filteredOn(ProjectValue.class::isInstance)
                .extracting(fact -> (ProjectValue) fact)
                .extracting(value -> value.file() + " " + value.key() + " " + value.text() + " " + value.number())
                .containsExactlyInAnyOrder(
                        "services x_note n NaN",
                        "services project.environments staging NaN",
                        "monitoring monitoring.scrape_interval 1m 60.0");
    }

    @Test
    void nothing_is_stated_that_nobody_reads() throws IOException {
        write(SHOP, CART);
        ServiceRegistry registry = new RegistryReader().read(root).registry();

        assertThat(registry.values(type -> false)).isEmpty();
        assertThat(registry.facts().types()).doesNotContain(ServiceValue.class, ProjectValue.class);
        assertThat(registry.values(type -> type == ProjectValue.class))
                .allSatisfy(part -> assertThat(part.byClass()).doesNotContainKey(ServiceValue.class));
    }

    @Test
    void of_a_repository_that_is_followed_only_the_part_of_what_changed_is_another() throws IOException {
        write(SHOP, CART);
        write("projects/mail/services.toml", CART);
        FollowedRepository followed = new RegistryReader().following(root);
        Set<FactPart> before = Collections.newSetFromMap(new IdentityHashMap<>());
        before.addAll(parts(followed.read(Progress.NONE)));
        write(SHOP, CART + "x_cost = 1\n");

        List<FactPart> after = parts(followed.read(Set.of(SHOP)));

        assertThat(after)
                .filteredOn(part -> !before.contains(part))
                .singleElement()
                .satisfies(part -> assertThat(part.facts())
                        .anyMatch(fact -> fact instanceof ServiceValue value
                                && value.key().equals("x_cost")));
    }

    @Test
    void a_key_of_ones_own_is_no_change_of_a_service() throws IOException {
        write(SHOP, CART + "x_cost = 1\n");
        write("projects/shop/deployment.toml", "x_a = 1\n[deployment]\nnamespace = \"a\"\nx_b = 1\n");
        Reading before = new RegistryReader().read(root);
        write(SHOP, CART + "x_cost = 2\nmetadata.x_more = 1\n");
        write("projects/shop/deployment.toml", "x_a = 2\n[deployment]\nnamespace = \"a\"\nx_b = 2\n");

        assertThat(CatalogComparison.between(before, new RegistryReader().read(root))
                        .changes())
                .isEmpty();
    }
}
