package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a baseline lets off of the change that touches it. */
class BaselineOfChangeTest {

    private static final String DEFAULT = "policies/baseline.json";
    private static final String NAMED = "known/findings.json";
    private static final String NAMING = "baseline = \"" + NAMED + "\"\n";
    private static final String SETTINGS = "service-registry.toml";
    private static final String OF_SHOP = "shop/cart: requires redis";
    private static final String OF_LATE = "late/cart: requires nowhere";
    private static final String ADDED = "holds DEP-001 on late/cart, which was added to it";

    private @TempDir Path root;

    /** A repository with one finding, which a baseline in this file holds. */
    private void known(String file, String settings) throws IOException, GitAPIException {
        Repositories.broken(root);
        Repositories.write(root, SETTINGS, settings);
        made();
        assertThat(root.resolve(file)).exists();
        commit();
    }

    private void commit() throws GitAPIException {
        try (Git git =
                Git.init().setDirectory(root.toFile()).setInitialBranch("main").call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("Before")
                    .setSign(false)
                    .setAuthor("a", "a@example.org")
                    .setCommitter("a", "a@example.org")
                    .call();
        }
    }

    private void made() {
        Run run = Run.in(root, "baseline", "create");
        assertThat(run.code()).as(run.err()).isZero();
    }

    private void anotherFinding() throws IOException {
        Repositories.write(
                root,
                "projects/late/services.toml",
                "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\ndependencies.requires = [\"nowhere\"]\n");
    }

    /** A further finding, which a baseline in this file holds as well. */
    private void grown(String file) throws IOException {
        anotherFinding();
        Files.delete(root.resolve(file));
        made();
    }

    private Run judged(String... options) {
        String[] all = new String[options.length + 3];
        System.arraycopy(new String[] {"validate", "--against", "HEAD"}, 0, all, 0, 3);
        System.arraycopy(options, 0, all, 3, options.length);
        return Run.in(root, all);
    }

