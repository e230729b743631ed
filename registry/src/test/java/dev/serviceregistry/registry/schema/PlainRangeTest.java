package dev.serviceregistry.registry.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainRangeTest {

    private static final List<String> NUMBERS = List.of("0", "1", "2", "10");

    @Test
    void a_plain_range_contains_what_the_library_says() {
        Versions library = new Versions();
        List<String> bounds = bounds();
        List<String> versions =
                bounds.stream().filter(b -> b.split("\\.").length == 3).toList();
        List<String> ranges = new ArrayList<>();
        for (String operator : List.of("^", "~", ">=", "<")) {
            bounds.forEach(bound -> ranges.add(operator + bound));
        }
        for (String bound : bounds) {
            ranges.add(">=" + bound + " <10.2");
            ranges.add(">=1 <" + bound);
            ranges.add(">=1 <=" + bound);
            ranges.add("~1.2 >=" + bound);
        }
        int plain = 0;
        for (String range : ranges) {
            for (String version : versions) {
                Boolean contains = PlainRange.contains(range, version);
                if (contains != null) {
                    plain++;
                    assertThat(contains).as(version + " in " + range).isEqualTo(library.compared(version, range));
                }
            }
        }
        assertThat(plain).isGreaterThan(ranges.size() * versions.size() / 2);
    }

    private static List<String> bounds() {
        List<String> bounds = new ArrayList<>(NUMBERS);
        for (String major : NUMBERS) {
            for (String minor : NUMBERS) {
                bounds.add(major + "." + minor);
                for (String patch : NUMBERS) {
                    bounds.add(major + "." + minor + "." + patch);
                }
            }
        }
        return bounds;
    }

    @ParameterizedTest
    @CsvSource({
        "^16, 16.10.0, true",
        "^16, 17.0.0, false",
        "^16.10.1, 16.10.0, false",
        "~1.4, 1.4.9, true",
        "~1.4, 1.5.0, false",
        "~1, 1.5.0, true",
        ">=1.4 <2, 1.4.0, true",
        ">=1.4 <2, 2.0.0, false",
    })
    void a_version_lies_in_a_plain_range_or_not(String range, String version, boolean contained) {
        assertThat(PlainRange.contains(range, version)).isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource({
        "^0.2, 0.2.1",
        "^16, 16.1",
        "^16, v16.1.0",
        "^16, 16.1.0-rc.1",
        "^16, 16.01.0",
        "^16, 16.1.0.0",
        "^16, one",
        "16, 16.1.0",
        "=16.1.0, 16.1.0",
        ">16, 16.1.0",
        "<=16, 16.1.0",
        "^16.x, 16.1.0",
        "^16 || ^17, 16.1.0",
        "'>=1  <2', 16.1.0",
        "'^16 ', 16.1.0",
        "~16 <17, 16.1.0",
        "^16.1.0-rc, 16.1.0",
        "^01, 1.0.0",
        "^1., 1.0.0",
        "^1.2.3.4, 1.2.3",
        "^1234567890, 1.0.0",
        "*, 1.0.0",
        "'', 1.0.0",
        "^, 1.0.0"
    })
    void everything_else_is_left_to_the_library(String range, String version) {
        assertThat(PlainRange.contains(range, version)).isNull();
    }
}
