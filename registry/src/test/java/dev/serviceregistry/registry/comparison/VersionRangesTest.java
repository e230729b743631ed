package dev.serviceregistry.registry.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRangesTest {

    @ParameterizedTest
    @CsvSource({
        "'', ^1, true",
        "^1, '', false",
        "^1, ^1.4, true",
        "^1.4, ^1, false",
        "^1, ^2, true",
        "^1 || ^2, ^2, true",
        "^2, ^1 || ^2, false",
        "^1, >=1.0.0 <2.0.0, false",
        ">=1.2, >=1.3, true",
        ">=1.3, >=1.2, false",
        "<=2.0.0, <2.0.0, true",
        "<2.0.0, <=2.0.0, false",
        "1.x, ~1.0, true",
        "~1.0, 1.x, false",
        "*, ^1, true",
        "^1.0.0, ^1.0.0, false",
        "1.2.3 - 2.0.0, 1.2.4 - 2.0.0, true",
        "^1, '>=1.0.0, <1.5.0', true",
        "'>=1.0.0,<1.5.0', ^1, false",
        "^0, ^0.2, true",
        "^0.2, ^0, false",
        "^1, ^1 & <1.1, true",
        "^1 & <1.1, ^1, false",
        "^1 & <1.1, <1.1 & >=1, false"
    })
    void a_range_is_narrower_when_some_version_is_welcome_no_more(String old, String now, boolean narrower) {
        assertThat(VersionRanges.narrows(all(old), all(now))).isEqualTo(narrower);
    }

    private static List<String> all(String ranges) {
        return ranges.isEmpty() ? List.of() : List.of(ranges.split(" & "));
    }
}
