package dev.serviceregistry.registry.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.CatalogVersion;
import dev.serviceregistry.registry.RegistryReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** A released version of the catalogue is not edited. */
class ReleaseComparisonTest extends TwoStates {

    @Test
    void a_released_version_can_stand_for_the_head() throws IOException {
        after("services/catalog.toml", LEDGER.replace("1.0.0", "2.0.0") + "port = 81\n");
        after("services/versions/v1/catalog.toml", LEDGER + "port = 80\n");
        after("services/versions.toml", "[versions.v1]\npath = \"versions/v1/catalog.toml\"\nstatus = \"current\"\n");
        RegistryReader reader = new RegistryReader();
        Path root = directory.resolve("after");
        Comparison comparison = CatalogComparison.between(reader.read(root, "v1"), reader.read(root));

        assertThat(comparison.changes().stream().map(TwoStates::shown))
                .containsExactlyInAnyOrder(
                        "port-changed global/ledger ports.main: 80/TCP > 81/TCP",
                        "version-changed global/ledger version: 1.0.0 > 2.0.0");
        assertThat(comparison.changes())
                .allMatch(change ->
                        change.transition().previousSource().file().equals("services/versions/v1/catalog.toml"));
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
    void a_release_with_other_line_ends_than_its_checksum_is_of_is_not_edited() throws IOException {
        String checkedOut = LEDGER.replace("\n", "\r\n");
        both("services/catalog.toml", "");
        String edited = LEDGER + "port = 80\n";
        for (String former : List.of(LEDGER, checkedOut)) {
            release("before", "supported", former, digest(LEDGER));
            for (String present : List.of(LEDGER, checkedOut)) {
                release("after", "supported", present, digest(LEDGER));
                assertThat(compare().circumstances()).isEmpty();
            }
            release("after", "supported", edited.replace("\n", "\r\n"), digest(edited));
            assertThat(compare().circumstances()).hasSize(1);
        }
        release("before", "supported", LEDGER, "");
        release("after", "supported", checkedOut, digest(LEDGER));
        assertThat(compare().circumstances()).isEmpty();
    }

    @Test
    void a_checksum_may_come_and_go_where_line_ends_alone_differ() throws IOException {
        String checkedOut = LEDGER.replace("\n", "\r\n");
        String edited = LEDGER + "port = 80\n";
        both("services/catalog.toml", "");
        for (String former : List.of(LEDGER, checkedOut)) {
            for (String present : List.of(LEDGER, checkedOut)) {
                release("before", "supported", former, "");
                release("after", "supported", present, digest(checkedOut));
                assertThat(compare().circumstances()).isEmpty();

                release("before", "supported", former, digest(LEDGER));
                release("after", "supported", present, "");
                assertThat(compare().circumstances()).isEmpty();
            }
            release("before", "supported", former, "");
            release("after", "supported", edited, digest(edited.replace("\n", "\r\n")));
            assertThat(compare().circumstances()).hasSize(1);

            release("before", "supported", former, digest(LEDGER));
            release("after", "supported", edited.replace("\n", "\r\n"), "");
            assertThat(compare().circumstances()).hasSize(1);
        }
    }

    @Test
    void a_draft_may_be_edited_and_a_release_get_a_checksum() throws IOException {
        released("draft", LEDGER, LEDGER + "port = 80\n");
        assertThat(compare().circumstances()).isEmpty();

        released("supported", LEDGER, LEDGER);
        assertThat(compare().circumstances()).isEmpty();
    }
}
