package dev.serviceregistry.engine.drools.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each file uses one construct of the rule language, and its first line says which. */
class LegalRulesTest {

    @TestFactory
    Stream<DynamicTest> nothing_is_wrong_with_what_the_language_has() {
        return WrongFiles.in("legal").stream()
                .map(file -> dynamicTest(
                        WrongFiles.sentence(file),
                        () -> assertThat(WrongFiles.shown(List.of(file))).isEmpty()));
    }

    @Test
    void nothing_is_wrong_with_all_of_it_together_and_drools_builds_it() {
        assertThat(WrongFiles.in("legal")).hasSizeGreaterThan(50);
        assertThat(WrongFiles.shown(WrongFiles.in("legal"))).isEmpty();
        assertThat(Drools.errors(WrongFiles.in("legal"))).isEmpty();
    }
}
