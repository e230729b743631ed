package dev.serviceregistry.registry.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SemanticVersionTest {

    private static final List<String> ORDERED = List.of(
            "0.0.0",
            "0.0.1",
            "0.1.0",
            "1.0.0-0",
            "1.0.0-2",
            "1.0.0-11",
            "1.0.0-99999999999999999999",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.0.1",
            "1.2.0",
            "1.10.0",
            "2.0.0",
            "20240101123000.0.0");

    private static SemanticVersion parsed(String text) {
        return SemanticVersion.parse(text).orElseThrow();
    }

    @Test
    void a_pre_release_comes_before_its_release_and_numbers_before_words() {
        for (String one : ORDERED) {
            for (String other : ORDERED) {
                assertThat(Integer.signum(parsed(one).compareTo(parsed(other))))
                        .as(one + " and " + other)
                        .isEqualTo(Integer.signum(Integer.compare(ORDERED.indexOf(one), ORDERED.indexOf(other))));
            }
        }
    }

    @Test
    void a_build_makes_no_difference() {
        assertThat(parsed("1.0.0+build.7")).isEqualTo(parsed("1.0.0+8"));
    }

    @Test
    void what_is_longer_than_any_version_is_none() {
        assertThat(Stream.of("a", "1.a").map(word -> "1.0.0-" + word.repeat(9_999)))
                .noneMatch(text -> SemanticVersion.parse(text).isPresent());
    }
}
