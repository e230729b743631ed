package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerateCommandTest {

    private static final String CART = "generated/listing/default/shop/cart.yaml";

    @TempDir
    private Path root;

    @BeforeEach
    void aRepository() throws IOException {
        Repositories.sound(root);
    }

    @Test
    void files_are_written_below_format_target_and_project() throws IOException {
        Run run = generate();

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("""
                wrote generated/listing/default/shop/cart.yaml
                wrote generated/listing/default/shop/postgres.yaml
                2 files written, 0 unchanged, 0 removed
                """);
        assertThat(Files.readString(root.resolve("generated/listing/default/shop/postgres.yaml")))
                .startsWith("# Made by service-registry from the project shop at the target default: change what it"
                        + " declares, not this file.\n# Declared: sha256:")
                .endsWith("---\nPOSTGRES_PASSWORD:\n  variable: POSTGRES_PASSWORD\n");
    }

    @Test
    void the_same_input_gives_the_same_bytes_and_writes_nothing_again() throws IOException {
        generate();
        TreeMap<String, String> first = contents();

        assertThat(generate().out()).isEqualTo("0 files written, 2 unchanged, 0 removed\n");
        assertThat(contents()).isEqualTo(first);
    }

    @Test
    void what_has_no_reason_any_more_is_removed_with_its_folders_and_nothing_else_is() throws IOException {
        generate();
        Repositories.write(root, "generated/listing/default/shop/mine.yaml", "mine\n");
        Repositories.write(root, "projects/shop/services.toml", "[uses]\nservices = [\"postgres\"]\n");
        Repositories.write(root, "projects/mail/services.toml", Repositories.SHOP.replace("shop", "mail"));

        assertThat(generate("--allow-findings", "--project", "shop").out()).isEqualTo("""
                wrote generated/listing/default/shop/postgres.yaml
                removed generated/listing/default/shop/cart.yaml
                1 file written, 0 unchanged, 1 removed
                """);
        generate("--allow-findings");
        Files.delete(root.resolve("projects/mail/services.toml"));
        Files.delete(root.resolve("projects/mail"));
        generate("--allow-findings");

        assertThat(root.resolve("generated/listing/default/mail")).doesNotExist();
        assertThat(root.resolve("generated/listing/default/shop/mine.yaml")).hasContent("mine");
    }

    @Test
    void a_file_that_somebody_changed_or_made_stays_and_nothing_is_written() throws IOException {
        generate();
        Repositories.write(root, CART, "by hand\n");
        Repositories.write(
                root, "services/catalog.toml", Repositories.CATALOG.replace("POSTGRES_PASSWORD =", "OTHER ="));

        Run run = generate("--allow-findings");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("""
                generated/listing/default/shop/cart.yaml: error: was not written by this program, or was changed since
                Nothing was written. Change what is declared in place of the file, or remove the file, or name another folder.
                """);
        assertThat(root.resolve(CART)).hasContent("by hand");
        assertThat(Files.readString(root.resolve("generated/listing/default/shop/postgres.yaml")))
                .contains("POSTGRES_PASSWORD:");
        assertThat(generate("--allow-findings", "-o", "elsewhere").code()).isZero();
    }

    @Test
    void files_that_git_wrote_with_other_line_ends_are_up_to_date_and_still_this_programs_own() throws IOException {
        generate();
        for (String file : contents().keySet()) {
            Repositories.write(root, file, Files.readString(root.resolve(file)).replace("\n", "\r\n"));
        }

        assertThat(generate("--check").out()).isEqualTo("2 files up to date\n");
        assertThat(generate().out()).isEqualTo("0 files written, 2 unchanged, 0 removed\n");

        Repositories.write(
                root, "services/catalog.toml", Repositories.CATALOG.replace("POSTGRES_PASSWORD =", "OTHER ="));
        assertThat(generate("--allow-findings", "--check").out())
                .contains("-POSTGRES_PASSWORD:\n")
                .contains("+OTHER:\n")
                .doesNotContain("-# Made by");
        assertThat(generate("--allow-findings").code()).isZero();
        assertThat(Files.readString(root.resolve("generated/listing/default/shop/postgres.yaml")))
                .contains("OTHER:\n");
    }

    @Test
    void a_symbolic_link_leads_nowhere() throws IOException {
        Path outside = Files.createDirectory(root.resolve("outside"));
        Files.createDirectories(root.resolve("generated/listing"));
        Files.createSymbolicLink(root.resolve("generated/listing/default"), outside);

        Run run = generate();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("'listing/default' is a symbolic link");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void a_failure_half_way_leaves_everything_as_it_was() throws IOException {
        generate();
        TreeMap<String, String> before = contents();

        assertThatThrownBy(() -> {
                    try (FileReplacement replacement = FileReplacement.in(root.resolve("generated"))) {
                        replacement.stage("listing/default/shop/cart.yaml", bytes("new\n"));
                        replacement.stage("listing/new/folder/new.yaml", bytes("new\n"));
                        // No file can stand below a file.
                        replacement.stage("listing/default/shop/postgres.yaml/below.yaml", bytes("new\n"));
                        replacement.stageLast("generated.sha256", bytes("meanwhile\n"), bytes("end\n"));
                        replacement.apply(Set.of());
                    }
                })
                .isInstanceOf(IOException.class);

        assertThat(contents()).isEqualTo(before);
        assertThat(root.resolve("generated/listing/new")).doesNotExist();
    }

    @Test
    void a_failure_at_the_beginning_leaves_no_folder_behind() throws IOException {
        try (FileReplacement replacement = FileReplacement.in(root.resolve("generated"))) {
            replacement.stage("listing/default/shop/cart.yaml", bytes("new\n"));
        }

        assertThat(root.resolve("generated")).doesNotExist();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_run_that_was_ended_half_way_is_taken_up_again() throws IOException {
        generate();
        String manifest = Files.readString(root.resolve("generated/generated.sha256"));
        Repositories.write(root, "projects/shop/services.toml", Repositories.SHOP + "[services.cart.env]\nA = \"1\"\n");
        generate("--allow-findings");
        // The manifest while files are being moved names both states of each.
        Files.writeString(
                root.resolve("generated/generated.sha256"),
                manifest + Files.readString(root.resolve("generated/generated.sha256")));
        Repositories.write(root, "projects/shop/services.toml", Repositories.SHOP + "[services.cart.env]\nA = \"2\"\n");

        assertThat(generate("--allow-findings").code()).isZero();
        assertThat(Files.readString(root.resolve(CART))).endsWith("A: \"2\"\n");
    }

    @Test
    void a_check_shows_how_the_output_differs_and_writes_nothing() throws IOException {
        assertThat(generate("--check").code()).isEqualTo(1);
        assertThat(root.resolve("generated")).doesNotExist();
        generate();
        assertThat(generate("--check").code()).isZero();
        assertThat(generate("--check").out()).isEqualTo("2 files up to date\n");
        Repositories.write(root, CART, Files.readString(root.resolve(CART)).replace("{}", "A: 1"));

        Run run = generate("--check");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "--- a/generated/listing/default/shop/cart.yaml\n+++ b/generated/listing/default/shop/cart.yaml\n")
                .contains("-A: 1\n+{}\n");
        assertThat(run.err()).contains("The generated files are stale: 1 file would change.");
    }

    @Test
    void a_check_shows_no_secret() throws IOException {
        Repositories.write(root, "services/catalog.toml", Repositories.CATALOG_WITH_SECRET);

        Run run = generate("--allow-findings", "--check");
        assertThat(run.out()).contains("+POSTGRES_PASSWORD: ****").doesNotContain("correct-horse");

        generate("--allow-findings");
        assertThat(Files.readString(root.resolve("generated/listing/default/shop/postgres.yaml")))
                .contains("POSTGRES_PASSWORD: correct-horse-battery-staple\n");
        Repositories.write(
                root,
                "services/catalog.toml",
                Repositories.CATALOG_WITH_SECRET.replace("correct-horse-battery-staple", "other-horse-battery-staple"));
        assertThat(generate("--allow-findings", "--check").out())
                .isEqualTo("generated/listing/default/shop/postgres.yaml: only secrets differ, which are not shown\n");
    }

    @Test
    void errors_elsewhere_do_not_keep_a_project_from_being_generated() throws IOException {
        Repositories.write(root, "projects/mail/services.toml", Repositories.SHOP.replace("postgres@^16", "redis"));

        assertThat(generate().code()).isEqualTo(1);
        assertThat(generate("--project", "mail").code()).isEqualTo(1);
        Run shop = generate("--project", "shop");
        assertThat(shop.code()).isZero();
        assertThat(shop.err()).doesNotContain("redis");
    }

    @Test
    void errors_in_what_a_project_depends_on_keep_it_from_being_generated() throws IOException {
        Repositories.write(root, "services/catalog.toml", Repositories.CATALOG_WITH_SECRET);

        Run run = generate("--project", "shop");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("error[SEC-001]").contains("Nothing was written.");
        assertThat(root.resolve("generated")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "projects/shop/services.toml",
                "projects/shop/deployment.toml",
                "projects/mail/services.toml",
                "services/catalog.toml",
                "projects/shop/overlays/listing/cart.yaml.toml"
            })
    void a_file_that_cannot_be_read_changes_nothing_that_was_generated(String file) throws IOException {
        Repositories.write(root, "projects/mail/services.toml", Repositories.SHOP.replace("shop", "mail"));
        generate("--allow-findings");
        TreeMap<String, String> before = contents();
        Path path = root.resolve(file);
        String there = Files.exists(path) ? Files.readString(path) : "";
        Repositories.write(root, file, there + "\nbroken = = 1\n");

        for (String[] options : new String[][] {{"--allow-findings"}, {"--allow-findings", "--project", "shop"}}) {
            Run run = generate(options);

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .endsWith("Nothing was written: what " + file
                            + " would declare is not known. Correct what cannot be read there.\n");
            assertThat(contents()).isEqualTo(before);
        }
        assertThat(generate("--allow-findings", "--check").code()).isEqualTo(1);
    }

    @Test
    void a_waiver_for_a_file_that_cannot_be_read_changes_nothing_that_was_generated() throws IOException {
        generate();
        TreeMap<String, String> before = contents();
        Repositories.write(root, "projects/shop/services.toml", "broken = = 1\n");
        Repositories.write(root, "policies/waivers.toml", """
                [[waivers]]
                rule = "SCH-001"
                files = "projects/shop/*"
                owner = "platform"
                reason = "it will be mended"
                expires = 2027-01-31
                """);

        assertThat(generate().code()).isEqualTo(1);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void what_policies_cannot_say_is_for_whoever_goes_on_to_know() throws IOException {
        Repositories.write(root, "policies/security.toml", "broken = = 1\n");

        assertThat(generate().code()).isEqualTo(1);
        assertThat(generate("--allow-findings").code()).isZero();
    }

    @Test
    void an_overlay_that_matches_nothing_is_an_error_at_its_place() throws IOException {
        Repositories.write(
                root,
                "projects/shop/overlays/docker/compose.yaml.toml",
                "patch = [{ op = \"remove\", path = \"/services/crt\" }]\n");

        Run run = Run.in(root, "generate", "--format", "docker");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("projects/shop/overlays/docker/compose.yaml.toml:1:34: error[SCH-003]")
                .contains("the path /services/crt matches nothing in the generated file");
    }

    @Test
    void names_that_nobody_has_are_wrong_usage() {
        assertThat(generate("--target", "prod").err()).contains("--target: 'prod' is not one of default");
        assertThat(generate("--pattern", "full").code()).isEqualTo(2);
        assertThat(generate("--region", "eu").code()).isEqualTo(2);
        assertThat(generate("--project", "shap").err()).contains("did you mean 'shop'?");
        assertThat(Run.in(root, "generate").err()).contains("say what to make: --format FORMAT");
        assertThat(Run.in(root, "generate", "--format", "listng").err()).contains("--format: 'listng' is not one of");
    }

    @Test
    void formats_of_reports_in_the_settings_are_no_formats_to_generate() throws IOException {
        Repositories.write(root, "service-registry.toml", "format = \"json\"\ngenerate_format = \"listing\"\n");

        assertThat(Run.in(root, "generate").code()).isZero();
        assertThat(root.resolve(CART)).exists();
    }

    private Run generate(String... more) {
        return Run.in(
                root,
                Stream.concat(Stream.of("generate", "--format", "listing"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private TreeMap<String, String> contents() throws IOException {
        TreeMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root.resolve("generated"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
