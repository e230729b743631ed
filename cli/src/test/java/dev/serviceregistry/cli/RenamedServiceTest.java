package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.schema.DocumentKind;
import dev.serviceregistry.registry.schema.KeyGuide;
import dev.serviceregistry.registry.schema.NamedThing;
import dev.serviceregistry.registry.schema.SchemaGuide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever a service can be named, a former id of it means what its present id means. */
class RenamedServiceTest {

    /** What the service was called, and what it is called now: as long as each other, so that columns stay. */
    private static final String FORMER = "ledger";

    private static final String PRESENT = "record";

    private static final String CATALOG = """
            [teams.shop]
            slack = "#shop"

            [teams.bank]
            slack = "#bank"

            [services.record]
            aliases = ["ledger"]
            type = "api"
            version = "1.4.0"
            port = 8080
            owner = "bank"
            container = { image = "ghcr.io/bank/ledger", tag = "1.4.0" }
            health.liveness = { exec = ["/bin/check"] }

            [services.books]
            type = "api"
            version = "3.0.0"
            container = { image = "ghcr.io/bank/books", tag = "3.0.0" }
            """;

    private static final String CART = """

            [services.cart]
            type = "api"
            version = "1.0.0"
            container = { image = "ghcr.io/shop/cart", tag = "1.0.0" }
            """;

    private static final String SHOP = "[project]\nowner = \"shop\"\n\n[uses]\nservices = [\"record\", \"books\"]\n";

    private static final String BANK = "[project]\nowner = \"bank\"\n\n[uses]\nservices = [\"record\"]\n";

    /** Where a service can be named: the key, and what stands in the project's file. */
    enum Naming {
        USE("uses.services", SHOP.replace(PRESENT, "NAME") + CART),
        OVERRIDE("services.*", SHOP + CART + "\n[services.NAME.deploy]\nreplicas = 2\n"),
        USE_AND_OVERRIDE(
                "services.*",
                SHOP.replace(PRESENT, "NAME") + CART
                        + "\n[services.NAME]\nname = \"NAME\"\nunset = [\"health.liveness\"]\nenv.A = \"b\"\n"),
        REQUIREMENT("services.*.dependencies.requires", dependencies("requires = [\"NAME@^1.4\"]")),
        REQUIREMENT_AS_A_TABLE(
                "services.*.dependencies.requires.service",
                dependencies("requires = [{ service = \"NAME\", version = \"^1\", condition = \"healthy\" }]")),
        REQUIREMENT_OF_ANOTHER_PROJECT(
                "services.*.dependencies.requires", dependencies("requires = [\"bank/NAME@^1.4\"]")),
        OPTION("services.*.dependencies.optional", dependencies("optional = [\"NAME@^2\"]")),
        OPTION_AS_A_TABLE(
                "services.*.dependencies.optional.service", dependencies("optional = [{ service = \"NAME\" }]")),
        CALL("services.*.dependencies.calls", dependencies("calls = [\"NAME\"]")),
        CALL_AS_A_TABLE("services.*.dependencies.calls.service", dependencies("calls = [{ service = \"NAME\" }]")),
        CONFLICT("services.*.dependencies.conflicts", dependencies("conflicts = [\"NAME\"]")),
        VARIABLE(
                "services.*.env.*.from_service",
                SHOP + CART + "env.URL = { from_service = \"NAME\", value = \"url\" }\n"),
        VARIABLE_OF_A_REQUIREMENT(
                "services.*.env.*.from_service",
                dependencies("requires = [\"record\"]") + "env.URL = { from_service = \"NAME\" }\n"),
        REPLACEMENT(
                "services.*.deprecation.replaced_by",
                SHOP + CART
                        + "lifecycle = \"deprecated\"\ndeprecation = { sunset = 2027-01-31, replaced_by = \"NAME\" }\n"),
        POD("services.*.deploy.sidecar_of", SHOP + CART + "deploy.sidecar_of = \"NAME\"\n"),
        NETWORK("services.*.container.network_mode", SHOP + container("network_mode")),
        PROCESSES("services.*.container.pid", SHOP + container("pid")),
        MEMORY("services.*.container.ipc", SHOP + container("ipc"));

        private final String key;
        private final String text;

        Naming(String key, String text) {
            this.key = key;
            this.text = text;
        }

        private static String dependencies(String dependency) {
            return SHOP + CART + "dependencies." + dependency + "\n";
        }

        private static String container(String key) {
            return CART.replace("tag =", key + " = \"service:NAME\", tag =");
        }

        String by(String name) {
            return text.replace("NAME", name);
        }
    }

    private @TempDir Path root;

