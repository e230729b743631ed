package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.CatalogVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleasedChecksumTest {

    private static final String RELEASED = "[services.db]\ntype = 'database'\nversion = '1.0.0'\n";

    @TempDir
    private Path root;

    private RepositoryFolder repository;

    @BeforeEach
    void anEmptyRepository() {
        repository = new RepositoryFolder(root);
    }

    /** Whether a released catalogue is what was released; also where a project follows it, so that it is read whole. */
    private boolean isUnchanged(String released, String found, boolean isFollowed) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(released.getBytes(StandardCharsets.UTF_8));
        repository.file(
                "services/versions.toml",
                "[versions.v1]\npath = 'versions/v1/catalog.toml'\nstatus = 'supported'\nsha256 = '"
                        + HexFormat.of().formatHex(digest) + "'\n");
        repository.file("services/versions/v1/catalog.toml", found);
        if (isFollowed) {
            repository.project("p", "[project]\ncatalog_version = 'v1'\n");
        }
        CatalogVersion version = repository
                .read()
                .registry()
                .facts()
                .ofType(CatalogVersion.class)
                .get(0);
        return version.stated().equals(version.actual());
    }

    private static String windows(String text) {
        return text.replace("\n", "\r\n");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void line_ends_that_git_converted_leave_a_release_unchanged(boolean isFollowed) throws Exception {
        assertThat(isUnchanged(RELEASED, windows(RELEASED), isFollowed)).isTrue();
        assertThat(isUnchanged(windows(RELEASED), RELEASED, isFollowed)).isTrue();
        assertThat(isUnchanged(RELEASED, RELEASED.replaceFirst("\n", "\r\n"), isFollowed))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void any_other_difference_is_a_change_whatever_the_line_ends(boolean isFollowed) throws Exception {
        for (String edited : new String[] {
            RELEASED.replace("1.0.0", "1.0.1"),
            RELEASED + "\n",
            RELEASED.stripTrailing(),
            RELEASED.replace("\n", "\n\r")
        }) {
            assertThat(isUnchanged(RELEASED, edited, isFollowed)).isFalse();
            assertThat(isUnchanged(RELEASED, windows(edited), isFollowed)).isFalse();
        }
    }

    @Test
    void a_file_with_other_line_ends_has_the_checksum_that_is_stated() throws Exception {
        assertThat(isUnchanged(RELEASED, windows(RELEASED), false)).isTrue();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(RELEASED.getBytes(StandardCharsets.UTF_8));
        assertThat(repository.read().registry().facts().ofType(CatalogVersion.class))
                .extracting(CatalogVersion::actual)
                .containsExactly(HexFormat.of().formatHex(digest));
    }
}
