package dev.serviceregistry.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.drools.DroolsRuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** With {@code -Dupdate.reference} the pages are written anew. */
class RulePagesTest {

    private static final Path FOLDER = Path.of("..", "docs", "rules");

    private final SortedMap<String, String> pages = RulePages.of(DroolsRuleSet.bundled(), GherkinRule.all());

    @Test
    void the_pages_say_what_the_policies_and_their_scenarios_say() throws IOException {
        if (Boolean.getBoolean("update.reference")) {
            Files.createDirectories(FOLDER);
            for (Path stale : written().keySet().stream().map(FOLDER::resolve).toList()) {
                Files.delete(stale);
            }
            for (String file : pages.keySet()) {
                Files.writeString(FOLDER.resolve(file), pages.get(file));
            }
        }
        assertThat(written()).isEqualTo(pages);
    }

    @Test
    void every_page_leads_to_files_that_are_there_and_shows_both_outcomes() {
        pages.forEach((file, text) -> {
            if (!file.equals("README.md")) {
                assertThat(text.split("\n## What passes\n")).hasSize(2).allMatch(part -> part.contains("```gherkin"));
                assertThat(text.lines().filter(line -> line.matches("- .*\\]\\(\\.\\./.*\\)")))
                        .hasSize(2)
                        .allMatch(line ->
                                Files.exists(FOLDER.resolve(line.substring(line.indexOf('(') + 1, line.length() - 1))));
            }
        });
    }

    private static SortedMap<String, String> written() throws IOException {
        SortedMap<String, String> written = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                written.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return written;
    }
}
