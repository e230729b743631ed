package dev.serviceregistry.generators.kcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.HostileTexts;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.WrittenSecretTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KclGeneratorTest {

    @TempDir
    private Path root;

    private static GeneratedFiles generate(Path root) {
        Reading reading = new RegistryReader().read(root);
        return new KclGenerator()
                .generate(
                        reading.registry(),
                        GenerationRequest.everything(new WrittenSecretTexts(root, reading.files())));
    }

    private GeneratedFiles generate(String services) throws IOException {
        Path file = root.resolve("projects/shop/services.toml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, services);
        return generate(root);
    }

    private static String text(GeneratedFiles files) {
        return files.files().get("default/shop/infrastructure/default.k");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> table(Object value) {
        return (Map<String, Object>) value;
    }

    @Test
    void properties_become_a_schema_whose_values_are_checked() throws IOException {
        GeneratedFiles files = generate("""
                [services.payment-api]
                type = "api"
                version = "1.2.3"
                port = 8080
                metadata = { max_memory_mb = 512, cpu_limit_millicores = 100 }
                [services.payment-api.properties]
                currency = { type = "string", required = true, default = "EUR", enum = ["EUR", "USD"] }
                max-retries = { type = "integer", default = 3, min = 0, max = 10 }
                api_key = { type = "string", required = true, secret = true }
                """);

        assertThat(text(files)).contains("""
                schema PaymentApiSettings:
                    # What can be set at payment_api
                    currency: str = "EUR"
                    max_retries?: int = 3
                    api_key: str

                    check:
                        currency in ["EUR", "USD"], "currency has one of the values that are declared"
                        max_retries >= 0 if max_retries not in [None, Undefined], "max_retries is at least 0"
                        max_retries <= 10 if max_retries not in [None, Undefined], "max_retries is at most 10"
                """, """
                service_payment_api = Service {
                    name = "payment-api"
                    $type = "api"
                    version = "1.2.3"
                    port = 8080
                    replicas = 1
                    resources = {
                        "memory" = "512Mi"
                        "cpu" = "100m"
                    }
                """, """
                    settings = PaymentApiSettings {
                        api_key = option("payment_api_api_key", required=True)
                    }
                }
                """);
        assertThat(files.losses()).isEmpty();
        assertThat(new KclReader(text(files)).schemas.get("PaymentApiSettings").checks())
                .hasSize(3);
    }

    @Test
    void a_secret_is_an_option_and_stands_in_no_file() throws IOException {
        GeneratedFiles files = generate("""
                [services.api]
                type = "api"
                version = "1.2.3"
                env.DB_PASSWORD = "correct-horse-battery"
                """);

        assertThat(text(files))
                .contains("\"DB_PASSWORD\" = option(\"api_env_DB_PASSWORD\", required=True)")
                .doesNotContain("correct-horse");
        assertThat(new KclReader(text(files)).options).containsExactly("api_env_DB_PASSWORD");
    }

    @Test
    void every_text_comes_back_as_it_was_or_is_lost() throws IOException {
        StringBuilder toml =
                new StringBuilder("[services.api]\ntype = \"api\"\nversion = \"1.0.0\"\n[services.api.labels]\n");
        List<String> texts = HostileTexts.all();
        for (int i = 0; i < texts.size(); i++) {
            toml.append('l').append(i).append(" = ").append(toml(texts.get(i))).append('\n');
        }
        GeneratedFiles files = generate(toml.toString());
        Map<String, Object> labels = table(
                table(new KclReader(text(files)).values.get("service_api")).get("labels"));
        List<String> lost = files.losses().stream().map(loss -> loss.key()).toList();

        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).contains("user:pass@")) {
                assertThat(labels.get("l" + i)).isEqualTo("option api_labels_l" + i);
            } else if (!lost.contains("labels.l" + i)) {
                assertThat(labels.get("l" + i)).isEqualTo(texts.get(i));
            }
        }
        assertThat(lost).hasSizeLessThan(texts.size() / 4);
    }

    private static String toml(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f) {
                quoted.append("\\u00").append(c < 16 ? "0" : "").append(Integer.toHexString(c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    @Test
    void a_name_that_is_a_word_of_the_language_stays_a_name() throws IOException {
        String kcl = text(generate("""
                [services.import]
                type = "api"
                version = "1.0.0"
                properties.schema = { type = "string" }
                properties."a-b" = { type = "string" }
                properties."a.b" = { type = "string" }
                """));

        assertThat(new KclReader(kcl).schemas.get("ImportSettings").attributes())
                .containsOnlyKeys("$schema", "a_b", "a_b_2");
        assertThat(kcl).contains("service_import = Service {");
    }

    @Test
    void the_catalogue_has_a_file_for_each_project_at_each_target_that_reads_back() {
        GeneratedFiles files = generate(Path.of("..", "catalog"));

        assertThat(files.files().keySet())
                .contains("production/shop/infrastructure/production.k", "staging/shop/infrastructure/staging.k");
        files.files().values().forEach(text -> {
            KclReader read = new KclReader(text);
            assertThat(read.values.size()).isGreaterThan(3);
            read.values.values().forEach(value -> assertThat(table(value)).containsKeys("name", "$type", "version"));
        });
        assertThat(files.losses()).isEmpty();
    }

    @Test
    void the_reader_refuses_what_is_no_kcl() {
        for (String wrong : List.of(
                "a = \"${b}\"\n", "a = Unknown {}\n", "a = {\n", "a = 1\na = 2\n", "schema A:\n  b: str\n", "a b\n")) {
            assertThatThrownBy(() -> new KclReader(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
