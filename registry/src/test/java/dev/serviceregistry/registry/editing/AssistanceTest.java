package dev.serviceregistry.registry.editing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In each text a bar marks the place that is asked about. */
class AssistanceTest {

    private static final String CATALOG = "services/catalog.toml";
    private static final String PROJECT = "projects/shop/services.toml";

    private static final String GLOBAL = """
        [teams.platform]
        display_name = "Platform"
        slack = "#platform"

        [services.postgres]
        type = "database"
        version = "16.4.0"
        owner = "platform"
        description = "Keeps what *everybody* orders."
        port = 5432
        lifecycle = "production"
        """;

    private static final String SHOP = """
        [project]
        name = "shop"
        owner = "@platform"

        [services.cart]
        type = "api"
        version = "1.0.0"
        owner = "platform"

        [services.cart.secrets.stripe-key]
        provider = "vault"

        [services.cart.dependencies]
        requires = ["postgres@^16"]

        [services.postgres]
        version = "17.0.0"

        [services.postgres.env]
        POSTGRES_PASSWORD = "correct-horse-battery-staple"

        [uses]
        services = ["postgres"]
        """;

    private static final RuleText RULE = new RuleText(
            "DEP-001", "Every required or called service exists", "error", "It cannot start.", "Correct the name.");

    private @TempDir Path root;
    private Assistance assistance;

    @BeforeEach
    void aRepository() throws IOException {
        write(CATALOG, GLOBAL);
        write(PROJECT, SHOP);
        write("projects/bank/services.toml", "[project]\nname = \"bank\"\n\n[services.ledger]\ntype = \"api\"\n");
        assistance = new Assistance(new RegistryReader().read(root), List.of(RULE), List.of("SOC2:A1.2", "SOC2:CC8.1"));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }

    private record Place(String text, int line, int column) {

        static Place in(String marked) {
            int bar = marked.indexOf('|');
            String before = marked.substring(0, bar);
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            return new Place(before + marked.substring(bar + 1), line, bar - (before.lastIndexOf('\n') + 1) + 1);
        }
    }

    private String hover(String file, String marked) {
        Place place = Place.in(marked);
        return assistance
                .hover(file, place.text(), place.line(), place.column())
                .map(Hover::markdown)
                .orElse("");
    }

    private List<String> labels(String file, String marked) {
        return proposals(file, marked).stream().map(Proposal::label).toList();
    }

    private List<Proposal> proposals(String file, String marked) {
        Place place = Place.in(marked);
        return assistance.completion(file, place.text(), place.line(), place.column());
    }

    private SourceLocation definition(String file, String marked) {
        Place place = Place.in(marked);
        return assistance
                .definition(file, place.text(), place.line(), place.column())
                .orElseThrow();
    }

    @Test
    void a_key_tells_what_it_says_and_what_holds_without_it() {
        assertThat(hover(PROJECT, "[services.cart]\nlife|cycle = \"production\"\n"))
                .contains("**lifecycle**")
                .contains("Value: `experimental`, `production`, `deprecated`, `retired`.")
                .contains("Default: `\"production\"`.");
    }

    @Test
    void a_key_that_the_schema_does_not_know_tells_nothing() {
        assertThat(hover(PROJECT, "[services.cart]\nlifecicl|e = \"production\"\n"))
                .isEmpty();
    }

    @Test
    void a_value_that_overrides_tells_what_it_overrides() {
        assertThat(hover(PROJECT, SHOP.replace("17.0.0", "17.|0.0")))
                .isEqualTo("For shop/postgres holds `17.0.0`, written at projects/shop/services.toml:17:11;"
                        + " it overrides `16.4.0` of global/postgres at services/catalog.toml:7:11.");
    }

    @Test
    void a_value_of_a_service_that_only_shares_its_id_overrides_nothing() throws IOException {
        String alone = SHOP.substring(0, SHOP.indexOf("[uses]"));
        write(PROJECT, alone);
        assistance = new Assistance(new RegistryReader().read(root), List.of(), List.of());

        assertThat(hover(PROJECT, alone.replace("17.0.0", "17.|0.0")))
                .isEqualTo("For shop/postgres holds `17.0.0`, written at projects/shop/services.toml:17:11.");
    }

    @Test
    void a_secret_is_never_shown() {
        assertThat(hover(PROJECT, SHOP.replace("correct-horse", "correct-|horse")))
                .contains("`********`")
                .doesNotContain("horse");
    }

    @Test
    void a_service_tells_who_it_is_and_where_it_is_defined() {
        assertThat(hover(CATALOG, GLOBAL.replace("[services.postgres]", "[services.post|gres]")))
                .isEqualTo(
                        "**global/postgres** database 16.4.0\n\nKeeps what \\*everybody\\* orders.\n\nOwner: platform"
                                + "\n\nLifecycle: production\n\nDefined at services/catalog.toml:5:1");
        assertThat(hover(PROJECT, SHOP.replace("postgres@", "post|gres@")))
                .startsWith("**shop/postgres** database 17.0.0");
    }

    @Test
    void a_team_tells_how_it_is_reached() {
        assertThat(hover(PROJECT, SHOP.replace("@platform", "@plat|form")))
                .isEqualTo("**@platform** Platform\n\nChannel: \\#platform\n\nDeclared at services/catalog.toml:1:1");
    }

    @Test
    void the_id_of_a_rule_in_the_policies_tells_its_sentence() {
        assertThat(hover("policies/waivers.toml", "[[waivers]]\nrule = \"DEP|-001\"\n"))
                .isEqualTo("**DEP-001** Every required or called service exists (error)\n\nIt cannot start.\n\n"
                        + "Correct the name.");
    }

