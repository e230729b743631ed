package dev.serviceregistry.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyStyleTest {

    private static final Policy GOOD = new Policy("schema/SCH-900-every-cart-has-wheels.drl", """
            package policies

            import dev.serviceregistry.facts.*

            global Report report

            rule "Every cart has wheels"
                @id("SCH-900")
                @severity("error")
                @subject("Service")
                @scope("project")
                @controls("SOC2:CC8.1", "ISO27001:A.8.9")
                @rationale("A cart without wheels does not roll.")
                @remediation("Put at least three wheels on it.")
            when
                $service : Service( $id : id, replicas < 3, $replicas : replicas )
                not Criticality( service == $id )
            then
                report.violation( $service.at("deploy.replicas"), "has {} of 3 wheels", $replicas );
            end
            """);

    private final PolicyStyle style = new PolicyStyle(families());

    @TestFactory
    Stream<DynamicTest> every_bundled_policy_is_written_in_the_style_of_the_house() {
        return Policy.bundled().stream()
                .map(policy -> dynamicTest(
                        policy.path(), () -> assertThat(style.problems(policy)).isEmpty()));
    }

    @Test
    void there_are_bundled_policies_and_no_two_share_an_id_or_a_title() {
        List<Policy> policies = Policy.bundled();

        assertThat(policies).isNotEmpty();
        assertThat(policies).extracting(Policy::id).doesNotHaveDuplicates();
        assertThat(policies).extracting(Policy::title).doesNotHaveDuplicates();
    }

    @Test
    void a_policy_in_the_style_of_the_house_is_accepted() {
        assertThat(style.problems(GOOD)).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Every cart has wheels"                 | Every cart has wheels."                        | ends with punctuation
            Every cart has wheels"                 | every cart has wheels"                         | without a capital
            Every cart has wheels"                 | Every cart must have wheels"                   | demands instead of stating
            Every cart has wheels"                 | Every cart has round wheels"                   | stands at
            SCH-900                                | DEP-900                                        | stands at
            @severity("error")                     | @severity("fatal")                             | unknown severity
            @severity("error")                     | @severity(error)                               | quoted values
            @scope("project")                      | @scope("file")                                 | unknown scope
            @subject("Service")                    | @subject("Servant")                            | no fact
            SOC2:CC8.1                             | SOC1:CC8.1                                     | unknown control
            SOC2:CC8.1                             | SOC2:CC8.11                                    | unknown control
            "SOC2:CC8.1", "ISO27001:A.8.9"         | "SOC2:CC8.1 ISO27001:A.8.9"                    | unknown control
            A cart without wheels does not roll.   | Rolling                                        | @rationale is no sentence
            replicas < 3,                          | eval( true ),                                  | uses eval
            replicas < 3,                          | this == new Object(),                          | uses new
            $replicas : replicas                   | $replicas : replicas.unit                      | a word of its own
            service == $id                         | service.equals( $id )                          | equals
            service == $id                         | rank > 1 && service == $id                     | joins inside
            not Criticality(                       | not ( Criticality(                             | group inside not
            $service.at("deploy.replicas")         | $cart                                          | not bound
            "has {} of 3 wheels"                   | "has {} of {} wheels"                          | 2 blanks in its message and 1 arguments
            "has {} of 3 wheels"                   | "has " + $id + " of 3 wheels"                  | more or less than one
            "has {} of 3 wheels"                   | "Has {} of 3 wheels."                          | a sentence of its own
            import dev.serviceregistry.facts.*     | import java.util.*                             | the one import
            """)
    void a_policy_that_strays_from_the_style_is_refused(String written, String instead, String problem) {
        Policy bad = new Policy(GOOD.path(), GOOD.text().replace(written, instead));

        assertThat(bad).isNotEqualTo(GOOD);
        assertThat(style.problems(bad)).anySatisfy(found -> assertThat(found).contains(problem));
    }

    @Test
    void a_policy_with_a_second_act_is_refused() {
        Policy bad = new Policy(
                GOOD.path(),
                GOOD.text().replace("\nend\n", "\n    report.violation( $service, \"has no brakes\" );\nend\n"));

        assertThat(style.problems(bad)).singleElement().asString().contains("more or less than one");
    }

    @Test
    void a_file_with_a_second_rule_is_refused() {
        Policy bad = new Policy(
                GOOD.path(),
                GOOD.text()
                        + GOOD.text().substring(GOOD.text().indexOf("rule ")).replace("Every", "Each"));

        assertThat(style.problems(bad)).contains("is not one rule but 2");
    }

    @Test
    void a_file_of_more_than_forty_lines_is_refused() {
        Policy bad = new Policy(GOOD.path(), GOOD.text().replace("when\n", "when\n" + "\n".repeat(30)));

        assertThat(style.problems(bad)).containsExactly("is longer than 40 lines");
    }

    private static Properties families() {
        Properties families = new Properties();
        try (Reader reader = Files.newBufferedReader(Policy.FOLDER.resolve("families.properties"))) {
            families.load(reader);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return families;
    }
}
