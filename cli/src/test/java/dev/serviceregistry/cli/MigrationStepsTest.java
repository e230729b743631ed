package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever does what a guide says, by the commands as they are printed, learns whether the breakage is gone. */
class MigrationStepsTest {

    private static final String CATALOG = """
            [teams.shop]
            slack = "#shop"

            [services.ledger]
            type = "api"
            version = "1.4.0"
            container = { image = "ghcr.io/bank/ledger", tag = "1.4.0" }

            [services.ledger.ports]
            main = { port = 8080, published = 9000 }
            admin = { port = 9090 }

            [services.ledger.properties]
            currency = { type = "string", default = "EUR" }
            limit = { type = "integer", default = 10, max = 100 }

            [services.ledger.env]
            LOG = "info"

            [services.ledger.secrets.ledger-db]
            provider = "vault"
            keys = ["password"]

            [services.ledger.dependencies]
            provides = ["ledger-grpc@1"]

            [services.ledger.deprecation]
            sunset = 2027-01-31
            replaced_by = "books"

            [services.books]
            type = "api"
            version = "3.0.0"
            port = 8080
            dependencies.provides = ["ledger-grpc@1"]

            [services.cache]
            type = "cache"
            version = "7.0.0"
            """;

    private static final String SHOP = """
            [project]
            owner = "shop"

            [uses]
            services = ["ledger", "cache"]

            [services.ledger.env]
            LOG = "debug"
            SHOP_DB = { from_secret = "ledger-db", key = "password" }

            [services.ledger.properties.currency]
            default = "CHF"

            [services.ledger.properties.limit]
            default = 50

            [services.cart]
            type = "api"
            version = "1.0.0"
            container = { image = "ghcr.io/shop/cart", tag = "1.0.0", command = ["--admin", "ledger:9090"] }

            [services.cart.dependencies]
            requires = [{ service = "ledger", version = "^1.4" }]
            consumes = ["ledger-grpc@1"]

            [services.cart.env]
            LEDGER = "http://ledger:8080/v1"
            OUTSIDE = "http://ledger:9000/v1"
            """;

    /** What happens to the catalogue, and what somebody has to change by hand besides the patch. */
    enum Breakage {
        RENAMED(catalog -> catalog.replace("services.ledger", "services.journal"), null),
        REPLACED(
                catalog -> catalog.substring(0, catalog.indexOf("[services.ledger]"))
                        + catalog.substring(catalog.indexOf("[services.books]")),
                // The replacement has no such properties that an override could change.
                shop -> shop.substring(0, shop.indexOf("[services.books.properties.currency]"))
                        + shop.substring(shop.indexOf("[services.cart]"))),
        PORTS(catalog -> catalog.replace("port = 8080, published = 9000", "port = 8081, published = 9100"), null),
        PORT_GONE(catalog -> catalog.replace("admin = { port = 9090 }\n", ""), shop -> shop.replace(":9090", ":8080")),
        PROPERTY_GONE(catalog -> catalog.replace("currency = { type = \"string\", default = \"EUR\" }\n", ""), null),
        PROPERTY_NARROWED(catalog -> catalog.replace("max = 100", "max = 20"), shop -> shop.replace("= 50", "= 20")),
        PROPERTY_OF_ANOTHER_TYPE(
                catalog -> catalog.replace("\"integer\", default = 10, max = 100", "\"string\", default = \"10\""),
                shop -> shop.replace("= 50", "= \"50\"")),
        PROPERTY_REQUIRED(
                catalog -> catalog.replace(
                        "[services.ledger.env]",
                        "mode = { type = \"string\", required = true }\n\n[services.ledger.env]"),
                shop -> shop.replace(
                        "[services.cart]", "[services.ledger.properties.mode]\ndefault = \"a\"\n\n[services.cart]")),
        VARIABLE_RENAMED(catalog -> catalog.replace("LOG =", "LOG_LEVEL ="), null),
        VARIABLE_GONE(catalog -> catalog.replace("LOG = \"info\"\n", ""), null),
        SECRET_RENAMED(catalog -> catalog.replace("ledger-db", "books-db"), null),
        CONTRACT(catalog -> catalog.replace("ledger-grpc@1", "ledger-grpc@2"), null),
        CONTRACT_GONE(
                catalog -> catalog.replaceAll("(dependencies\\.)?provides = .*\n", ""),
                shop -> shop.replace("consumes = [\"ledger-grpc@1\"]\n", "")),
        CONFLICT(
                catalog -> catalog.replaceFirst("provides = .*", "conflicts = [\"cache\"]\n$0"),
                shop -> shop.replace(", \"cache\"", "")),
        VERSION(catalog -> catalog.replaceFirst("1\\.4\\.0", "2.1.0"), null);

