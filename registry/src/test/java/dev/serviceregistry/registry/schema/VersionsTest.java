package dev.serviceregistry.registry.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {

    private final Versions versions = new Versions();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "^16; 16.0.0 16.10.3; 15.9.9 17.0.0 17.0.0-rc.1 16.1.0-rc.1",
                "^1.4; 1.4.0 1.9.0; 1.3.9 2.0.0",
                "^1.4.2; 1.4.2 1.4.3; 1.4.1 2.0.0",
                "^0; 0.0.0 0.0.9 0.9.0; 1.0.0 1.4.2",
                "^0.0; 0.0.0 0.0.9; 0.1.0 1.0.0",
                "^0.0.3; 0.0.3; 0.0.2 0.0.4 0.1.0",
                "^0.2; 0.2.0 0.2.9; 0.1.9 0.3.0 1.0.0",
                "^0.2.3; 0.2.3 0.2.4; 0.2.2 0.3.0",
                "^0.x; 0.0.0 0.9.0; 1.0.0",
                "^1.x; 1.0.0 1.9.0; 0.9.0 2.0.0",
                "~1; 1.0.0 1.9.0; 0.9.0 2.0.0",
                "~0; 0.0.0 0.9.0; 1.0.0",
                "~1.4; 1.4.0 1.4.9; 1.3.9 1.5.0",
                "~1.4.2; 1.4.2 1.4.9; 1.4.1 1.5.0",
                ">1; 2.0.0 2.0.1; 1.0.0 1.9.9",
                ">1.4; 1.5.0; 1.4.0 1.4.9",
                ">1.4.2; 1.4.3; 1.4.2",
                ">=1.4; 1.4.0 2.0.0; 1.3.9",
                "<1.4; 1.3.9 0.0.0; 1.4.0 1.4.0-rc.1",
                "<=1.4; 1.4.0 1.4.9; 1.5.0",
                "<=1.4.2; 1.4.2; 1.4.3",
                "1; 1.0.0 1.9.9; 2.0.0 0.9.9",
                "=1.4; 1.4.0 1.4.9; 1.5.0",
                "1.x; 1.0.0 1.9.9; 2.0.0",
                "1.4.*; 1.4.0 1.4.9; 1.5.0",
                "1.4.2; 1.4.2 1.4.2+build.7; 1.4.3 1.4.1",
                "v1.4.2; 1.4.2; 1.4.3",
                ">= 1.4; 1.4.0; 1.3.9",
                "*; 0.0.0 16.1.0; 1.0.0-rc.1",
                "latest; 0.0.0 16.1.0; 1.0.0-rc.1",
                "1.2 - 1.4; 1.2.0 1.4.9; 1.1.9 1.5.0",
                "1.2.3 - 1.4.2; 1.2.3 1.4.2; 1.2.2 1.4.3",
                "1.2.3 - 2; 1.2.3 2.9.9; 3.0.0",
                ">=1.4 <2; 1.4.0 1.9.9; 1.3.9 2.0.0",
                ">=1.4  <2; 1.4.0 1.9.9; 1.3.9 2.0.0",
                ">=1.0.0, <2.0.0; 1.0.0 1.5.0; 0.5.0 2.0.0",
                ">=1.0.0,<2.0.0; 1.0.0 1.5.0; 0.5.0 2.0.0",
                ">=1.0.0 , <2.0.0; 1.0.0 1.5.0; 0.5.0 2.0.0",
                "^1.2 ^1; 1.2.0 1.4.2; 1.1.0 2.0.0",
                "^1.2, <1.4; 1.2.0 1.3.9; 1.4.0 1.1.9",
                "^1 || ^3; 1.0.0 3.1.0; 2.0.0 4.0.0",
                "^1||^3; 1.0.0 3.1.0; 2.0.0",
                "^1, <1.2 || ^3; 1.1.0 3.9.0; 1.2.0",
                ">=1.0.0-rc.1; 1.0.0-rc.1 1.0.0-rc.11 1.0.0 2.0.0; 1.0.0-beta.9 1.1.0-rc.2",
                "^1.0.0-rc.2; 1.0.0-rc.2 1.0.0-rc.10 1.9.0; 1.0.0-rc.1 2.0.0-0 1.0.1-rc.2",
                "^0.0.3-beta; 0.0.3-beta 0.0.3-beta.2 0.0.3; 0.0.4 0.0.3-alpha",
                "1.0.0-rc.1; 1.0.0-rc.1; 1.0.0 1.0.0-rc.2"
            })
    void a_range_contains_what_package_managers_take_it_for(String range, String inside, String outside) {
        assertThat(inside.split(" ")).allMatch(version -> versions.satisfies(version, range));
        assertThat(outside.split(" ")).noneMatch(version -> versions.satisfies(version, range));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.4.0", "1.4", "1", "1.4.0.0", "01.4.0", "1.4.0-", "1.4.0-rc..1", "1.4.0-01", "one", ""})
    void what_is_no_semantic_version_lies_in_no_range(String version) {
        assertThat(versions.satisfies(version, "*")).isFalse();
        assertThat(versions.satisfies(version, ">=0")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "^",
                "x",
                "one",
                "1.2.3.4",
                "1..2",
                "1.",
                ">1 <",
                "1 ||",
                "|| 1",
                "1 | 2",
                ",1",
                "1,",
                "1<2",
                "1 -2",
                "1 - 2 - 3",
                "^1 - 2",
                "1234567890",
                "==1",
                "1.2.3-",
                "1.2.3+",
                "1.2.3-a..b",
                "1.2.3-01"
            })
    void some_texts_are_no_ranges(String text) {
        assertThat(Versions.isRange(text)).isFalse();
    }
}
