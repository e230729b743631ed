package dev.serviceregistry.engine.drools.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.serviceregistry.engine.source.RuleFile;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each file has one mistake, and its first line says which; the text beside it is what its author is told. */
class MistakesTest {

    @TestFactory
    Stream<DynamicTest> each_mistake_is_told_where_it_is_with_what_to_write_instead() {
        return WrongFiles.in("mistakes").stream().map(file -> dynamicTest(WrongFiles.sentence(file), () -> told(file)));
    }

    private static void told(RuleFile file) throws IOException {
        String expected = WrongFiles.expected("mistakes", file.path().replace(".drl", ".txt"));
        assertThat(WrongFiles.shown(List.of(file))).isEqualTo(expected);
    }

    @Test
    void there_are_many_kinds_of_mistakes() {
        assertThat(WrongFiles.in("mistakes")).hasSizeGreaterThan(100);
    }

    @Test
    void several_mistakes_in_several_files_come_out_in_one_run_sorted_by_place() throws IOException {
        assertThat(WrongFiles.shown(WrongFiles.in("several"))).isEqualTo(WrongFiles.expected("several", "all.txt"));
    }
}