    @Test
    void a_rule_tells_its_sentence_wherever_one_stands_in_it() {
        String rules =
                "package policies\n\nrule \"Mine\"\n  @id(\"DEP-001\")\nwhen\nthen\nend\n\nrule \"Other\"\nwhen|\n";

        assertThat(hover("policies/rules/own.drl", rules)).isEqualTo("**Other**");
        assertThat(hover("policies/rules/own.drl", rules.replace("|", "").replace("then", "th|en")))
                .startsWith("**DEP-001** Every required");
        assertThat(hover("policies/rules/own.drl", "pack|age policies\n")).isEmpty();
    }

    @Test
    void a_dependency_leads_to_the_header_of_what_it_means() {
        assertThat(definition(PROJECT, SHOP.replace("postgres@", "post|gres@")))
                .isEqualTo(new SourceLocation(PROJECT, 16, 1, 16, 20));
        assertThat(definition(PROJECT, "[services.x]\ndependencies = { calls = [{ service = \"bank/led|ger\" }] }\n"))
                .isEqualTo(new SourceLocation("projects/bank/services.toml", 4, 1, 4, 18));
        assertThat(definition(PROJECT, "[uses]\nservices = [\"post|gres\"]\n").file())
                .isEqualTo(PROJECT);
    }

    @Test
    void every_key_that_names_a_service_leads_to_it() {
        for (String line : List.of(
                "dependencies.optional = [\"c|art\"]",
                "env.HOST.from_service = \"c|art\"",
                "deprecation.replaced_by = \"c|art\"",
                "deploy.sidecar_of = \"c|art\"")) {
            assertThat(definition(PROJECT, "[services.x]\n" + line + "\n"))
                    .as(line)
                    .isEqualTo(new SourceLocation(PROJECT, 5, 1, 5, 16));
        }
    }

    @Test
    void a_team_leads_to_its_table() {
        assertThat(definition(PROJECT, SHOP.replace("@platform", "@plat|form")))
                .isEqualTo(new SourceLocation(CATALOG, 1, 1, 1, 17));
        assertThat(definition("projects/shop/monitoring.toml", "[monitoring.routes.all]\npage = \"@plat|form\"\n")
                        .file())
                .isEqualTo(CATALOG);
    }

    @Test
    void the_keys_of_a_table_are_proposed_except_those_it_has() {
        assertThat(labels(PROJECT, "[services.cart.deprecation]\nreason = \"old\"\n|\n"))
                .containsExactly("deprecated_since", "sunset", "replaced_by");
    }

    @Test
    void a_key_that_is_begun_is_replaced_as_a_whole() {
        Proposal first =
                proposals(PROJECT, "[services.cart.deprecation]\nsun|s = 1\n").get(1);

        assertThat(first.text()).isEqualTo("sunset");
        assertThat(first.replaced()).isEqualTo(new SourceLocation(PROJECT, 2, 1, 2, 5));
    }

    @Test
    void the_values_of_a_choice_are_proposed_with_quotation_marks_where_they_lack() {
        assertThat(proposals(PROJECT, "[services.cart]\nvisibility = |\n"))
                .extracting(Proposal::text)
                .containsExactly("\"private\"", "\"project\"", "\"public\"");
        assertThat(proposals(PROJECT, "[services.cart]\nvisibility = \"|\"\n"))
                .extracting(Proposal::text)
                .containsExactly("private", "project", "public");
        assertThat(labels(PROJECT, "[services.cart.container]\nprivileged = |\n"))
                .containsExactly("true", "false");
    }

    @Test
    void the_services_that_a_dependency_can_name_are_proposed() {
        assertThat(labels(PROJECT, "[services.cart.dependencies]\nrequires = [\"|\n"))
                .containsExactly("postgres", "bank/ledger");
        assertThat(labels(PROJECT, "[uses]\nservices = [\"|\"]\n")).containsExactly("postgres");
    }

    @Test
    void teams_are_proposed_as_the_key_writes_them() {
        assertThat(labels(PROJECT, "[services.cart]\nowner = \"|\"\n")).containsExactly("platform");
        assertThat(labels(PROJECT, "[services.cart]\nowner = \"@|\"\n")).containsExactly("@platform");
        assertThat(labels(CATALOG, "[catalog]\nowners = [\"|\"]\n")).containsExactly("@platform");
    }

    @Test
    void the_secrets_of_the_service_are_proposed() {
        assertThat(labels(PROJECT, "[services.cart.env]\nKEY = { from_secret = \"|\" }\n"))
                .containsExactly("stripe-key");
        assertThat(labels(PROJECT, "[services.postgres.env]\nKEY = { from_secret = \"|\" }\n"))
                .isEmpty();
    }

    @Test
    void the_tables_of_a_service_are_proposed_in_a_header() {
        assertThat(labels(PROJECT, "[services.cart.|]\n"))
                .contains("dependencies", "env", "deploy")
                .doesNotContain("version");
    }

    @Test
    void a_file_that_nothing_reads_is_not_spoken_of() {
        assertThat(hover("notes/services.toml", "[services.cart]\nver|sion = 1\n"))
                .isEmpty();
        assertThat(labels("README.md", "|")).isEmpty();
    }

    @Test
    void what_is_not_saved_is_read_in_the_place_of_the_file() {
        Reading reading = new RegistryReader()
                .readUnsaved(root, Map.of(PROJECT, SHOP.replace("services.cart", "services.basket")));

        assertThat(reading.registry().find("shop", "basket")).isPresent();
        assertThat(reading.registry().find("shop", "cart")).isEmpty();
        assertThat(new RegistryReader().read(root).registry().find("shop", "cart"))
                .isPresent();
    }
}
