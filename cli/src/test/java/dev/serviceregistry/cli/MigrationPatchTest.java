package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Patches for what two projects have of each other, and for projects that pin a version of the catalogue. */
class MigrationPatchTest {

    private static final String SHOP = "projects/shop/services.toml";
    private static final String BANK = "projects/bank/services.toml";
    private static final String SALES = "projects/sales/services.toml";

    private static final String BANK_TEXT = """
            [services.ledger]
            type = "api"
            version = "1.4.0"
            visibility = "public"
            container = { image = "ghcr.io/bank/ledger", tag = "1.4.0" }
            ports.main = { port = 8080, published = 9000 }
            """;

    private static final String SHOP_TEXT = """
            [services.cart]
            type = "api"
            version = "1.0.0"
            dependencies.requires = ["bank/ledger"]

            [services.cart.env]
            LEDGER = "http://ledger:9000/v1"
            """;

    private @TempDir Path root;

    @BeforeEach
    void aRepository() throws Exception {
        Repositories.write(root, "services/catalog.toml", "");
        git("init", "-q", "-b", "main");
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private void commit() throws Exception {
        git("add", ".");
        git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "state");
    }

    private String broken(String project) {
        return Run.in(root, "diff", "--against", "HEAD", "--project", project).out();
    }

    private void applyThePatchOf(String project) throws Exception {
        Run.in(root, "diff", "--against", "HEAD", "--migration-guide", "guides");
        git("apply", "guides/" + project + ".patch");
    }

    @Test
    void a_service_that_moved_to_another_project_is_named_there() throws Exception {
        Repositories.write(root, BANK, BANK_TEXT);
        Repositories.write(root, SHOP, SHOP_TEXT);
        Repositories.write(root, SALES, "[project]\nowner = \"sales\"\n");
        commit();
        Files.writeString(root.resolve(BANK), "[project]\nowner = \"bank\"\n");
        Files.writeString(root.resolve(SALES), BANK_TEXT);
        assertThat(broken("shop")).contains("BRK-003", "breaks shop/cart");

        applyThePatchOf("shop");

        assertThat(Files.readString(root.resolve(SHOP))).isEqualTo(SHOP_TEXT.replace("bank/ledger", "sales/ledger"));
        assertThat(broken("shop")).doesNotContain("breaks shop/cart");
        assertThat(Run.in(root, "validate").out()).doesNotContain("DEP-001");
    }

    @Test
    void a_service_that_only_a_variable_names_breaks_who_writes_that() throws Exception {
        Repositories.write(root, BANK, BANK_TEXT);
        String shop = SHOP_TEXT
                .replace("dependencies.requires = [\"bank/ledger\"]\n", "")
                .replace("\"http://ledger:9000/v1\"", "{ from_service = \"bank/ledger\" }");
        Repositories.write(root, SHOP, shop);
        Repositories.write(root, SALES, "[project]\nowner = \"sales\"\n");
        commit();
        Files.writeString(root.resolve(BANK), "[project]\nowner = \"bank\"\n");
        Files.writeString(root.resolve(SALES), BANK_TEXT);
        assertThat(broken("shop")).contains("BRK-003", "breaks shop/cart");

        applyThePatchOf("shop");

        assertThat(Files.readString(root.resolve(SHOP))).isEqualTo(shop.replace("bank/ledger", "sales/ledger"));
        assertThat(broken("shop")).doesNotContain("breaks shop/cart");
    }

    @Test
    void another_published_port_is_followed_behind_the_name_of_the_service() throws Exception {
        Repositories.write(root, BANK, BANK_TEXT);
        Repositories.write(root, SHOP, SHOP_TEXT);
        commit();
        Files.writeString(root.resolve(BANK), BANK_TEXT.replace("9000", "9100"));
        assertThat(broken("shop")).contains("BRK-007", "breaks shop/cart");

        applyThePatchOf("shop");

        assertThat(Files.readString(root.resolve(SHOP))).isEqualTo(SHOP_TEXT.replace("ledger:9000", "ledger:9100"));
        assertThat(broken("shop")).doesNotContain("breaks shop/cart");
    }

    @Test
    void an_address_with_a_password_is_named_and_an_option_is_followed() throws Exception {
        String shop = SHOP_TEXT.replace("\"http://ledger:9000/v1\"", "\"postgres://app:hunter2x9@ledger:8080/db\"")
                + "\n[services.cart.container]\ncommand = [\"--host\", \"ledger\"]\n";
        Repositories.write(root, BANK, BANK_TEXT);
        Repositories.write(root, SHOP, shop);
        commit();
        Files.writeString(
                root.resolve(BANK), BANK_TEXT.replace("services.ledger", "services.book") + "aliases = [\"ledger\"]\n");
        assertThat(broken("shop")).contains("service-renamed", "breaks shop/cart");

        applyThePatchOf("shop");

        assertThat(Files.readString(root.resolve(SHOP)))
                .isEqualTo(shop.replace("[\"--host\", \"ledger\"]", "[\"--host\", \"book\"]"));
        assertThat(Files.readString(root.resolve("guides/shop.md")))
                .contains("services.toml&#58;7 by hand: a secret stands on its line")
                .doesNotContain("hunter2x9");
    }

