package dev.serviceregistry.registry.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.CatalogVersion;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ChangeLevel;
import dev.serviceregistry.facts.ImageTagChanged;
import dev.serviceregistry.facts.TagStep;
import dev.serviceregistry.registry.RegistryReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogComparisonTest {

    private static final String LEDGER = """
            [services.ledger]
            type = "api"
            version = "1.0.0"
            """;

    private @TempDir Path directory;

    private void before(String file, String text) throws IOException {
        write("before", file, text);
    }

    private void after(String file, String text) throws IOException {
        write("after", file, text);
    }

    private void both(String file, String text) throws IOException {
        before(file, text);
        after(file, text);
    }

    private void write(String state, String file, String text) throws IOException {
        Path path = directory.resolve(state).resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Comparison compare() {
        RegistryReader reader = new RegistryReader();
        return CatalogComparison.between(
                reader.read(directory.resolve("before")), reader.read(directory.resolve("after")));
    }

    private List<String> shown() {
        return compare().changes().stream().map(CatalogComparisonTest::shown).toList();
    }

    private static String shown(Change change) {
        String element = change.subject().element();
        return change.kind() + " " + change.subject() + (element.isEmpty() ? "" : " " + element) + ": "
                + change.shownOld() + " > " + change.shownCurrent();
    }

    private static List<String> affected(Change change) {
        return change.transition().impact().projects().stream()
                .map(project -> project.project()
                        + project.services()
                        + project.owner()
                        + (project.breaks() ? " breaks" : "")
                        + (project.transitive() ? " transitive" : ""))
                .toList();
    }

    private Change change(String kind) {
        return compare().changes().stream()
                .filter(found -> found.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

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
    void a_pin_brings_a_project_what_differs_between_the_versions() throws IOException {
        both("services/catalog.toml", "");
        both("services/versions/v1/catalog.toml", LEDGER + "port = 80\n");
        both("services/versions/v2/catalog.toml", LEDGER.replace("1.0.0", "2.0.0"));
        both(
                "services/versions.toml",
                "[versions.v1]\npath = \"versions/v1/catalog.toml\"\nstatus = \"supported\"\n"
                        + "[versions.v2]\npath = \"versions/v2/catalog.toml\"\nstatus = \"current\"\n");
        String project = "[project]\ncatalog_version = \"%s\"\n[uses]\nservices = [\"ledger\"]\n";
        before("projects/shop/services.toml", project.formatted("v1"));
        after("projects/shop/services.toml", project.formatted("v2"));

        assertThat(shown())
                .containsExactlyInAnyOrder(
                        "catalog-version-changed shop project.catalog_version: v1 > v2",
                        "port-removed shop/ledger ports.main: 80/TCP > none",
                        "version-changed shop/ledger version: 1.0.0 > 2.0.0");
    }

    @Test
    void a_service_that_keeps_its_former_id_is_compared_under_the_new_one() throws IOException {
        both("services/catalog.toml", "");
        before("projects/shop/services.toml", LEDGER + "port = 80\n");
        after(
                "projects/shop/services.toml",
                LEDGER.replace("services.ledger", "services.books") + "port = 81\naliases = [\"ledger\"]\n");

        assertThat(shown())
                .containsExactlyInAnyOrder(
                        "service-renamed shop/books: ledger > books",
                        "port-changed shop/books ports.main: 80/TCP > 81/TCP",
                        "major-version-missing shop/books version: 1.0.0 > 1.0.0",
                        "version-unchanged shop/books version: 1.0.0 > 1.0.0");
    }

    @Test
    void who_names_what_is_gone_breaks_and_who_only_depends_may_change() throws IOException {
        both("services/catalog.toml", "");
        String rest = """
                [services.writes]
                type = "api"
                version = "1.0.0"
                dependencies.requires = ["ledger"]
                env.URL = "http://ledger:80/x"
                [services.calls]
                type = "api"
                version = "1.0.0"
                dependencies.calls = ["ledger"]
                [services.behind]
                type = "api"
                version = "1.0.0"
                dependencies.requires = ["calls"]
                [services.apart]
                type = "api"
                version = "1.0.0"
                """;
        before("projects/shop/services.toml", LEDGER + "port = 80\n" + rest);
        after("projects/shop/services.toml", LEDGER + rest);
        both(
                "projects/sales/services.toml",
                "[project]\nowner = \"sales\"\n[services.till]\ntype = \"api\"\nversion = \"1.0.0\"\n"
                        + "dependencies.requires = [\"shop/ledger\"]\n");

        assertThat(affected(compare().changes().get(0)))
                .containsExactly("shop[writes] breaks", "sales[till]@sales", "shop[calls]", "shop[behind] transitive");
    }

    @Test
    void who_gave_the_thing_up_with_the_change_is_not_affected() throws IOException {
        both("services/catalog.toml", "");
        String till = "[services.till]\ntype = \"api\"\nversion = \"1.0.0\"\n";
        before("projects/shop/services.toml", LEDGER + till + "dependencies.requires = [\"ledger\"]\n");
        after("projects/shop/services.toml", till);

        assertThat(affected(change("service-removed"))).isEmpty();
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

    @Test
    void a_released_version_can_stand_for_the_head() throws IOException {
        after("services/catalog.toml", LEDGER.replace("1.0.0", "2.0.0") + "port = 81\n");
        after("services/versions/v1/catalog.toml", LEDGER + "port = 80\n");
        after("services/versions.toml", "[versions.v1]\npath = \"versions/v1/catalog.toml\"\nstatus = \"current\"\n");
        RegistryReader reader = new RegistryReader();
        Path root = directory.resolve("after");
        Comparison comparison = CatalogComparison.between(reader.read(root, "v1"), reader.read(root));

        assertThat(comparison.changes().stream().map(CatalogComparisonTest::shown))
                .containsExactlyInAnyOrder(
                        "port-changed global/ledger ports.main: 80/TCP > 81/TCP",
                        "version-changed global/ledger version: 1.0.0 > 2.0.0");
        assertThat(comparison.changes())
                .allMatch(change ->
                        change.transition().previousSource().file().equals("services/versions/v1/catalog.toml"));
    }

    @Test
    void what_a_project_overrides_of_a_thing_that_is_gone_is_told_when_it_changes_too() throws IOException {
        before("services/catalog.toml", LEDGER + "env.A = \"1\"\nenv.AB = \"1\"\n");
        after("services/catalog.toml", LEDGER + "env.AB = \"1\"\n");
        String uses = "uses.services = [\"ledger\"]\n[services.ledger.env]\n";
        before("projects/shop/services.toml", uses + "A = \"5\"\nAB = \"5\"\n");
        after("projects/shop/services.toml", uses + "A = \"6\"\nAB = \"6\"\n");

        assertThat(shown())
                .contains(
                        "environment-removed global/ledger env:A: 1 > none",
                        "environment-changed shop/ledger env:A: 5 > 6",
                        "environment-changed shop/ledger env:AB: 5 > 6");
    }

    @Test
    void a_version_breaks_whoever_was_content_with_the_former_one_alone() throws IOException {
        before("services/catalog.toml", LEDGER);
        after("services/catalog.toml", LEDGER.replace("1.0.0", "2.0.0"));
        both("projects/shop/services.toml", """
            uses.services = ["ledger"]
            [services.cart]
            type = "api"
            version = "1.0.0"
            dependencies.requires = ["ledger@^1"]
            [services.till]
            type = "api"
            version = "1.0.0"
            dependencies.requires = ["ledger@^3"]
            [services.web]
            type = "api"
            version = "1.0.0"
            dependencies.requires = ["ledger@>=1"]
            """);

        Change version = change("version-changed");

        assertThat(version.level()).isEqualTo(ChangeLevel.BREAKING);
        assertThat(affected(version)).containsExactly("shop[cart] breaks", "shop[ledger, till, web]");
    }

    @Test
    void a_service_that_a_project_writes_for_itself_when_the_catalogue_gives_it_up_has_moved() throws IOException {
        String ledger = LEDGER + "description = \"Books\"\nport = 80\ncontainer.image = \"ledger\"\n";
        before("services/catalog.toml", ledger);
        after("services/catalog.toml", "");
        before("projects/shop/services.toml", "uses.services = [\"ledger\"]\n");
        after("projects/shop/services.toml", ledger);

        assertThat(shown())
                .containsExactlyInAnyOrder(
                        "service-removed global/ledger: global/ledger > shop/ledger",
                        "use-removed shop/ledger uses.services:ledger: ledger > none");
    }

    @Test
    void nobody_in_a_project_that_keeps_what_the_catalogue_changes_is_affected() throws IOException {
        before("services/catalog.toml", LEDGER + "port = 80\n");
        after("services/catalog.toml", LEDGER + "port = 81\n");
        String shop = """
            uses.services = ["ledger"]
            [services.cart]
            type = "api"
            version = "1.0.0"
            dependencies.requires = ["ledger"]
            env.LEDGER = "ledger:80"
            """;
        before("projects/shop/services.toml", shop);
        after("projects/shop/services.toml", shop + "[services.ledger]\nport = 80\n");
        both("projects/books/services.toml", shop);

        assertThat(affected(change("port-changed"))).containsExactly("books[cart] breaks", "books[ledger]");
    }

    @Test
    void whoever_joins_the_container_of_what_is_gone_is_broken() throws IOException {
        String feed = "[services.feed]\ntype = \"worker\"\nversion = \"1.0.0\"\n";
        String log = feed.replace("feed", "log") + "deploy.sidecar_of = \"feed\"\n";
        both("services/catalog.toml", "");
        for (String key : List.of("network_mode", "pid", "ipc")) {
            String joining = feed + "container." + key + " = \"service:vpn\"\n" + log;
            before("projects/shop/services.toml", LEDGER.replace("ledger", "vpn") + joining);
            after("projects/shop/services.toml", joining);

            assertThat(affected(change("service-removed")))
                    .as(key)
                    .containsExactly("shop[feed] breaks", "shop[log] transitive");
        }
    }

    @Test
    void whoever_names_a_service_otherwise_than_before_still_depends_on_it() throws IOException {
        String aliased = LEDGER + "aliases = [\"books\"]\n";
        before("services/catalog.toml", aliased + "port = 80\n");
        after("services/catalog.toml", aliased.replace("1.0.0", "2.0.0"));
        String shop = "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\nenv.URL = \"http://ledger:80\"\n"
                + "dependencies.requires = [\"%s\"]\n";
        before("projects/shop/services.toml", shop.formatted("books@^1"));
        after("projects/shop/services.toml", shop.formatted("ledger@^1.0"));

        assertThat(affected(change("port-removed"))).containsExactly("shop[cart] breaks");
        assertThat(affected(change("version-changed"))).containsExactly("shop[cart] breaks");
    }

    @Test
    void another_name_of_the_same_service_is_no_more_than_that() throws IOException {
        String aliased = LEDGER + "aliases = [\"books\"]\n";
        both("services/catalog.toml", aliased);
        both("services/versions/v1/catalog.toml", LEDGER.replace("ledger", "books"));
        both("services/versions.toml", "[versions.v1]\npath = \"versions/v1/catalog.toml\"\nstatus = \"current\"\n");
        String shop = "[project]\n%s[uses]\nservices = [\"%s\"]\n[services.cart]\ntype = \"api\"\n"
                + "version = \"1.0.0\"\ndependencies.requires = [\"%s\"]\n%s";
        before("projects/shop/services.toml", shop.formatted("catalog_version = \"v1\"\n", "books", "books", ""));
        after(
                "projects/shop/services.toml",
                shop.formatted("", "ledger", "ledger", "[services.ledger]\nlabels.team = \"shop\"\n"));

        assertThat(shown())
                .contains("reference-respelled shop/cart dependencies.requires:ledger: books > ledger")
                .noneMatch(
                        change -> change.startsWith("dependency-") || change.startsWith("version-unchanged shop/cart"));
    }

    @Test
    void a_name_that_leads_to_another_project_instead_is_another_dependency() throws IOException {
        both("services/catalog.toml", LEDGER);
        both("projects/bank/services.toml", "[uses]\nservices = [\"ledger\"]\n[services.ledger]\nport = 81\n");
        String shop = "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\ndependencies.requires = [\"%s\"]\n";
        before("projects/shop/services.toml", shop.formatted("ledger"));
        after("projects/shop/services.toml", shop.formatted("bank/ledger"));

        assertThat(shown())
                .contains(
                        "dependency-added shop/cart dependencies.requires:bank/ledger: none > bank/ledger",
                        "dependency-removed shop/cart dependencies.requires:ledger: ledger > none");
    }

    private void pinned(String former, String present, String shop) throws IOException {
        both("services/catalog.toml", "");
        both("services/versions/v1/catalog.toml", former);
        both("services/versions/v2/catalog.toml", present);
        String version = "[versions.%1$s]\npath = \"versions/%1$s/catalog.toml\"\nstatus = \"supported\"\n";
        both("services/versions.toml", version.formatted("v1") + version.formatted("v2"));
        String project = "[project]\nowner = \"%s\"\ncatalog_version = \"%s\"\n[uses]\nservices = [\"ledger\"]\n";
        String bank = project.formatted("bank", "v1") + "[services.till]\ntype = \"api\"\nversion = \"1.0.0\"\n"
                + "dependencies.requires = [\"ledger\"]\n";
        both("projects/bank/services.toml", bank);
        before("projects/shop/services.toml", project.formatted("shop", "v1") + shop);
        after("projects/shop/services.toml", project.formatted("shop", "v2") + shop);
    }

    @Test
    void an_override_that_does_not_fit_the_version_that_is_pinned_now_is_broken() throws IOException {
        String gone = """
                env.LOG = "info"
                ports.admin = { port = 9090 }
                properties.mode = { type = "string", default = "a" }
                """;
        String narrowed = "properties.retries = { type = \"integer\", default = 3, max = %d }\n";
        pinned(LEDGER + gone + narrowed.formatted(10), LEDGER + narrowed.formatted(5), """
                [services.ledger]
                env.LOG = "debug"
                ports.admin.published = 9999
                properties.mode.default = "b"
                properties.retries.default = 9
                """);

        assertThat(compare().changes())
                .filteredOn(change -> !affected(change).isEmpty())
                .allSatisfy(change -> assertThat(affected(change)).containsExactly("shop[ledger]@shop breaks"))
                .extracting(CatalogComparisonTest::shown)
                .containsExactlyInAnyOrder(
                        "environment-removed shop/ledger env:LOG: info > none",
                        "port-removed shop/ledger ports.admin: 9090/TCP > none",
                        "property-removed shop/ledger properties.mode: { type = string, default = a } > none",
                        "property-narrowed shop/ledger properties.retries.max: 10 > 5");
    }

    @Test
    void an_override_hides_what_the_version_that_is_pinned_now_changes_below_it() throws IOException {
        pinned(
                LEDGER + "env.LOG = \"info\"\n",
                LEDGER + "env.LOG = \"warn\"\n",
                "[services.ledger.env]\nLOG = \"debug\"\n");

        assertThat(shown()).containsExactly("catalog-version-changed shop project.catalog_version: v1 > v2");
    }

    @Test
    void what_must_be_set_in_the_version_that_is_pinned_now_breaks_who_leaves_it_out() throws IOException {
        pinned(LEDGER, LEDGER + "properties.key = { type = \"string\", required = true }\n", "");

        assertThat(affected(change("property-required"))).containsExactly("shop[ledger]@shop breaks");
    }

    @Test
    void a_service_that_the_version_that_is_pinned_now_does_not_have_is_gone_for_its_project_alone()
            throws IOException {
        String cart = "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\ndependencies.requires = [\"ledger\"]\n";
        for (String override : List.of("", "[services.ledger.deploy]\nreplicas = 2\n")) {
            pinned(LEDGER, LEDGER.replace("ledger", "books"), cart + override);

            Change removed = change("service-removed");
            assertThat(removed.subject()).as(override).hasToString("shop/ledger");
            assertThat(affected(removed)).as(override).containsExactly("shop[cart, ledger]@shop breaks");
            assertThat(shown()).as(override).hasSize(2);
        }
    }

    @Test
    void a_service_that_is_retired_breaks_whoever_requires_it() throws IOException {
        before("services/catalog.toml", LEDGER);
        after("services/catalog.toml", LEDGER + "lifecycle = \"retired\"\n");
        both(
                "projects/shop/services.toml",
                "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\ndependencies.requires = [\"ledger\"]\n"
                        + "[services.mail]\ntype = \"api\"\nversion = \"1.0.0\"\ndependencies.calls = [\"ledger\"]\n");

        assertThat(affected(change("lifecycle-changed"))).containsExactly("shop[cart] breaks", "shop[mail]");
    }

    @Test
    void a_former_id_that_the_version_that_is_pinned_now_does_not_know_breaks_who_uses_by_it() throws IOException {
        pinned(LEDGER + "aliases = [\"old\"]\n", LEDGER, "");
        for (String state : List.of("before", "after")) {
            Path file = directory.resolve(state).resolve("projects/shop/services.toml");
            Files.writeString(file, Files.readString(file).replace("\"ledger\"", "\"old\""));
        }

        Change removed = change("alias-removed");
        assertThat(shown(removed)).isEqualTo("alias-removed shop/ledger aliases:old: old > none");
        assertThat(affected(removed)).containsExactly("shop[ledger]@shop breaks");
    }

    @Test
    void whoever_names_the_service_of_another_project_sees_what_a_pin_brings_that() throws IOException {
        pinned(LEDGER + "port = 80\n", LEDGER + "port = 81\n", "");
        both(
                "projects/bank/services.toml",
                "[services.till]\ntype = \"api\"\nversion = \"1.0.0\"\nenv.URL = \"http://ledger:80\"\n"
                        + "dependencies.requires = [\"shop/ledger\"]\n");

        assertThat(affected(change("port-changed"))).containsExactly("bank[till] breaks");
    }

    @Test
    void a_demanded_version_is_known_whatever_else_names_the_service() throws IOException {
        String demand = """
            [services.cart]
            type = "api"
            version = "1.0.0"
            dependencies.requires = ["ledger@^1"]
            """;
        String ledger = LEDGER.replace("1.0.0", "%s");
        for (String naming :
                List.of("env.URL = { from_service = \"ledger\" }\n", "container.network_mode = \"service:ledger\"\n")) {
            for (String first : List.of("env.KEY = { from_secret = \"key\" }\n", naming)) {
                String api = "[services.api]\ntype = \"api\"\nversion = \"1.0.0\"\n" + first;
                both("services/catalog.toml", "");
                before("projects/shop/services.toml", api + demand + naming + ledger.formatted("1.4.0"));
                after("projects/shop/services.toml", api + demand + naming + ledger.formatted("2.0.0"));

                assertThat(affected(change("version-changed")))
                        .as(first + naming)
                        .contains("shop[cart] breaks");
            }
        }
    }

    @Test
    void who_names_the_service_of_the_catalogue_itself_sees_what_its_project_hides() throws IOException {
        before("services/catalog.toml", LEDGER + "port = 80\n");
        after("services/catalog.toml", LEDGER + "port = 81\n");
        both("projects/shop/services.toml", """
            uses.services = ["ledger"]
            [services.ledger]
            port = 80
            [services.cart]
            type = "api"
            version = "1.0.0"
            env.LEDGER = { from_service = "global/ledger" }
            [services.till]
            type = "api"
            version = "1.0.0"
            env.LEDGER = { from_service = "ledger" }
            """);

        assertThat(affected(change("port-changed"))).containsExactly("shop[cart]");
    }

    @Test
    void whoever_has_what_changed_of_its_own_is_reached_by_no_service_of_the_catalogue() throws IOException {
        String pay = "[services.pay]\ntype = \"api\"\nversion = \"1.0.0\"\ndependencies.requires = [\"ledger\"]\n";
        String project = "[project]\nowner = \"%1$s\"\n[uses]\nservices = [\"ledger\", \"pay\"]\n"
                + "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\ndependencies.requires = [\"pay\"]\n";
        before("services/catalog.toml", LEDGER + "ports.main = { port = 8080 }\n" + pay);
        after("services/catalog.toml", LEDGER + "ports.main = { port = 9090 }\n" + pay);
        both("projects/bank/services.toml", project.formatted("bank"));
        both("projects/shop/services.toml", project.formatted("shop") + "[services.ledger.ports]\nmain.port = 7070\n");
        both(
                "projects/till/services.toml",
                project.formatted("till").replace("requires = [\"pay\"]", "requires = [\"global/ledger\"]")
                        + "[services.ledger.ports]\nmain.port = 7070\n");

        for (String kind : List.of("port-changed", "major-version-missing", "version-unchanged")) {
            assertThat(affected(change(kind)))
                    .as(kind)
                    .containsExactly(
                            "bank[ledger, pay]@bank", "global[pay]", "till[cart]@till", "bank[cart]@bank transitive");
        }
    }

    @Test
    void who_follows_a_service_to_an_id_that_another_one_had_is_told_of_its_own_service() throws IOException {
        String services = """
                [services.%s]
                type = "api"
                version = "1.0.0"
                ports.main = { port = 1111 }
                """;
        String other = services.replace("1.0.0", "2.0.0").replace("1111", "2222");
        String dependants = """
                [services.cart]
                type = "api"
                version = "1.0.0"
                dependencies.requires = ["a"]
                [services.till]
                type = "api"
                version = "1.0.0"
                dependencies.requires = ["b"]
                """;
        before("services/catalog.toml", "");
        after("services/catalog.toml", "");
        before("projects/shop/services.toml", services.formatted("a") + other.formatted("b") + dependants);
        after("projects/shop/services.toml", services.formatted("b") + "aliases = [\"a\"]\n" + dependants);

        assertThat(affected(change("service-renamed"))).containsExactly("shop[cart]");
        assertThat(affected(change("port-changed"))).containsExactly("shop[till]");
        assertThat(compare().versions()).containsExactly(new ServiceVersions("shop/b", "2.0.0", "1.0.0"));
    }

    @Test
    void ids_that_change_places_are_compared_as_those_meet_them_who_write_them() throws IOException {
        String service = "[services.%s]\ntype = \"api\"\nversion = \"1.0.0\"\nports.main = { port = %s }\n";
        String cart = "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\ndependencies.requires = [\"a\"]\n";
        before("services/catalog.toml", "");
        after("services/catalog.toml", "");
        before("projects/shop/services.toml", service.formatted("a", "1111") + service.formatted("b", "2222") + cart);
        after(
                "projects/shop/services.toml",
                service.formatted("b", "1111")
                        + "aliases = [\"a\"]\n"
                        + service.formatted("a", "2222")
                        + "aliases = [\"b\"]\n"
                        + cart);

        assertThat(shown())
                .contains(
                        "port-changed shop/a ports.main: 1111/TCP > 2222/TCP",
                        "port-changed shop/b ports.main: 2222/TCP > 1111/TCP")
                .noneMatch(change -> change.startsWith("service-renamed"));
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
    void what_a_renamed_service_keeps_stays_behind_unless_its_source_is_stated() throws IOException {
        String renamed = LEDGER.replace("ledger", "books") + "aliases = [\"ledger\"]\n";
        String volume = "volumes.data = { mount = \"/data\", type = \"persistent\"%s }\n";
        before("services/catalog.toml", LEDGER + volume.formatted(""));
        after("services/catalog.toml", renamed + volume.formatted(""));

        assertThat(shown())
                .contains("volume-source-changed global/books volumes:/data: persistent ledger-data > persistent"
                        + " books-data");

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

    @Test
    void a_service_that_a_project_takes_over_is_gone_for_nobody_in_it() throws IOException {
        String cart =
                "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n" + "dependencies.requires = [\"ledger\"]\n";
        String uses = "[uses]\nservices = [\"ledger\"]\n";
        before("services/catalog.toml", LEDGER);
        after("services/catalog.toml", "");
        both("projects/bank/services.toml", uses + cart);
        before("projects/shop/services.toml", uses + cart);
        after("projects/shop/services.toml", LEDGER + cart);

        assertThat(affected(change("service-removed"))).containsExactly("bank[cart, ledger] breaks");

        before("projects/shop/services.toml", uses + cart + "[services.ledger.deploy]\nreplicas = 2\n");

        assertThat(affected(change("service-removed"))).containsExactly("bank[cart, ledger] breaks");
    }

    @Test
    void what_a_project_has_by_a_name_now_is_not_lost_with_the_version_that_it_pinned() throws IOException {
        String cart =
                "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n" + "dependencies.requires = [\"ledger\"]\n";
        String book = LEDGER.replace("ledger", "book");

        pinned(LEDGER, book + "aliases = [\"ledger\"]\n", cart);

        assertThat(compare().changes()).noneMatch(change -> change.kind().equals("service-removed"));

        pinned(LEDGER, book, cart);
        after("projects/shop/services.toml", "[project]\ncatalog_version = \"v2\"\n" + LEDGER + cart);

        assertThat(compare().changes()).noneMatch(change -> change.kind().equals("service-removed"));
    }

    private static String cart(String names, String variables) {
        return "[uses]\nservices = [\"" + names + "\"]\n[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n"
                + "dependencies.calls = [\"" + names + "\"]\nenv = { " + variables + " }\n";
    }

    @Test
    void who_follows_a_service_that_is_gone_and_still_writes_its_host_is_broken() throws IOException {
        String book = LEDGER.replace("ledger", "book");
        before("services/catalog.toml", LEDGER);
        after("services/catalog.toml", book);
        before("projects/shop/services.toml", cart("ledger", "A = \"http://ledger:80\""));
        after("projects/shop/services.toml", cart("book", "A = \"http://ledger:80\""));
        before("projects/bank/services.toml", cart("ledger", "A = \"http://ledger:80\""));
        after("projects/bank/services.toml", cart("book", "A = \"http://book:80\""));

        assertThat(affected(change("service-removed"))).containsExactly("shop[cart] breaks");
    }

    @Test
    void who_overrode_a_service_that_is_gone_and_still_writes_its_host_is_broken() throws IOException {
        String override = "[services.ledger.deploy]\nreplicas = 2\n";
        before("services/catalog.toml", LEDGER);
        after("services/catalog.toml", LEDGER.replace("ledger", "book"));
        before("projects/shop/services.toml", cart("ledger", "A_HOST = \"ledger\"") + override);
        after("projects/shop/services.toml", cart("book", "A_HOST = \"ledger\""));

        assertThat(affected(change("service-removed"))).containsExactly("shop[cart] breaks");
    }

    @Test
    void who_pins_a_version_without_a_service_and_still_writes_its_host_is_broken() throws IOException {
        pinned(LEDGER, LEDGER.replace("ledger", "book"), "");
        String pin = "[project]\ncatalog_version = \"%s\"\n";
        before("projects/shop/services.toml", pin.formatted("v1") + cart("ledger", "A = \"http://ledger:80\""));
        after("projects/shop/services.toml", pin.formatted("v2") + cart("book", "A = \"http://ledger:80\""));

        assertThat(affected(change("service-removed"))).containsExactly("shop[cart] breaks");

        after("projects/shop/services.toml", pin.formatted("v2") + cart("book", "A = \"http://book:80\""));

        assertThat(compare().changes()).noneMatch(change -> change.kind().equals("service-removed"));
    }

    @Test
    void a_host_that_another_service_has_now_breaks_nobody() throws IOException {
        String shop = "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n"
                + "dependencies.calls = [\"%s/ledger\"]\nenv.A = \"http://ledger:80\"\n";
        before("services/catalog.toml", "");
        after("services/catalog.toml", "");
        before("projects/bank/services.toml", LEDGER);
        after("projects/bank/services.toml", "");
        before("projects/sales/services.toml", "");
        after("projects/sales/services.toml", LEDGER);
        before("projects/shop/services.toml", shop.formatted("bank"));
        after("projects/shop/services.toml", shop.formatted("sales"));

        assertThat(affected(change("service-removed"))).isEmpty();
    }

    @Test
    void a_renamed_service_breaks_whoever_writes_its_former_id_as_a_host() throws IOException {
        before("services/catalog.toml", LEDGER);
        after("services/catalog.toml", LEDGER.replace("ledger", "book") + "aliases = [\"ledger\"]\n");
        for (String variable : List.of(
                "LEDGER_HOST = \"ledger\"",
                "A_HOST = { variable = \"X\", default = \"ledger\" }",
                "A = \"postgres://app@ledger/db\"",
                "A = \"http://${HOST:-ledger}:8080/\"",
                "A = \"postgres://app:hunter2x9@ledger/db\"",
                "A = \"Server=ledger;Database=x;User Id=app;Password=hunter2x9\"",
                "A = \"redis://ledger:6379?password=hunter2x9\"",
                "A = \"host=ledger port=5432 password=hunter2x9\"")) {
            both("projects/shop/services.toml", cart("ledger", variable));

            assertThat(affected(change("service-renamed")))
                    .as(variable)
                    .containsExactly("shop[cart] breaks", "shop[book]");
        }
        for (String variable : List.of(
                "MODE = \"ledger\"",
                "BROKER_TYPE = \"ledger\"",
                "LEDGER_IMAGE = \"ledger:7.2\"",
                "A_URL = { from_service = \"ledger\" }",
                "A = \"https://ledger.example.org/\"",
                "A = \"postgres://ledger:hunter2x9@db/ledger\"")) {
            both("projects/shop/services.toml", cart("ledger", variable));

            assertThat(affected(change("service-renamed"))).as(variable).containsExactly("shop[book, cart]");
        }
    }

    @Test
    void of_a_container_only_what_it_runs_holds_hosts() throws IOException {
        before("services/catalog.toml", LEDGER);
        after("services/catalog.toml", LEDGER.replace("ledger", "book") + "aliases = [\"ledger\"]\n");
        String container = cart("ledger", "") + "[services.cart.container]\n";
        both("projects/shop/services.toml", container + "user = \"ledger:1000\"\nbuild.args.A = \"ledger:1000\"\n");

        assertThat(affected(change("service-renamed"))).containsExactly("shop[book, cart]");

        both("projects/shop/services.toml", container + "entrypoint = [\"run\", \"ledger:1000\"]\n");

        assertThat(affected(change("service-renamed"))).containsExactly("shop[cart] breaks", "shop[book]");
    }

    @Test
    void a_host_in_the_namespace_that_a_deployment_states_is_seen() throws IOException {
        both("services/catalog.toml", "");
        both("projects/bank/deployment.toml", "[deployment]\nnamespace = \"money\"\n");
        before("projects/bank/services.toml", LEDGER);
        after("projects/bank/services.toml", LEDGER.replace("ledger", "book") + "aliases = [\"ledger\"]\n");
        both(
                "projects/shop/services.toml",
                "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n"
                        + "dependencies.calls = [\"bank/ledger\"]\nenv.A = \"http://ledger.money/\"\n");

        assertThat(affected(change("service-renamed"))).contains("shop[cart] breaks");
    }

    private static String consumer(String consumes, String variable) {
        return "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n" + consumes + "env.A = \"" + variable + "\"\n";
    }

    @Test
    void who_consumes_a_contract_that_another_one_serves_and_still_writes_the_former_host_is_broken()
            throws IOException {
        String provider = LEDGER + "dependencies.provides = [\"books@1\"]\n";
        String consumes = "dependencies.consumes = [\"books@1\"]\n";
        both("services/catalog.toml", "");
        before("projects/bank/services.toml", provider);
        after("projects/bank/services.toml", provider.replace("ledger", "book"));
        both("projects/shop/services.toml", consumer(consumes, "http://ledger.bank:80"));

        assertThat(affected(change("service-removed"))).containsExactly("shop[cart] breaks");

        after("projects/shop/services.toml", consumer("", "http://ledger.bank:80"));

        assertThat(affected(change("service-removed"))).containsExactly("shop[cart] breaks");

        after("projects/shop/services.toml", consumer(consumes, "http://book.bank:80"));

        assertThat(affected(change("service-removed"))).noneMatch(shop -> shop.contains("breaks"));
    }

    @Test
    void a_host_that_another_provider_of_the_contract_has_now_breaks_nobody() throws IOException {
        String provider = LEDGER + "dependencies.provides = [\"books@1\"]\n";
        both("services/catalog.toml", "");
        before("projects/bank/services.toml", provider);
        after("projects/bank/services.toml", "");
        before("projects/sales/services.toml", "");
        after("projects/sales/services.toml", provider);
        both("projects/shop/services.toml", consumer("dependencies.consumes = [\"books@1\"]\n", "http://ledger:80"));

        assertThat(affected(change("service-removed"))).noneMatch(shop -> shop.contains("breaks"));
    }

    @Test
    void a_port_behind_a_password_is_seen() throws IOException {
        before("services/catalog.toml", LEDGER + "port = 5432\n");
        after("services/catalog.toml", LEDGER + "port = 5433\n");
        both("projects/shop/services.toml", cart("ledger", "A = \"postgres://app:hunter2x9@ledger:5432/db\""));

        assertThat(affected(change("port-changed"))).containsExactly("shop[cart] breaks", "shop[ledger]");
    }

    private void released(String status, String former, String present) throws IOException {
        both("services/catalog.toml", "");
        release("before", status, former, "");
        release("after", status, present, digest(present));
    }

    private void release(String state, String status, String text, String checksum) throws IOException {
        write(state, "services/versions/v1/catalog.toml", text);
        write(
                state,
                "services/versions.toml",
                "[versions.v1]\npath = \"versions/v1/catalog.toml\"\nstatus = \"" + status + "\"\n"
                        + (checksum.isEmpty() ? "" : "sha256 = \"" + checksum + "\"\n"));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_release_that_is_edited_together_with_its_checksum_is_known_by_the_former_one() throws IOException {
        released("supported", LEDGER, LEDGER + "port = 80\n");

        assertThat(compare().circumstances())
                .singleElement(InstanceOfAssertFactories.type(CatalogVersion.class))
                .satisfies(version -> assertThat(version.stated()).isEqualTo(digest(LEDGER)))
                .satisfies(version -> assertThat(version.actual()).isEqualTo(digest(LEDGER + "port = 80\n")));
    }

    @Test
    void a_release_that_was_edited_may_be_restored_but_not_be_given_the_checksum_of_the_edit() throws IOException {
        String edited = LEDGER + "port = 80\n";
        both("services/catalog.toml", "");
        release("before", "supported", edited, digest(LEDGER));

        release("after", "supported", LEDGER, digest(LEDGER));
        assertThat(compare().circumstances()).isEmpty();

        release("after", "supported", edited, digest(edited));
        assertThat(compare().circumstances())
                .singleElement(InstanceOfAssertFactories.type(CatalogVersion.class))
                .satisfies(version -> assertThat(version.stated()).isEqualTo(digest(LEDGER)))
                .satisfies(version -> assertThat(version.actual()).isEqualTo(digest(edited)));
    }

    @Test
    void a_release_with_other_line_ends_is_not_edited() throws IOException {
        String release = LEDGER + "description = \"\"\"\nof two\nlines\"\"\"\nenv.DB_PASSWORD = \"hunter2-of-old\"\n";
        String checkedOut = release.replace("\n", "\r\n");
        both("services/catalog.toml", "");
        release("before", "supported", release, "");

        release("after", "supported", checkedOut, "");
        assertThat(compare().circumstances()).isEmpty();

        release("after", "supported", checkedOut.replace("of-old", "of-new"), "");
        assertThat(compare().circumstances()).hasSize(1);

        release("after", "supported", checkedOut.replace("two", "more"), "");
        assertThat(compare().circumstances()).hasSize(1);
    }

    @Test
    void a_draft_may_be_edited_and_a_release_get_a_checksum() throws IOException {
        released("draft", LEDGER, LEDGER + "port = 80\n");
        assertThat(compare().circumstances()).isEmpty();

        released("supported", LEDGER, LEDGER);
        assertThat(compare().circumstances()).isEmpty();
    }
}