    @BeforeEach
    void aCatalogueWithAServiceThatWasRenamed() throws IOException {
        Repositories.write(root, "services/catalog.toml", CATALOG);
        Repositories.write(root, "projects/bank/services.toml", BANK);
    }

    private void shop(String text) throws IOException {
        Repositories.write(root, "projects/shop/services.toml", text);
    }

    private Map<String, String> everything() throws IOException {
        Map<String, String> told = new TreeMap<>();
        told.put("validate", Run.in(root, "validate", "--config", ".").outWithoutTime());
        told.put("graph", Run.in(root, "check-deps", "--graph", "json").out());
        told.put("deprecations", Run.in(root, "deprecations").out());
        Run generated =
                Run.in(root, "generate", "-f", "docker,kubernetes,terraform-docker", "-o", "out", "--allow-findings");
        told.put(
                "losses",
                String.join(
                        "\n",
                        generated
                                .err()
                                .lines()
                                .filter(line -> line.contains("GEN-"))
                                .toList()));
        try (Stream<Path> files = Files.walk(root.resolve("out"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                told.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        told.remove("out/generated.sha256");
        told.replaceAll((what, text) -> text.replace(FORMER, PRESENT)
                .replaceAll("[0-9a-f]{64}", "digest")
                .replaceAll("\\b[0-9a-f]{12}\\b", "fingerprint"));
        return told;
    }

    @ParameterizedTest
    @EnumSource
    void it_means_the_same_by_its_former_id(Naming naming) throws Exception {
        shop(naming.by(PRESENT));
        Map<String, String> byPresent = everything();
        shop(naming.by(FORMER));

        Map<String, String> byFormer = everything();
        assertThat(byFormer).containsOnlyKeys(byPresent.keySet());
        byPresent.forEach((what, text) -> assertThat(byFormer.get(what).lines())
                .as(what)
                .containsExactlyElementsOf(text.lines().toList()));
    }

    @ParameterizedTest
    @EnumSource
    void it_means_the_same_to_a_project_that_pins_a_version(Naming naming) throws Exception {
        Repositories.write(root, "services/versions/v1.0/catalog.toml", CATALOG);
        Repositories.write(
                root,
                "services/versions.toml",
                "[versions.\"v1.0\"]\npath = \"versions/v1.0/catalog.toml\"\nstatus = \"supported\"\n");
        Repositories.write(root, "services/catalog.toml", CATALOG.replace(PRESENT, "journal"));
        String pinned = "catalog_version = \"v1.0\"\nowner";
        shop(naming.by(PRESENT).replace("owner", pinned));
        String byPresent = everything().get("validate");
        shop(naming.by(FORMER).replace("owner", pinned));

        assertThat(everything().get("validate")).isEqualTo(byPresent);
    }

    @ParameterizedTest
    @EnumSource
    void renaming_it_with_an_alias_changes_nothing_else(Naming naming) throws Exception {
        String before = CATALOG.replace("aliases = [\"ledger\"]\n", "").replace("services.record", "services.ledger");
        Repositories.write(root, "before/services/catalog.toml", before);
        Repositories.write(root, "before/projects/bank/services.toml", BANK.replace(PRESENT, FORMER));
        Repositories.write(
                root, "before/projects/shop/services.toml", naming.by(FORMER).replace(PRESENT, FORMER));
        Repositories.write(root, "projects/bank/services.toml", BANK.replace(PRESENT, FORMER));
        shop(naming.by(FORMER).replace(PRESENT, FORMER));

        Run renamed = Run.in(root, "diff", "--against", "before", "--migration-guide", "guides");

        assertThat(renamed.out())
                .contains("safe service-renamed global/record: ledger → record")
                .endsWith("0 breaking, 0 risky, 1 safe since before\n")
                .doesNotContain("breaks");
        assertThat(renamed.err()).isEqualTo("no project is affected, so there is no guide to write\n");

        shop(naming.by(PRESENT));
        Repositories.write(root, "projects/bank/services.toml", BANK);
        Run followed = Run.in(root, "diff", "--against", "before");

        assertThat(followed.out())
                .contains("0 breaking, 0 risky, ")
                .doesNotContain("use-", "value-", "environment-", "service-added", "service-removed", "breaks");
        assertThat(followed.code()).isZero();
    }

    @Test
    void no_key_that_names_a_service_is_left_out() {
        Set<String> named = new TreeSet<>();
        keys(new SchemaGuide(DocumentKind.PROJECT), List.of(), named);
        Set<String> tried = new TreeSet<>();
        for (Naming naming : Naming.values()) {
            tried.add(naming.key);
        }

        assertThat(named).contains("uses.services", "services.*.dependencies.requires.service");
        assertThat(tried).containsAll(named);
    }

    private static void keys(SchemaGuide guide, List<String> path, Set<String> named) {
        for (KeyGuide key : guide.below(path)) {
            List<String> below = new ArrayList<>(path);
            below.add(key.name());
            if (key.named() == NamedThing.SERVICE) {
                named.add(String.join(".", below));
            }
            if (below.size() < 8) {
                keys(guide, below, named);
                below.add("*");
                keys(guide, below, named);
            }
        }
    }

    @Test
    void the_command_line_takes_its_former_id() throws Exception {
        shop(Naming.REQUIREMENT.by(FORMER));

        for (String name : List.of(FORMER, "global/" + FORMER, "shop/" + FORMER)) {
            assertThat(Run.in(root, "show", name).out()).as(name).startsWith("# global/record, defined at ");
            assertThat(Run.in(root, "impact-analysis", name).out())
                    .as(name)
                    .startsWith("global/record")
                    .contains("shop/cart");
            assertThat(Run.in(root, "explain", "DEP-011", name).out())
                    .as(name)
                    .contains("DEP-011 does not report global/record");
        }
        assertThat(Run.in(root, "show", FORMER, "--project", "shop").out()).startsWith("# global/record");

        Repositories.write(root, "before/services/catalog.toml", CATALOG.replace("8080", "9090"));
        Repositories.write(root, "before/projects/shop/services.toml", Naming.REQUIREMENT.by(FORMER));
        assertThat(Run.in(root, "impact-analysis", FORMER, "--against", "before")
                        .out())
                .contains("port-changed ports.main");
    }

    @Test
    void a_waiver_of_it_holds_on() throws Exception {
        shop(Naming.OVERRIDE.by(FORMER) + "\n[services.ledger.container]\nprivileged = true\n");
        assertThat(Run.in(root, "validate").out()).contains("SEC-002");
        Repositories.write(root, "policies/waivers.toml", """
                [[waivers]]
                rule = "SEC-002"
                subject = "shop/ledger"
                reason = "until it is rewritten"
                ticket = "SEC-1"
                approved_by = "@bank"
                expires = 2027-03-31
                """);

        assertThat(Run.in(root, "validate").out())
                .doesNotContain("error[SEC-002]", "GOV-008")
                .contains("1 waived");
    }

    @Test
    void what_was_let_off_before_it_was_renamed_stays_let_off() throws Exception {
        String before = CATALOG.replace("aliases = [\"ledger\"]\n", "").replace("services.record", "services.ledger");
        String shop = Naming.OVERRIDE.by(FORMER).replace(PRESENT, FORMER)
                + "\n[services.ledger.container]\nprivileged = true\n";
        Repositories.write(root, "services/catalog.toml", before);
        Repositories.write(root, "projects/bank/services.toml", BANK.replace(PRESENT, FORMER));
        shop(shop);
        Run.in(root, "baseline", "create");
        assertThat(Run.in(root, "validate").code()).isZero();
        Repositories.write(root, "services/catalog.toml", CATALOG);

        Run renamed = Run.in(root, "validate");
        shop(shop.replace(FORMER, PRESENT));
        Run followed = Run.in(root, "validate");

        assertThat(renamed.out()).startsWith("ok: ");
        assertThat(followed.out()).startsWith("ok: ");
    }

    @Test
    void a_baseline_that_is_made_anew_after_it_was_renamed_does_not_grow() throws Exception {
        String before = CATALOG.replace("aliases = [\"ledger\"]\n", "").replace("services.record", "services.ledger");
        String shop = SHOP.replace(PRESENT, FORMER) + CART;
        Repositories.write(root, "services/catalog.toml", before);
        shop(shop);
        Run.in(root, "baseline", "create");
        for (String file : List.of("services/catalog.toml", "projects/shop/services.toml", "policies/baseline.json")) {
            Repositories.write(root, "before/" + file, Files.readString(root.resolve(file)));
        }
        Repositories.write(root, "services/catalog.toml", CATALOG);
        Files.delete(root.resolve("policies/baseline.json"));
        Run.in(root, "baseline", "create");

        assertThat(Files.readString(root.resolve("policies/baseline.json"))).contains("global/record");
        assertThat(Run.in(root, "validate", "--against", "before").out()).doesNotContain("GOV-010");

        Repositories.write(root, "services/catalog.toml", CATALOG.replace("tag = \"1.4.0\"", "tag = \"latest\""));
        Files.delete(root.resolve("policies/baseline.json"));
        Run.in(root, "baseline", "create");
        assertThat(Run.in(root, "validate", "--against", "before").out())
                .contains("holds SEC-003 on global/record, which was added to it");
    }

    @Test
    void an_address_by_the_former_id_breaks_and_is_rewritten_by_the_patch() throws Exception {
        String before = CATALOG.replace("aliases = [\"ledger\"]\n", "").replace("services.record", "services.ledger");
        String shop = SHOP.replace(PRESENT, FORMER) + CART
                + "dependencies.requires = [\"ledger\"]\nenv.URL = \"http://ledger:8080/v1\"\n";
        Repositories.write(root, "before/services/catalog.toml", before);
        Repositories.write(root, "before/projects/shop/services.toml", shop);
        shop(shop);

        Run run = Run.in(root, "diff", "--against", "before", "--migration-guide", "guides");

        assertThat(run.out()).contains("safe service-renamed global/record", "breaks shop/cart (@shop)");
        assertThat(Files.readString(root.resolve("guides/shop.patch")))
                .contains("-env.URL = \"http://ledger:8080/v1\"\n+env.URL = \"http://record:8080/v1\"\n");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "OVERRIDE",
                "REQUIREMENT_OF_ANOTHER_PROJECT",
                "OPTION",
                "OPTION_AS_A_TABLE",
                "CONFLICT",
                "REPLACEMENT"
            },
            mode = EnumSource.Mode.EXCLUDE)
    void an_alias_that_goes_while_somebody_writes_it_breaks_them_until_the_patch_is_applied(Naming naming)
            throws Exception {
        Repositories.write(root, "before/services/catalog.toml", CATALOG);
        Repositories.write(root, "before/projects/shop/services.toml", naming.by(FORMER));
        shop(naming.by(FORMER));
        Repositories.write(root, "services/catalog.toml", CATALOG.replace("aliases = [\"ledger\"]\n", ""));
        String[] judgement = {"diff", "--against", "before", "--breaks", "shop"};

        Run broken = Run.in(root, judgement);
        assertThat(broken.out())
                .contains("breaking[BRK-042] alias-removed global/record aliases:ledger: ledger", "breaks shop/");
        assertThat(broken.code()).isEqualTo(1);
        Run.in(root, "diff", "--against", "before", "--migration-guide", "guides");

        Process apply = new ProcessBuilder("git", "apply", "guides/shop.patch")
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(apply.waitFor()).isZero();
        assertThat(Files.readString(root.resolve("projects/shop/services.toml")))
                .isEqualTo(naming.by(PRESENT));
        assertThat(Run.in(root, judgement).code()).isZero();
    }

    @Test
    void an_alias_that_nobody_writes_goes_without_breaking_anybody() throws Exception {
        Repositories.write(root, "before/services/catalog.toml", CATALOG);
        Repositories.write(root, "before/projects/shop/services.toml", Naming.REQUIREMENT.by(PRESENT));
        shop(Naming.REQUIREMENT.by(PRESENT));
        Repositories.write(root, "services/catalog.toml", CATALOG.replace("aliases = [\"ledger\"]\n", ""));

        assertThat(Run.in(root, "diff", "--against", "before").out())
                .contains("safe alias-removed global/record aliases:ledger: ledger")
                .doesNotContain("breaks", "may change", "BRK-018");
    }

    @Test
    void two_overrides_of_one_service_are_refused() throws Exception {
        shop(SHOP + CART + "\n[services.ledger.deploy]\nreplicas = 2\n\n[services.record.deploy]\nreplicas = 3\n");

        assertThat(Run.in(root, "validate").out()).contains("error[SCH-003]", "write both as one, [services.record]");
        assertThat(Run.in(root, "show", "shop/record").out()).contains("deploy.replicas = 3");
    }

    @Test
    void a_service_of_the_project_under_the_former_id_is_its_own() throws Exception {
        shop(SHOP + CART + "\n[services.ledger]\ntype = \"worker\"\nversion = \"0.1.0\"\n");

        assertThat(Run.in(root, "show", "shop/ledger").out()).contains("type = \"worker\"", "version = \"0.1.0\"");
        assertThat(Run.in(root, "show", "shop/record").out()).startsWith("# global/record");
    }

    @Test
    void a_service_that_was_used_by_a_former_id_and_goes_breaks_its_user() throws Exception {
        Repositories.write(root, "before/services/catalog.toml", CATALOG);
        Repositories.write(root, "before/projects/shop/services.toml", Naming.USE.by(FORMER));
        shop(Naming.USE.by(FORMER));
        Repositories.write(root, "services/catalog.toml", CATALOG.substring(CATALOG.indexOf("[services.books]")));

        assertThat(Run.in(root, "diff", "--against", "before").out())
                .contains("breaking[BRK-001] service-removed global/record", "breaks shop/record");
    }
}
