package dev.serviceregistry.registry.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.TagStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTagTest {

    @ParameterizedTest
    @CsvSource({
        "1.2.3, 2.0.0, major",
        "9.6, 13, major",
        "v1.2.3, v1.3.0, minor",
        "1.2.3, 1.2.4, patch",
        "16, 17, major",
        "2.22.3, 2.16.1, downgrade",
        "3, 2.9, downgrade",
        "1.2.4, 1.2.3, downgrade",
        "3.11, 3.11.9, patch",
        "10, 10-2, patch",
        "9.4-8, 9.4-11, patch",
        "1.27-alpine, 1.28-alpine, minor",
        "12-20200524, 14-20230628, major",
        "1.0.0-rc1, 1.0.0, patch",
        "3.0rc1, 3.1rc2, minor",
        "latest, 2.15, unknown",
        "1.2, latest, unknown",
        "7f3e9ab, 8c21d00, unknown",
        "4a5f6b7, 9b1c2d3, unknown",
        "9b1c2d3, 4a5f6b7, unknown",
        "1234567, 7654321, unknown",
        "7654321-alpine, 1234567-alpine, unknown",
        "4a5f6b, 3a5f6b, unknown",
        "sha-7654321, sha-1234567, unknown",
        "sha-12, sha-11, unknown",
        "build-102, build-103, unknown",
        "main-102, main-103, unknown",
        "1.0.0, 1.0.0-rc.1, downgrade",
        "2.0.0-rc.2, 2.0.0-rc.1, downgrade",
        "2.0.0-rc.1, 2.0.0-rc.2, patch",
        "1.0.0-beta.11, 1.0.0-beta.2, downgrade",
        "1.0.0-rc.1, 1.0.0-beta.2, downgrade",
        "1.0.0-alpha, 1.0.0-beta, patch",
        "1.0.0-RC10, 1.0.0-RC9, downgrade",
        "1.0.0-rc.1, 1.1.0-alpha.1, minor",
        "3.13, 3.13-rc, downgrade",
        "3.13.1, 3.13-rc, downgrade",
        "3.13, 3.13.0-rc.1, downgrade",
        "3.13, 3.13.2-rc.1, patch",
        "3.13-rc, 3.13, patch",
        "3.13.0rc2, 3.13.0rc1, downgrade",
        "3.13.0rc2-alpine, 3.13.0rc1-alpine, downgrade",
        "3.13.0b1, 3.13.0a7, downgrade",
        "3.13.1, 3.13, patch",
        "3.13, 3.13-alpine, patch",
        "3.13-beta-alpine, 3.13-alpine, patch",
        "pg17, pg16, downgrade",
        "pg16, pg17, major",
        "pg16-v0.2, pg17-v0.2, major",
        "pg16, 17, unknown",
        "pg16, alpine17, unknown",
        "release-1.2.3, release-2.0.0, major",
        "release-v1.2.3, release-1.2.2, downgrade",
        "version-1.2.3, version-1.2.2, downgrade",
        "alpine3.18, alpine3.19, minor",
        "20240101, 20240301, unknown",
        "20240301, 20240101, downgrade",
        "v20240301, 20240101, downgrade",
        "202403011230, 202403011130, downgrade",
        "2024-03-01, 2024-01-01, downgrade",
        "2024-01-01, 2024-03-01, unknown",
        "2024-03, 2024-03-01, patch",
        "nightly-2024-03-01, nightly-2024-02-01, downgrade",
        "20240301-alpine, 20240301, patch",
        "1.2.3, 20240101, unknown",
        "2022-latest, 2019-latest, downgrade",
        "RELEASE.2023-01, RELEASE.2024-01, unknown",
        "RELEASE.2024-03-07T00-43-48Z, RELEASE.2023-03-07T00-43-48Z, downgrade",
        "RELEASE.2024-03-07T00-43-48Z, RELEASE.2024-03-06T22-00-00Z, downgrade",
        "'${V}', 1.0, unknown"
    })
    void the_step_between_two_tags_of_one_kind_is_the_first_number_that_differs(String old, String now, String step) {
        assertThat(new ImageTag(now).since(new ImageTag(old)).toString()).isEqualTo(step);
    }

    @Test
    void a_tag_moves_when_it_has_no_number_or_a_name_that_says_so() {
        assertThat(new String[] {"", "latest", "stable", "main", "nightly-2024", "alpine"})
                .allMatch(tag -> new ImageTag(tag).isMutable());
        assertThat(new String[] {"1", "1.2.3", "v2", "3.20-alpine", "${VERSION}", "20240101"})
                .noneMatch(tag -> new ImageTag(tag).isMutable());
    }

    @Test
    void a_text_that_no_registry_takes_for_a_tag_tells_nothing() {
        ImageTag tag = new ImageTag("a-".repeat(100_000) + "1");

        assertThat(tag.since(new ImageTag("1.2.3"))).isEqualTo(TagStep.UNKNOWN);
        assertThat(new ImageTag("1.2.3").since(tag)).isEqualTo(TagStep.UNKNOWN);
    }
}