    private static void assertOnlyTheAddedIsTold(Run run, String file) {
        assertThat(run.out())
                .contains(file + ":", "error[GOV-010]", ADDED, OF_LATE)
                .doesNotContain(OF_SHOP);
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void what_is_added_to_one_that_the_settings_name_is_told_and_let_off_by_nothing() throws Exception {
        known(NAMED, NAMING);
        assertThat(judged().code()).isZero();

        grown(NAMED);

        assertOnlyTheAddedIsTold(judged(), NAMED);
        Repositories.write(root, "policies/rules.toml", "[rules]\n\"GOV-010\" = { mode = \"off\" }\n");
        assertThat(judged().out()).contains(OF_LATE).doesNotContain(OF_SHOP);
    }

    @Test
    void what_is_added_to_one_that_the_command_line_names_is_told() throws Exception {
        known(NAMED, NAMING);
        grown(NAMED);
        Repositories.write(root, SETTINGS, "");

        assertOnlyTheAddedIsTold(judged("--baseline", NAMED), NAMED);
        assertOnlyTheAddedIsTold(
                Run.in(root.resolve("known"), "validate", "--against", "HEAD", "--baseline", "findings.json"), NAMED);
    }

    @Test
    void what_is_added_to_one_in_the_place_of_another_is_told() throws Exception {
        known(NAMED, NAMING);
        Repositories.write(root, SETTINGS, "");
        Files.delete(root.resolve(NAMED));
        anotherFinding();
        made();

        assertOnlyTheAddedIsTold(judged(), DEFAULT);
        assertThat(Run.in(root, "diff", "--against", "HEAD").out())
                .contains("baseline-changed policies/baseline.json", DEFAULT + ":");
    }

    @Test
    void one_that_is_deleted_lets_nothing_off() throws Exception {
        known(NAMED, NAMING);
        Repositories.write(root, SETTINGS, "");
        Files.delete(root.resolve(NAMED));

        assertThat(judged().out()).contains(OF_SHOP).doesNotContain("GOV-010");
    }

    @Test
    void one_that_is_moved_and_shrunk_holds_where_it_is() throws Exception {
        known(DEFAULT, "");
        Repositories.sound(root);
        Repositories.write(root, SETTINGS, NAMING);
        Files.createDirectories(root.resolve("known"));
        Files.move(root.resolve(DEFAULT), root.resolve(NAMED));

        assertThat(judged().out()).contains(NAMED + ":", "holds DEP-001 on shop/cart, which is found no more");
        assertThat(Run.in(root, "baseline", "shrink").out()).startsWith(NAMED + ": 1 finding taken out, ");
        Run shrunk = judged();
        assertThat(shrunk.out()).doesNotContain("GOV-010");
        assertThat(shrunk.code()).isZero();
        assertThat(shrunk.err()).doesNotContain("note: ");
    }

    @Test
    void one_that_a_link_leads_to_is_read_there() throws Exception {
        known(NAMED, NAMING);
        Files.move(root.resolve(NAMED), root.resolve("kept.json"));
        Files.createSymbolicLink(root.resolve(NAMED), Path.of("../kept.json"));
        commit();
        assertThat(judged().code()).isZero();

        Files.delete(root.resolve("kept.json"));
        grown(NAMED);

        assertOnlyTheAddedIsTold(judged(), NAMED);
    }

    @Test
    void the_first_one_holds_what_was_there_and_nothing_that_the_change_brings() throws Exception {
        Repositories.broken(root);
        commit();
        made();
        assertThat(judged().out()).startsWith("ok: ");

        grown(DEFAULT);
        assertOnlyTheAddedIsTold(judged(), DEFAULT);
    }

    @Test
    void the_first_one_holds_what_policies_find_that_come_with_it() throws Exception {
        Repositories.sound(root);
        commit();
        Repositories.write(root, "policies/governance.toml", "[dependency]\nmax_fan_in = 0\n");
        assertThat(judged().out()).contains("DEP-015");
        made();

        assertThat(judged().out()).startsWith("ok: ");
    }

    @Test
    void what_is_found_on_a_renamed_service_is_new_unless_it_was_found_on_that_very_thing() throws Exception {
        known(DEFAULT, "");
        rename("requires = [\"postgres@^16\", \"redis\"]");
        assertThat(judged().out()).startsWith("ok: ");

        rename("requires = [\"postgres@^16\", \"nowhere\"]");

        assertThat(judged().out())
                .contains("GOV-010", "holds DEP-001 on shop/basket, which was added to it")
                .contains("shop/basket: requires nowhere");
    }

    @Test
    void of_a_file_that_names_no_elements_as_many_findings_of_a_rule_are_kept_as_there_were() throws Exception {
        known(DEFAULT, "");
        Path file = root.resolve(DEFAULT);
        Files.writeString(file, Files.readString(file).replaceAll("\\s*\"element\": \"[^\"]*\",", ""));
        commit();
        assertThat(judged().out()).startsWith("ok: ");

        rename("requires = [\"postgres@^16\", \"redis\"]");
        assertThat(judged().out()).startsWith("ok: ");
        rename("requires = [\"postgres@^16\", \"redis\", \"nowhere\"]");
        assertThat(judged().out()).contains("holds DEP-001 on shop/basket, which was added to it");
    }

    /** Renames the service that has the finding, lets it require this, and makes the baseline anew. */
    private void rename(String requires) throws IOException {
        Repositories.broken(root);
        Path shop = root.resolve("projects/shop/services.toml");
        String renamed = Files.readString(shop)
                .replace("services.cart", "services.basket")
                .replace("[services.basket]\n", "[services.basket]\naliases = [\"cart\"]\n")
                .replaceAll("requires = .*", requires);
        Files.writeString(shop, renamed);
        Files.delete(root.resolve(DEFAULT));
        made();
    }
}
