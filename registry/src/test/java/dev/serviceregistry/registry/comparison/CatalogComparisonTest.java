package dev.serviceregistry.registry.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ImageTagChanged;
import dev.serviceregistry.facts.TagStep;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogComparisonTest extends TwoStates {

    @Test
    void the_same_in_another_order_and_spelling_is_the_same() throws IOException {
        before("services/catalog.toml", LEDGER + "port = 80\nenv.A = \"1\"\nenv.B = { from_secret = \"s\" }\n");
        after(
                "services/catalog.toml",
                "# moved\n[services.ledger.env]\nB.from_secret = 's'\nA = '1'\n[services.ledger]\nversion = '1.0.0'\n"
                        + "type = \"api\"\nports.main.port = 80\n");

        assertThat(shown()).isEmpty();
    }

    @Test
    void what_no_kind_tells_of_is_told_at_its_path() throws IOException {
        before("services/catalog.toml", LEDGER + "labels.\"a.b/c\" = \"1\"\ncontainer.init = true\n");
        after("services/catalog.toml", LEDGER + "labels.\"a.b/c\" = \"2\"\nmetadata.audit_logging = true\n");

        assertThat(shown())
                .contains(
                        "value-changed global/ledger labels.\"a.b/c\": 1 > 2",
                        "value-changed global/ledger container.init: true > none",
                        "value-changed global/ledger metadata.audit_logging: none > true");
    }

    @Test
    void what_files_say_besides_services_is_told_too() throws IOException {
        both("services/catalog.toml", LEDGER);
        before("projects/shop/services.toml", "[project]\nowner = \"shop\"\n[uses]\nservices = [\"ledger\"]\n");
        after("projects/shop/services.toml", "[project]\nowner = \"sales\"\n");
        before("policies/a.toml", "[dependency]\nmax_fan_in = 5\n");
        after("policies/b.toml", "[dependency]\nmax_fan_in = 6\n");
        before("projects/shop/monitoring.toml", "[monitoring]\nscrape_interval = \"30s\"\n");
        after("projects/shop/monitoring.toml", "[monitoring]\nscrape_interval = \"10s\"\n");

        assertThat(shown())
                .containsExactlyInAnyOrder(
                        "value-changed dependency.max_fan_in dependency.max_fan_in: 5 > 6",
                        "value-changed shop monitoring.scrape_interval: 30s > 10s",
                        "value-changed shop project.owner: shop > sales",
                        "use-removed shop/ledger uses.services:ledger: ledger > none");
    }

    @Test
    void a_changed_secret_is_seen_and_never_shown() throws IOException {
        both("services/catalog.toml", "");
        String secret = "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\nenv.DB_PASSWORD = \"%s\"\n";
        before("projects/shop/services.toml", secret.formatted("correct-horse-one"));
        after("projects/shop/services.toml", secret.formatted("correct-horse-two"));

        assertThat(shown())
                .containsExactlyInAnyOrder(
                        "environment-changed shop/cart env:DB_PASSWORD: ******** > ********",
                        "version-unchanged shop/cart version: 1.0.0 > 1.0.0");

        after("projects/shop/services.toml", "# moved\n" + secret.formatted("correct-horse-one"));

        assertThat(shown()).isEmpty();
    }

    @Test
    void a_change_of_the_head_is_told_once_with_exactly_the_projects_that_see_it() throws IOException {
        before("services/catalog.toml", LEDGER + "port = 80\n");
        after("services/catalog.toml", LEDGER.replace("1.0.0", "2.0.0") + "port = 81\n");
        both("services/versions/v1/catalog.toml", LEDGER + "port = 80\n");
        both("services/versions.toml", "[versions.v1]\npath = \"versions/v1/catalog.toml\"\nstatus = \"current\"\n");
        String uses = "[uses]\nservices = [\"ledger\"]\n";
        both("projects/follows/services.toml", "[project]\nowner = \"team\"\n" + uses);
        both("projects/pins/services.toml", "[project]\ncatalog_version = \"v1\"\n" + uses);
        both("projects/sees/services.toml", uses + "[services.ledger]\ndescription = \"Ours\"\n");
        both("projects/hides/services.toml", uses + "[services.ledger.ports.main]\nport = 90\n");

        Change change = change("port-changed");

        assertThat(shown()).filteredOn(text -> text.startsWith("port-changed")).hasSize(1);
        assertThat(affected(change)).containsExactly("follows[ledger]@team", "sees[ledger]");
    }

    @Test
    void an_override_goes_with_the_use_and_is_no_service_that_is_gone() throws IOException {
        both("services/catalog.toml", LEDGER);
        before(
                "projects/shop/services.toml",
                "[uses]\nservices = [\"ledger\"]\n[services.ledger]\ndescription = \"Ours\"\n");
        after("projects/shop/services.toml", "[project]\nname = \"shop\"\n");

        assertThat(shown())
                .containsExactlyInAnyOrder(
                        "use-removed shop/ledger uses.services:ledger: ledger > none",
                        "value-changed shop project.name: none > shop");
    }

    @Test
    void a_contract_concerns_its_consumers_alone() throws IOException {
        both("services/catalog.toml", "");
        String rest = """
                [services.one]
                type = "api"
                version = "1.0.0"
                dependencies.consumes = ["books@1"]
                [services.any]
                type = "api"
                version = "1.0.0"
                dependencies.consumes = ["books"]
                [services.other]
                type = "api"
                version = "1.0.0"
                dependencies.requires = ["ledger"]
                """;
        before("projects/shop/services.toml", LEDGER + "dependencies.provides = [\"books@1\"]\n" + rest);
        after("projects/shop/services.toml", LEDGER + "dependencies.provides = [\"books@2\"]\n" + rest);

        assertThat(affected(change("contract-removed"))).containsExactly("shop[one] breaks", "shop[any]");
    }

    @Test
    void what_cannot_be_read_is_neither_gone_nor_new() throws IOException {
        both("services/catalog.toml", "");
        before("projects/shop/services.toml", LEDGER + "port = 80\n");
        after("projects/shop/services.toml", LEDGER + "port = \n");

        assertThat(shown()).isEmpty();

        after("projects/shop/services.toml", LEDGER + "port = \"http\"\n");

        assertThat(shown()).isEmpty();
    }

    @Test
    void each_change_has_both_its_places() throws IOException {
        both("services/catalog.toml", "");
        before("projects/shop/services.toml", LEDGER + "env.A = \"1\"\n");
        after("projects/shop/services.toml", "\n\n" + LEDGER + "env.A = \"2\"\n");
        Change change = change("environment-changed");

        assertThat(change.source().toString()).isEqualTo("projects/shop/services.toml:6:9");
        assertThat(change.transition().previousSource().toString()).isEqualTo("projects/shop/services.toml:4:9");
    }

    /** What is told of one service of the catalogue when some of its lines are others. */
    private List<String> told(String was, String is) throws IOException {
        before("services/catalog.toml", LEDGER + was);
        after("services/catalog.toml", LEDGER + is);
        return shown().stream()
                .filter(change ->
                        !change.startsWith("version-unchanged") && !change.startsWith("major-version-missing"))
                .toList();
    }

    @Test
    void tag_and_digest_are_told_alike_wherever_they_are_written() throws IOException {
        String image = "container.image = \"%s\"\n";
        String digest = "sha256:" + "a".repeat(64);
        String other = "sha256:" + "b".repeat(64);

        assertThat(told(image.formatted("nginx:1.2.0"), image.formatted("nginx:1.1.0")))
                .containsExactly("image-tag-changed global/ledger container.tag: 1.2.0 > 1.1.0");
        assertThat(compare().changes())
                .anyMatch(change -> change instanceof ImageTagChanged tag && tag.step() == TagStep.DOWN);
        assertThat(told(image.formatted("nginx:1.2.0"), image.formatted("nginx:latest")))
                .containsExactly("image-tag-changed global/ledger container.tag: 1.2.0 > latest");
        assertThat(compare().changes()).anyMatch(change -> change instanceof ImageTagChanged tag && tag.loosened());
        assertThat(told(
                        image.formatted("nginx:1.2.0@" + digest),
                        image.formatted("nginx") + "container.tag = \"1.2.0\"\ncontainer.digest = \"" + digest
                                + "\"\n"))
                .isEmpty();
        assertThat(told(image.formatted("nginx:1@" + digest), image.formatted("nginx:1@" + other)))
                .containsExactly("value-changed global/ledger container.digest: " + digest + " > " + other);
    }

    @Test
    void another_spelling_asks_for_no_version() throws IOException {
        before("services/catalog.toml", LEDGER + "container.image = \"nginx\"\nports.main = { port = 53 }\n");
        after(
                "services/catalog.toml",
                LEDGER + "container.image = \"docker.io/library/nginx\"\n"
                        + "ports.main = { port = 53, protocol = \"TCP\", target_port = 53 }\n");

        assertThat(shown())
                .containsExactly("image-changed global/ledger container.image: nginx > docker.io/library/nginx");
    }

    @Test
    void a_kept_volume_that_is_known_by_its_name_is_another_one_by_another_name() throws IOException {
        String volume = "volumes.%s = { mount = \"/data\", type = \"%s\"%s }\n";

        assertThat(told(volume.formatted("a", "persistent", ""), volume.formatted("b", "persistent", "")))
                .containsExactly("volume-source-changed global/ledger volumes:/data: persistent ledger-a > persistent"
                        + " ledger-b");
        assertThat(told(volume.formatted("a", "ephemeral", ""), volume.formatted("b", "ephemeral", "")))
                .containsExactly("value-changed global/ledger volumes:/data: a > b");
        String source = ", source = \"kept\"";
        assertThat(told(volume.formatted("a", "persistent", source), volume.formatted("b", "persistent", source)))
                .containsExactly("value-changed global/ledger volumes:/data: a > b");
    }

    @Test
    void a_stateful_set_of_the_catalogue_finds_other_claims_where_a_project_begins_to_share_its_volume()
            throws IOException {
        String volume = "volumes.data = { mount = \"/data\", type = \"persistent\", source = \"kept\" }\n";
        String cart = "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n";
        String uses = "uses.services = [\"ledger\"]\n";
        both("services/catalog.toml", LEDGER + "deploy.kind = \"statefulset\"\n" + volume);
        both("projects/bank/services.toml", uses + cart + volume);
        before("projects/shop/services.toml", uses + cart);
        after("projects/shop/services.toml", uses + cart + volume);

        assertThat(shown())
                .filteredOn(change -> change.startsWith("volume-source-changed"))
                .containsExactly("volume-source-changed shop/ledger volumes:/data: persistent kept, kept as"
                        + " kept-ledger-N > persistent kept, kept as kept");
    }

    @Test
    void what_a_renamed_service_keeps_stays_behind_unless_its_source_is_stated() throws IOException {
        String renamed = LEDGER.replace("ledger", "books") + "aliases = [\"ledger\"]\n";
        String volume = "volumes.data = { mount = \"/data\", type = \"persistent\"%s }\n";
        before("services/catalog.toml", LEDGER + volume.formatted(""));
        after("services/catalog.toml", renamed + volume.formatted(""));

        assertThat(shown())
                .contains("volume-source-changed global/books volumes:/data: persistent ledger-data > persistent"
                        + " books-data");

        String set = "deploy.kind = \"statefulset\"\n" + volume.formatted(", source = \"kept\"");
        before("services/catalog.toml", LEDGER + set);
        after("services/catalog.toml", renamed + set);
        assertThat(shown())
                .contains("volume-source-changed global/books volumes:/data: persistent kept, kept as kept-ledger-N >"
                        + " persistent kept, kept as kept-books-N");

        before("services/catalog.toml", LEDGER + volume.formatted(", source = \"kept\""));
        after("services/catalog.toml", renamed + volume.formatted(", source = \"kept\""));
        assertThat(shown()).containsExactly("service-renamed global/books: ledger > books");
    }

    @Test
    void a_contract_that_another_service_provides_from_now_on_breaks_nobody() throws IOException {
        String consumer =
                "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n" + "dependencies.consumes = [\"orders@1\"]\n";
        String other = "[services.books]\ntype = \"api\"\nversion = \"1.0.0\"\n";
        String provides = "dependencies.provides = [\"orders@1.2\"]\n";
        before("services/catalog.toml", LEDGER + provides + other + consumer);
        after("services/catalog.toml", LEDGER + other + provides + consumer);

        assertThat(affected(change("contract-removed"))).containsExactly("global[cart]");
    }
}
