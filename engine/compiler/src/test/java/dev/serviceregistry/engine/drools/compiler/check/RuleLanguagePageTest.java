package dev.serviceregistry.engine.drools.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.drools.compiler.check.types.Questions;
import dev.serviceregistry.engine.source.RuleFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on the rule language says what is so. */
class RuleLanguagePageTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "rule-language.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```drl\n(.*?)^```$");
    private static final Pattern WRONG = Pattern.compile("(?ms)^```drl wrong\n(.*?)^```$\n+^```text\n(.*?)^```$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| [^|]+ \\| `([^`]+)` \\|$");

    private final String page = read();

    @Test
    void nothing_is_wrong_with_the_examples_and_drools_builds_them() {
        List<RuleFile> examples = new ArrayList<>();
        for (MatchResult example : EXAMPLE.matcher(page).results().toList()) {
            String text = example.group(1);
            examples.add(text.startsWith("package") ? file(examples.size(), text) : rule(examples.size(), text));
        }

        assertThat(examples).hasSizeGreaterThan(4);
        assertThat(WrongFiles.shown(examples)).isEmpty();
        assertThat(Drools.errors(examples)).isEmpty();
    }

    @Test
    void a_mistake_is_told_as_the_page_shows() {
        List<MatchResult> examples = WRONG.matcher(page).results().toList();

        assertThat(examples).hasSize(1);
        RuleFile wrong = new RuleFile("lonely.drl", examples.get(0).group(1));
        assertThat(WrongFiles.shown(List.of(wrong))).isEqualTo(examples.get(0).group(2));
    }

    @Test
    void what_the_page_calls_refused_is_refused_and_what_it_says_instead_is_not() {
        List<MatchResult> rows = ROW.matcher(page.substring(page.indexOf("| refused | since |")))
                .results()
                .toList();

        assertThat(rows).hasSize(13);
        for (MatchResult row : rows) {
            String refused = "$service : Service( " + row.group(1) + " )\n";
            String instead = "$service : Service( " + row.group(2) + " )\n";
            assertThat(WrongFiles.shown(List.of(rule(1, refused)))).as(refused).isNotEmpty();
            assertThat(WrongFiles.shown(List.of(rule(1, instead)))).isEmpty();
        }
    }

    @Test
    void the_page_names_all_that_can_be_asked_of_texts_and_lists() {
        String texts = String.join("`, `", Questions.ofTexts().keySet());
        String lists = String.join("` and `", Questions.ofLists().keySet());

        assertThat(page)
                .contains("Of a text one can ask `" + texts.replace("`, `strip", "` and `strip") + "`; of a list `"
                        + lists + "`;");
    }

    private static RuleFile rule(int number, String conditions) {
        return file(number, """
                package policies

                import dev.serviceregistry.facts.*

                global Report report

                rule "Example %d"
                    @id("PAGE-%d")
                    @severity("error")
                    @rationale("It is on the page.")
                    @remediation("None is needed.")
                when
                %sthen
                    report.violation( $service, "is an example" );
                end
                """.formatted(number, number, conditions));
    }

    private static RuleFile file(int number, String text) {
        return new RuleFile("example-" + number + ".drl", text);
    }

    private static String read() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