    @Test
    void a_host_in_the_namespace_of_a_deployment_is_followed_and_no_user_or_argument_of_a_build() throws Exception {
        String shop = SHOP_TEXT.replace("http://ledger:9000/v1", "http://ledger.money/v1")
                + "DSN = \"Server=ledger;Password=hunter2x9\"\nBROKER_TYPE = \"ledger\"\n"
                + "\n[services.cart.container]\nuser = \"ledger:1000\"\nbuild.args.A = \"ledger:1000\"\n";
        Repositories.write(root, BANK, BANK_TEXT);
        Repositories.write(root, "projects/bank/deployment.toml", "[deployment]\nnamespace = \"money\"\n");
        Repositories.write(root, SHOP, shop.replace("DSN", "\nDSN"));
        commit();
        Files.writeString(
                root.resolve(BANK), BANK_TEXT.replace("services.ledger", "services.book") + "aliases = [\"ledger\"]\n");
        assertThat(broken("shop")).contains("service-renamed", "breaks shop/cart");

        applyThePatchOf("shop");

        assertThat(Files.readString(root.resolve(SHOP)))
                .isEqualTo(shop.replace("DSN", "\nDSN").replace("ledger.money", "book.money"));
        assertThat(Files.readString(root.resolve("guides/shop.md")))
                .contains("by hand: a secret stands on its line")
                .doesNotContain("hunter2x9");
    }

    @Test
    void a_secret_under_another_name_is_taken_from_there() throws Exception {
        String catalog = """
                [services.ledger]
                type = "api"
                version = "1.4.0"
                secrets.ledger-db = { provider = "vault", keys = ["user", "password"] }
                """;
        String shop = """
                [uses]
                services = ["ledger"]

                [services.ledger.env]
                DB_PASSWORD = { from_secret = "ledger-db", key = "password" }
                """;
        Repositories.write(root, "services/catalog.toml", catalog);
        Repositories.write(root, SHOP, shop);
        commit();
        Repositories.write(root, "services/catalog.toml", catalog.replace("ledger-db", "books-db"));
        assertThat(broken("shop")).contains("BRK-015", "breaks shop/ledger");

        applyThePatchOf("shop");

        assertThat(Files.readString(root.resolve(SHOP))).isEqualTo(shop.replace("ledger-db", "books-db"));
        assertThat(broken("shop")).doesNotContain("breaks shop/ledger");
    }

    @Test
    void a_project_that_moves_its_pin_follows_what_changed_between_the_two_versions() throws Exception {
        String released = """
                [services.ledger]
                type = "api"
                version = "1.4.0"
                port = 8080
                """;
        Repositories.write(root, "services/versions/v1.0/catalog.toml", released);
        Repositories.write(
                root,
                "services/versions/v2.0/catalog.toml",
                released.replace("8080", "9090").replace("1.4.0", "2.0.0"));
        Repositories.write(root, "services/versions.toml", """
                current = "v2.0"

                [versions."v1.0"]
                path = "versions/v1.0/catalog.toml"
                status = "deprecated"

                [versions."v2.0"]
                path = "versions/v2.0/catalog.toml"
                status = "current"
                """);
        String pinned = """
                [project]
                catalog_version = "v1.0"

                [uses]
                services = ["ledger"]

                [services.cart]
                type = "api"
                version = "1.0.0"
                dependencies.requires = [{ service = "ledger", version = "^1.4" }]
                env.LEDGER = "http://ledger:8080/v1"
                """;
        Repositories.write(root, SHOP, pinned);
        Repositories.write(root, SALES, pinned);
        commit();
        String moved = pinned.replace("v1.0", "v2.0");
        Files.writeString(root.resolve(SHOP), moved);
        assertThat(broken("shop")).contains("BRK-006", "breaks shop/cart");
        assertThat(broken("sales")).doesNotContain("breaks sales/cart");

        applyThePatchOf("shop");

        assertThat(Files.readString(root.resolve(SHOP)))
                .isEqualTo(moved.replace("ledger:8080", "ledger:9090").replace("^1.4", "^2.0"));
        assertThat(broken("shop")).doesNotContain("breaks shop/cart");
        assertThat(root.resolve("guides/sales.md")).doesNotExist();
    }
}
