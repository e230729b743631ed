package dev.serviceregistry.registry.comparison;

import static org.assertj.core.api.Assertions.assertThat;

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
        "RELEASE.2023-01, RELEASE.2024-01, unknown",
        "'${V}', 1.0, unknown"
    })
    void the_step_between_two_tags_is_the_first_number_that_differs(String old, String now, String step) {
        assertThat(new ImageTag(now).since(new ImageTag(old)).toString()).isEqualTo(step);
    }

    @Test
    void a_tag_moves_when_it_has_no_number_or_a_name_that_says_so() {
        assertThat(new String[] {"", "latest", "stable", "main", "nightly-2024", "alpine"})
                .allMatch(tag -> new ImageTag(tag).isMutable());
        assertThat(new String[] {"1", "1.2.3", "v2", "3.20-alpine", "${VERSION}", "20240101"})
                .noneMatch(tag -> new ImageTag(tag).isMutable());
    }
}
