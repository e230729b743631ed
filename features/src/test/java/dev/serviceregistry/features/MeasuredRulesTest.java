package dev.serviceregistry.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.benchmarks.generator.GeneratedRepository;
import dev.serviceregistry.benchmarks.generator.OwnRuleTexts;
import dev.serviceregistry.benchmarks.generator.RepositorySize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What benchmarks take for the rules of an organisation is such. */
class MeasuredRulesTest {

    private static final Pattern OUTCOME = Pattern.compile("\"id\": \"(ACM-\\d+)\",\\s+\"outcome\": \"(\\w+)\"");

    @Test
    void every_rule_that_is_measured_judges_something_and_reports_nothing(@TempDir Path root) throws IOException {
        GeneratedRepository.of(new RepositorySize(3, 20, 5, 0, 1)).writeTo(root);
        OwnRuleTexts.writeTo(root, 50);

        CommandLine run = CommandLine.run("service-registry validate -f json", root);

        Matcher outcome = OUTCOME.matcher(run.output());
        assertThat(outcome.results().map(found -> found.group(2))).hasSize(50).containsOnly("PASSED");
    }
}
