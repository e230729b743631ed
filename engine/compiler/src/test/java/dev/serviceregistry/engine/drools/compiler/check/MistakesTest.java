package dev.serviceregistry.engine.drools.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.facts.SourceLocation;
import java.io.IOException;
import java.util.ArrayList;
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
    void a_file_with_the_line_ends_of_windows_has_the_same_mistakes_at_the_same_places() {
        for (RuleFile file : WrongFiles.in("mistakes")) {
            RuleFile windows = new RuleFile(file.path(), file.text().replace("\n", "\r\n"));

            assertThat(WrongFiles.shown(List.of(windows))).isEqualTo(WrongFiles.shown(List.of(file)));
        }
    }

    @Test
    void a_file_with_the_line_ends_of_an_old_mac_is_told_and_has_the_same_mistakes_at_the_same_places() {
        for (RuleFile file : WrongFiles.in("mistakes")) {
            if (file.text().indexOf('\r') < 0) {
                RuleFile mac = new RuleFile(file.path(), file.text().replace('\n', '\r'));
                List<RuleProblem> told = new ArrayList<>(RuleChecker.problems(List.of(mac), WrongFiles.KNOWN));

                assertThat(told.removeIf(
                                problem -> problem.message().startsWith("the line ends with a carriage return")))
                        .isTrue();
                assertThat(told).isEqualTo(RuleChecker.problems(List.of(file), WrongFiles.KNOWN));
            }
        }
    }

    @Test
    void a_mark_that_windows_puts_before_a_text_is_no_part_of_it() {
        for (RuleFile file : WrongFiles.in("mistakes")) {
            RuleFile marked = new RuleFile(file.path(), "\uFEFF" + file.text());

            assertThat(marked).isEqualTo(file);
        }
    }

    @Test
    void columns_count_the_units_of_utf_16_and_a_tab_is_one() {
        RuleFile file = new RuleFile("a.drl", """
                package policies
                import dev.serviceregistry.facts.*
                global Report report
                rule "Every service has a \uD83D\uDE80" @id("OWN-001") @severity("eror")
                    @rationale("It flies.") @remediation("Buy one.")
                when
                \t\t$service : Service( replicaz < 2 )
                then
                    report.violation( $service, "has none" );
                end
                """);

        assertThat(RuleChecker.problems(List.of(file), WrongFiles.KNOWN))
                .extracting(problem -> problem.place())
                .containsExactly(new SourceLocation("a.drl", 4, 56, 4, 62), new SourceLocation("a.drl", 7, 23, 7, 31));
    }

    @Test
    void a_folder_that_is_nearly_a_family_is_told_and_one_of_its_own_is_not() {
        String text = WrongFiles.in("legal").get(0).text();

        assertThat(RuleChecker.problems(List.of(new RuleFile("policies/rules/secuirty/a.drl", text)), WrongFiles.KNOWN))
                .singleElement()
                .isEqualTo(new RuleProblem(
                        new SourceLocation("policies/rules/secuirty/a.drl", 8, 1, 8, 5),
                        "the file is in the folder 'secuirty', which is no family",
                        "did you mean 'security'?"));
        assertThat(RuleChecker.problems(List.of(new RuleFile("policies/rules/payments/a.drl", text)), WrongFiles.KNOWN))
                .isEmpty();
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
