package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesFactsTest {

    private @TempDir Path anywhere;

    private Run facts(String... more) {
        String[] args = new String[2 + more.length];
        args[0] = "rules";
        args[1] = "facts";
        System.arraycopy(more, 0, args, 2, more.length);
        return Run.in(anywhere, Map.of(), args);
    }

    @Test
    void every_type_of_fact_is_listed_with_what_it_states_and_the_words_after_them() {
        Run run = facts();

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .containsPattern("(?m)^FACT +STATES$")
                .containsPattern("(?m)^AddedCapability +A capability of the kernel that a container gets")
                .containsPattern("(?m)^WORDS +SAY$")
                .containsPattern("(?m)^Lifecycle +\\w+");
        assertThat(run.out().indexOf("\nWorkloadKind ")).isGreaterThan(run.out().indexOf("\nWORDS "));
    }

    @Test
    void a_type_is_shown_with_its_fields_what_each_is_and_what_it_says() {
        assertThat(facts("AddedCapability").out()).isEqualTo("""
                        AddedCapability
                          A capability of the kernel that a container gets besides the usual ones.

                        FIELD    IS    SAYS
                        service  text  the service
                        name     text  its name in capitals and without 'CAP_', such as 'NET_ADMIN'; 'ALL' for all of them

                        As every fact it also has source, with file, line and column; subject, with project, service and element; and description.
                        """);
    }

    @Test
    void what_a_field_says_is_shown_without_the_marks_of_a_page() {
        assertThat(facts("PublishedPort").out()).contains("or '${HTTP_PORT}'").doesNotContain("<code>");
    }

    @Test
    void words_are_shown_as_rules_write_them() {
        assertThat(facts("visibility").out())
                .containsPattern("(?m)^WORD +MEANS$")
                .containsPattern("(?m)^Visibility.PUBLIC +\\w+")
                .doesNotContain("As every fact");
    }

    @Test
    void programs_get_the_same_as_json() {
        assertThat(facts("AddedCapability", "-f", "json").out())
                .contains("\"name\": \"AddedCapability\"", "\"fields\": [", "\"type\": \"text\"");
        assertThat(facts("-f", "json").out())
                .startsWith("{\n  \"types\": [")
                .contains("\"name\": \"Lifecycle\"", "\"words\": [");
    }

    @Test
    void a_wrong_name_is_told_with_the_nearest() {
        Run run = facts("Servcie");

        assertThat(run.code()).isEqualTo(Program.USAGE);
        assertThat(run.err())
                .contains(
                        "there is no type of fact 'Servcie'; did you mean 'Service'?",
                        "'service-registry rules facts' lists them.");
    }
}
