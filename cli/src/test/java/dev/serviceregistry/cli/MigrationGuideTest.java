package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs against real git: what a guide's patch does is what {@code git apply} makes of it. */
class MigrationGuideTest {

    private static final String SHOP = "projects/shop/services.toml";

    private static final String CATALOG = """
            [teams.shop]
            slack = "#shop"
            email = "shop@example.org"

            [services.ledger]
            type = "api"
            version = "1.4.0"
            port = 8080

            [services.ledger.properties.currency]
            type = "string"

            [services.ledger.env]
            LOG = "info"

            [services.ledger.dependencies]
            provides = ["ledger-grpc@1"]

            [services.ledger.deprecation]
            deprecated_since = 2026-06-01
            sunset = 2027-01-31
            replaced_by = "books"

            [services.books]
            type = "api"
            version = "3.0.0"
            """;

    private static final String CART = """
            [project]
            owner = "shop"

            [uses]
            services = ["ledger"]

            [services.ledger.deploy]
            replicas = 2

            [services.ledger.env]
            LOG = "debug" # more than the others

            [services.ledger.properties.currency]
            default = "EUR"

            [services.cart]
            type = "api"
            version = "1.0.0"
            dependencies = { requires = [{ service = "ledger", version = "^1.4" }], calls = ['ledger@^1'], consumes = ["ledger-grpc@1"] }

            [services.cart.env]
            LEDGER = "http://ledger:8080/v1"
            HOST = { from_service = "ledger" }
            """;

    private @TempDir Path root;

    @BeforeEach
    void aProjectThatUsesAServiceInEveryWay() throws Exception {
        Repositories.write(root, "services/catalog.toml", CATALOG);
        Repositories.write(root, SHOP, CART);
        git("init", "-q", "-b", "main");
        git("add", ".");
        git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "state");
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

    private void catalog(String text) throws IOException {
        Repositories.write(root, "services/catalog.toml", text);
    }

    private Run diff(String... more) {
        List<String> args = new ArrayList<>(List.of("diff", "--against", "HEAD", "--migration-guide", "guides"));
        args.addAll(List.of(more));
        return Run.in(root, args.toArray(String[]::new));
    }

    private String guide(String file) throws IOException {
        return Files.readString(root.resolve("guides").resolve(file));
    }

    /** Writes the guides, applies the patch, and returns what still breaks the project. */
    private List<String> leftAfterPatch() throws IOException, InterruptedException {
        diff();
        git("apply", "guides/shop.patch");
        return Run.in(root, "validate", "--against", "HEAD", "-f", "text")
                .out()
                .lines()
                .filter(line -> line.contains("breaks shop/") || line.contains("error[DEP-"))
                .toList();
    }

    @Test
    void a_renamed_service_is_followed_wherever_it_is_named() throws Exception {
        catalog(CATALOG.replace("services.ledger", "services.journal"));
        assertThat(diff().out())
                .contains("breaking[BRK-002] service-removed global/ledger")
                .contains("breaks shop/cart");

        assertThat(leftAfterPatch()).isEmpty();
        assertThat(Files.readString(root.resolve(SHOP)))
                .isEqualTo(CART.replace("ledger\"", "journal\"")
                        .replace("'ledger@", "'journal@")
                        .replace("services.ledger", "services.journal")
                        .replace("//ledger:", "//journal:"));
    }

    @Test
    void a_name_that_is_there_already_is_not_written_twice() throws Exception {
        String both = CATALOG + "dependencies.provides = [\"ledger-grpc@1\"]\n";
        String cart = CART.replace("services = [\"ledger\"]", "services = [\"ledger\", \"books\"]");
        catalog(both);
        Files.writeString(root.resolve(SHOP), cart);
        git("add", ".");
        git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "state");
        catalog(both.substring(both.indexOf("[services.books]")));