        private final UnaryOperator<String> change;
        private final UnaryOperator<String> hand;

        Breakage(UnaryOperator<String> change, UnaryOperator<String> hand) {
            this.change = change;
            this.hand = hand == null ? UnaryOperator.identity() : hand;
        }
    }

    private @TempDir Path checkout;

    private void aRepository(Path root) throws Exception {
        Repositories.write(root, "services/catalog.toml", CATALOG);
        Repositories.write(root, "projects/shop/services.toml", SHOP);
        shell(
                checkout,
                "git init -q -b main && git add . && git -c user.name=A -c user.email=a@example.org commit -qm a");
    }

    private static void shell(Path directory, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + "\n" + output).isZero();
    }

    /** The commands of a guide, in its order. */
    private static List<String> commands(Path guide) throws IOException {
        List<String> commands = new ArrayList<>();
        Matcher step = Pattern.compile("(?m)^\\d+\\. .*: <code>(.*)</code>$").matcher(Files.readString(guide));
        while (step.find()) {
            commands.add(step.group(1).replace("&#58;", ":").replace("&#64;", "@"));
        }
        return commands;
    }

    private static Run judged(Path directory, String command) {
        assertThat(command).startsWith("service-registry ");
        String[] words = command.split(" ");
        return Run.in(directory, List.of(words).subList(1, words.length).toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void the_commands_of_a_guide_end_well_when_the_breakage_is_gone_and_not_before(Breakage breakage) throws Exception {
        aRepository(checkout);
        Files.writeString(checkout.resolve("services/catalog.toml"), breakage.change.apply(CATALOG));
        Run.in(checkout, "diff", "--against", "main", "--migration-guide", "guides");
        List<String> commands = commands(checkout.resolve("guides/shop.md"));
        String judgement = commands.get(commands.size() - 1);
        assertThat(judgement).isEqualTo("service-registry diff --against main --breaks shop");
        assertThat(judged(checkout, judgement).code())
                .as("before anything is done")
                .isEqualTo(1);

        for (String command : commands.subList(0, commands.size() - 1)) {
            shell(checkout, command);
        }
        Path shop = checkout.resolve("projects/shop/services.toml");
        Files.writeString(shop, breakage.hand.apply(Files.readString(shop)));

        Run after = judged(checkout, judgement);
        assertThat(after.out()).doesNotContain("breaks");
        assertThat(after.code()).as("after the steps").isZero();
    }

    @Test
    void the_commands_hold_where_the_guides_were_asked_for() throws Exception {
        Path root = checkout.resolve("central");
        aRepository(root);
        Files.writeString(root.resolve("services/catalog.toml"), Breakage.PORTS.change.apply(CATALOG));
        Run.in(checkout, "diff", "--against", "main", "--migration-guide", "guides", "--config", "central");
        List<String> commands = commands(checkout.resolve("guides/shop.md"));

        assertThat(commands)
                .containsExactly(
                        "git apply guides/shop.patch",
                        "service-registry diff --against main --breaks shop --config central");
        assertThat(judged(checkout, commands.get(1)).code()).isEqualTo(1);
        shell(checkout, commands.get(0));
        assertThat(judged(checkout, commands.get(1)).code()).isZero();
    }

    @Test
    void the_commands_hold_within_the_repository_too() throws Exception {
        Path root = checkout.resolve("central");
        aRepository(root);
        Files.writeString(root.resolve("services/catalog.toml"), Breakage.PORTS.change.apply(CATALOG));
        Run.in(root, "diff", "--against", "main", "--migration-guide", "../guides");
        List<String> commands = commands(checkout.resolve("guides/shop.md"));

        shell(root, commands.get(0));
        assertThat(judged(root, commands.get(1)).code()).isZero();
    }

    @Test
    void what_cannot_be_read_after_the_steps_does_not_pass() throws Exception {
        aRepository(checkout);
        Files.writeString(checkout.resolve("services/catalog.toml"), Breakage.PORTS.change.apply(CATALOG));
        Files.writeString(checkout.resolve("projects/shop/services.toml"), SHOP + "broken");

        assertThat(Run.in(checkout, "diff", "--against", "main", "--breaks", "shop")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void a_change_that_breaks_others_does_not_count() throws Exception {
        Repositories.write(checkout, "projects/bank/services.toml", "[uses]\nservices = [\"ledger\"]\n");
        aRepository(checkout);
        Files.writeString(checkout.resolve("services/catalog.toml"), Breakage.PORTS.change.apply(CATALOG));

        Run bank = Run.in(checkout, "diff", "--against", "main", "--breaks", "bank", "-f", "json");
        Run unknown = Run.in(checkout, "diff", "--against", "main", "--breaks", "banc");

        assertThat(bank.code()).isZero();
        assertThat(bank.out()).contains("\"changes\": [ ]");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("there is no project 'banc'", "did you mean 'bank'?");
    }

    @Test
    void a_secret_leaves_out_the_places_beside_it_and_no_others() throws Exception {
        String shop = SHOP.replace(
                "OUTSIDE =", "TOKEN = \"ghp_0123456789abcdefghijABCDEFGHIJ012345\"\nLEVEL = 'x'\nOUTSIDE =");
        aRepository(checkout);
        Files.writeString(checkout.resolve("projects/shop/services.toml"), shop);
        shell(checkout, "git -c user.name=A -c user.email=a@example.org commit -qam secret");
        Files.writeString(checkout.resolve("services/catalog.toml"), Breakage.PORTS.change.apply(CATALOG));
        Run.in(checkout, "diff", "--against", "main", "--migration-guide", "guides");
        Path guide = checkout.resolve("guides/shop.md");

        assertThat(Files.readString(guide))
                .contains("services.toml&#58;27 by hand: a secret stands on the line below, which a patch would show")
                .doesNotContain("ghp_");
        assertThat(Files.readString(checkout.resolve("guides/shop.patch"))).doesNotContain("ghp_");
        assertThat(Files.readString(checkout.resolve("guides/shop.json")))
                .contains("\"place\": \"projects/shop/services.toml:27\"");

        List<String> commands = commands(guide);
        shell(checkout, commands.get(0));
        assertThat(Files.readString(checkout.resolve("projects/shop/services.toml")))
                .isEqualTo(shop.replace("ledger:9000", "ledger:9100"));
        assertThat(judged(checkout, commands.get(1)).code()).isEqualTo(1);

        Files.writeString(
                checkout.resolve("projects/shop/services.toml"),
                shop.replace("ledger:9000", "ledger:9100").replace("ledger:8080", "ledger:8081"));
        assertThat(judged(checkout, commands.get(1)).code()).isZero();
    }

    @Test
    void a_replacement_is_another_service_and_what_was_set_is_to_be_looked_at() throws Exception {
        aRepository(checkout);
        Files.writeString(checkout.resolve("services/catalog.toml"), Breakage.REPLACED.change.apply(CATALOG));
        Run.in(checkout, "diff", "--against", "main", "--migration-guide", "guides");

        assertThat(Files.readString(checkout.resolve("guides/shop.md")))
                .contains("services.toml&#58;7 by hand: it was written for ledger: see what of it books takes");
    }

    @Test
    void a_contract_that_two_services_gave_up_is_one_change_of_the_program() throws Exception {
        aRepository(checkout);
        Files.writeString(checkout.resolve("services/catalog.toml"), Breakage.CONTRACT.change.apply(CATALOG));
        Run.in(checkout, "diff", "--against", "main", "--migration-guide", "guides");

        assertThat(Files.readString(checkout.resolve("guides/shop.json")))
                .contains("\"basis\": \"1 change of a program at 4 h\"");
    }

    @Test
    void what_a_project_changes_for_itself_does_not_raise_the_version_of_the_catalogue() throws Exception {
        Repositories.write(
                checkout,
                "services/versions.toml",
                "current = \"v1.2\"\n[versions.\"v1.2\"]\npath = \"versions/v1.2/catalog.toml\"\nstatus = \"current\"\n");
        Repositories.write(checkout, "services/versions/v1.2/catalog.toml", CATALOG);
        aRepository(checkout);
        Files.writeString(
                checkout.resolve("projects/shop/services.toml"), SHOP.substring(0, SHOP.indexOf("[services.cart]")));

        assertThat(Run.in(checkout, "diff", "--against", "main", "-f", "json").out())
                .contains("\"kind\": \"service-removed\"", "\"suggestedVersion\": \"1.2.0\"");

        Files.writeString(checkout.resolve("services/catalog.toml"), Breakage.PORT_GONE.change.apply(CATALOG));
        assertThat(Run.in(checkout, "diff", "--against", "main", "-f", "json", "--project", "shop")
                        .out())
                .contains("\"suggestedVersion\": \"2.0.0\"");
    }
}
