package dev.serviceregistry.engine.drools.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.serviceregistry.engine.source.RuleFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each file tries to do something else than judge facts: its first line says what, its second why it is refused. */
class AttacksTest {

    @TestFactory
    Stream<DynamicTest> nothing_but_judging_facts_gets_through() {
        return WrongFiles.in("attacks").stream()
                .map(file -> dynamicTest(WrongFiles.sentence(file), () -> refused(file)));
    }

    private static void refused(RuleFile file) {
        assertThat(RuleChecker.problems(List.of(file), WrongFiles.KNOWN))
                .anySatisfy(problem -> assertThat(problem.message()).contains(WrongFiles.line(file, 1)));
    }

    @Test
    void there_are_many_kinds_of_attacks() {
        assertThat(WrongFiles.in("attacks")).hasSizeGreaterThan(150);
    }
}