        assertThat(leftAfterPatch()).isEmpty();
        assertThat(Files.readString(root.resolve(SHOP))).contains("services = [\"books\"]");
    }

    @Test
    void another_port_is_followed_in_every_address() throws Exception {
        catalog(CATALOG.replace("8080", "9090"));
        assertThat(diff().out()).contains("breaking[BRK-006]", "breaks shop/cart");

        assertThat(leftAfterPatch()).isEmpty();
        assertThat(Files.readString(root.resolve(SHOP))).isEqualTo(CART.replace("ledger:8080", "ledger:9090"));
    }

    @Test
    void a_range_is_moved_to_the_new_version_and_keeps_its_form() throws Exception {
        catalog(CATALOG.replace("1.4.0", "2.1.0"));
        assertThat(Run.in(root, "validate").out()).contains("DEP-004");

        assertThat(leftAfterPatch()).isEmpty();
        assertThat(Files.readString(root.resolve(SHOP)))
                .isEqualTo(CART.replace("\"^1.4\"", "\"^2.1\"").replace("ledger@^1'", "ledger@^2'"));
        assertThat(Run.in(root, "validate").out()).doesNotContain("DEP-004");
    }

    @Test
    void a_variable_under_another_name_is_followed_in_the_override() throws Exception {
        catalog(CATALOG.replace("LOG =", "LOG_LEVEL ="));
        assertThat(diff().out()).contains("breaking[BRK-014]", "breaks shop/ledger");

        assertThat(leftAfterPatch()).isEmpty();
        assertThat(Files.readString(root.resolve(SHOP))).isEqualTo(CART.replace("LOG =", "LOG_LEVEL ="));
    }

    @Test
    void a_property_that_is_gone_is_taken_out_of_the_override() throws Exception {
        catalog(CATALOG.replace("[services.ledger.properties.currency]\ntype = \"string\"\n\n", ""));
        assertThat(diff().out()).contains("breaking[BRK-008]", "breaks shop/ledger");

        assertThat(leftAfterPatch()).isEmpty();
        assertThat(Files.readString(root.resolve(SHOP)))
                .isEqualTo(CART.replace("[services.ledger.properties.currency]\ndefault = \"EUR\"\n\n", ""));
    }

    @Test
    void a_contract_of_another_version_is_consumed_and_asks_for_a_change_of_the_program() throws Exception {
        catalog(CATALOG.replace("ledger-grpc@1", "ledger-grpc@2"));
        assertThat(diff().out()).contains("breaking[BRK-022]", "breaks shop/cart");

        assertThat(leftAfterPatch()).isEmpty();
        assertThat(Files.readString(root.resolve(SHOP))).isEqualTo(CART.replace("ledger-grpc@1", "ledger-grpc@2"));
        assertThat(guide("shop.md")).contains("Let your program speak ledger-grpc&#64;&#8203;2 in place of");
    }

    @Test
    void a_service_that_is_gone_is_replaced_by_what_its_deprecation_named() throws Exception {
        catalog("[services.books]\ntype = \"api\"\nversion = \"3.0.0\"\n");

        diff();

        assertThat(guide("shop.md"))
                .contains("| Until | **2027-01-31**, the last day of <code>global/ledger</code> |")
                .contains("After, without it\n\n```toml\n[services.books]\n")
                .contains("-services = [\"ledger\"]\n+services = [\"books\"]\n")
                .contains("{ service = \"books\", version = \"^3.0\" }");
        assertThat(guide("shop.md"))
                .contains("services.toml&#58;19 by hand: nothing provides ledger-grpc&#64;&#8203;1 any more");
        assertThat(leftAfterPatch())
                .isNotEmpty()
                .allMatch(line -> line.contains("DEP-012") || line.contains("is removed"));

        catalog("[services.books]\ntype = \"api\"\nversion = \"3.0.0\"\ndependencies.provides = [\"ledger-grpc@1\"]\n");
        git("checkout", SHOP);

        assertThat(leftAfterPatch()).isEmpty();
    }

    @Test
    void several_changes_make_one_patch() throws Exception {
        catalog(CATALOG.replace("8080", "9090").replace("1.4.0", "2.0.0").replace("LOG =", "LOG_LEVEL ="));

        assertThat(leftAfterPatch()).isEmpty();
        assertThat(Files.readString(root.resolve(SHOP)))
                .isEqualTo(CART.replace("ledger:8080", "ledger:9090")
                        .replace("\"^1.4\"", "\"^2.0\"")
                        .replace("ledger@^1'", "ledger@^2'")
                        .replace("LOG =", "LOG_LEVEL ="));
    }

    @Test
    void files_with_carriage_returns_and_without_a_last_line_feed_are_patched_as_they_are() throws Exception {
        String text = CART.strip().replace("\n", "\r\n");
        Files.writeString(root.resolve(SHOP), text);
        catalog(CATALOG.replace("8080", "9090").replace("services.ledger", "services.journal"));

        diff();
        git("-c", "core.autocrlf=false", "apply", "guides/shop.patch");

        assertThat(Files.readString(root.resolve(SHOP)))
                .contains("http://journal:", "\r\nHOST = { from_service = \"journal\" }")
                .endsWith("}");
    }

    @Test
    void a_repository_in_a_folder_of_a_checkout_is_patched_from_the_checkouts_root() throws Exception {
        Path folder = root.resolve("central");
        Repositories.write(folder, "services/catalog.toml", CATALOG.replace("8080", "9090"));
        Repositories.write(folder, SHOP, CART);
        Repositories.write(root, "before/services/catalog.toml", CATALOG);
        Repositories.write(root, "before/" + SHOP, CART);

        Run.in(folder, "diff", "--against", "../before", "--migration-guide", "../guides");
        git("apply", "guides/shop.patch");

        assertThat(Files.readString(folder.resolve(SHOP))).contains("ledger:9090");
    }

    @Test
    void a_guide_tells_who_is_affected_why_and_what_to_do() throws Exception {
        catalog(CATALOG.replace("8080", "9090"));

        Run run = diff();

        assertThat(run.err()).isEqualTo("wrote guides for 1 project into guides\n");
        assertThat(run.code()).isEqualTo(1);
        assertThat(guide("shop.md")).startsWith("""
                # Migration guide for shop

                Since <code>HEAD</code>, 1 change breaks something of this project and 0 changes may make it behave otherwise.

                | | |
                |:--|:--|
                | Answers for it | shop, &#35;&#8203;shop, shop&#64;&#8203;example.org |
                | Until | **2027-01-31**, the last day of <code>global/ledger</code> |
                | Effort | about 0.25 h, by rule of thumb: 1 patch to review at 0.25 h |
                | Patch | <code>shop.patch</code>, 1 place |

                ## What to do

                1. Apply the patch, which changes 1 place: <code>git apply guides/shop.patch</code>
                2. Judge the result: nothing may break shop any more: <code>service-registry diff --against HEAD --breaks shop</code>
                """).contains("""
                - **breaks** <code>cart</code>: shop/cart → shop/ledger, and it names what changed
                """).contains("""
                ```toml
                [services.ledger.ports]
                main = { port = 8080 }
                ```
                """);
        assertThat(guide("shop.json")).contains("\"hours\": 0.25", "\"date\": \"2027-01-31\"");
    }

    @Test
    void nothing_of_others_is_replaced_or_removed_and_nothing_is_half_written() throws Exception {
        catalog(CATALOG.replace("8080", "9090"));
        diff();
        Files.writeString(root.resolve("guides/notes.md"), "mine");
        catalog(CATALOG);

        diff();

        assertThat(names("guides")).containsExactly("generated.sha256", "notes.md");

        Files.writeString(root.resolve("guides/shop.patch"), "mine too");
        catalog(CATALOG.replace("8080", "9090"));
        Run refused = diff();

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("guides/shop.patch: error: was not written by", "Nothing was written.");
        assertThat(refused.out()).isEmpty();
        assertThat(names("guides")).containsExactly("generated.sha256", "notes.md", "shop.patch");
        assertThat(guide("shop.patch")).isEqualTo("mine too");
    }

    @Test
    void a_directory_that_is_none_is_wrong_usage() throws Exception {
        catalog(CATALOG.replace("8080", "9090"));
        Files.writeString(root.resolve("guides"), "a file");

        assertThat(diff().code()).isEqualTo(2);
        assertThat(Files.readString(root.resolve("guides"))).isEqualTo("a file");
    }

    @Test
    void no_line_with_a_secret_is_in_a_patch() throws Exception {
        String cart = CART.replace("HOST =", "# the password = \"correct-horse-battery\"\nHOST =")
                .replace("LEDGER =", "TOKEN = \"ghp_0123456789abcdefghijABCDEFGHIJ012345\"\nLEVEL = 'x'\nLEDGER =");
        Files.writeString(root.resolve(SHOP), cart);
        catalog(CATALOG.replace("8080", "9090"));
        diff();

        assertThat(guide("shop.md"))
                .contains("services.toml&#58;24 by hand: a secret stands on the line below, which a patch would show")
                .doesNotContain("correct-horse", "ghp_");

        Files.writeString(root.resolve(SHOP), cart.replace("# the password", "A = 'y'\n# the password"));
        diff();
        git("apply", "guides/shop.patch");

        assertThat(Files.readString(root.resolve(SHOP))).contains("ledger:9090", "ghp_");
        assertThat(guide("shop.patch")).doesNotContain("correct-horse", "ghp_");
    }

    @Test
    void nothing_that_is_written_in_the_repository_becomes_a_mark_a_link_or_a_mention() throws Exception {
        String hostile = "</code><img src=x> @all | [x](http://example.org) ```\\n# h";
        catalog(CATALOG.replace("slack = ", "display_name = \"" + hostile + "\"\nslack = ")
                .replace("\"info\"", "\"" + hostile + "\"")
                .replace("LOG =", "LOGS ="));
        git("add", ".");
        git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "state");
        Files.writeString(root.resolve(SHOP), CART.replace("LOG =", "LOGS ="));
        catalog(CATALOG.replace("slack = ", "display_name = \"" + hostile + "\"\nslack = ")
                .replace("LOG = \"info\"", ""));

        diff();

        String outsideOfBlocks = guide("shop.md").replaceAll("(?s)(```+)(toml|diff)\n.*?\n\\1\n", "");
        assertThat(guide("shop.md")).contains("````toml");
        assertThat(outsideOfBlocks).doesNotContain("<img", "@all", "](http", "\n# h", "```");
    }

    private List<String> names(String directory) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(directory))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
