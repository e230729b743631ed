package dev.serviceregistry.features.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    private static final int MOST = 25;
    private static final int STEPS_OF_THE_COMMAND_LINE = 5;
    private static final Path PAGE = Path.of("..", "..", "docs", "scenarios.md");

    private final Vocabulary vocabulary = new Vocabulary();

    @Test
    void there_are_no_more_sentences_than_a_person_learns() {
        assertThat(vocabulary.definitions()).isNotEmpty();
        assertThat(vocabulary.definitions().size() + STEPS_OF_THE_COMMAND_LINE).isLessThanOrEqualTo(MOST);
    }

    @Test
    void every_sentence_is_there_in_english_and_spanish_and_says_what_it_does() {
        assertThat(vocabulary.definitions()).allSatisfy(definition -> {
            assertThat(definition.sentences()).containsOnlyKeys("en", "es");
            assertThat(definition.kind()).isIn("Given", "When", "Then");
            assertThat(definition.meaning().value()).endsWith(".");
        });
    }

    @Test
    void no_sentence_speaks_of_how_the_program_is_made() {
        assertThat(sentences()).noneMatch(sentence -> sentence.matches("(?i).*\\b(java|drools|http|json|class)\\b.*"));
    }

    @Test
    void no_sentence_means_two_things() {
        Set<String> once = new HashSet<>(sentences());

        assertThat(sentences()).hasSize(2 * vocabulary.definitions().size());
        assertThat(once).hasSameSizeAs(sentences());
        assertThat(vocabulary.said("nothing else of SLA-003 is reported").rules())
                .containsExactly("SLA-003");
        assertThat(vocabulary.said("nothing else of schema and sla is reported").rules())
                .isEmpty();
    }

    @Test
    void the_page_on_scenarios_lists_them_all_as_they_are() throws IOException {
        StringBuilder table = new StringBuilder("| English | Spanish | does |\n|---|---|---|\n");
        for (Definition definition : vocabulary.definitions()) {
            table.append("| ").append(definition.kind()).append(" `");
            table.append(definition.sentences().get("en").getSource()).append("` | ");
            table.append(spanish(definition.kind())).append(" `");
            table.append(definition.sentences().get("es").getSource()).append("` | ");
            table.append(definition.meaning().value()).append(" |\n");
        }

        assertThat(Files.readString(PAGE)).contains(table);
    }

    @Test
    void a_sentence_that_is_nearly_one_is_recognised_with_what_it_names() {
        assertThat(vocabulary.nearest("SLA-003 is reportd on \"shop/cart\"", "en"))
                .contains("SLA-003 is reported on \"shop/cart\": \"…\"");
        assertThat(vocabulary.nearest("se evaluan las politicas", "es")).contains("se evalúan las políticas");
        assertThat(vocabulary.nearest("it rains in the mountains today", "en")).isEmpty();
    }

    private static String spanish(String kind) {
        return switch (kind) {
            case "Given" -> "Dado";
            case "When" -> "Cuando";
            default -> "Entonces";
        };
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (Definition definition : vocabulary.definitions()) {
            definition.sentences().values().forEach(sentence -> sentences.add(sentence.getSource()));
        }
        return sentences;
    }
}
