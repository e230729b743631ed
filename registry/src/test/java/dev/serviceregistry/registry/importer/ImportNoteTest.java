package dev.serviceregistry.registry.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.SourceLocation;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ImportNoteTest {

    private static ImportNote note(int line, int column, String message) {
        return new ImportNote(new SourceLocation("compose.yaml", line, column, line, column), message);
    }

    @Test
    void notes_are_sorted_by_place_and_then_by_what_they_say() {
        TreeSet<ImportNote> notes = new TreeSet<>();
        notes.add(note(10, 1, "d"));
        notes.add(note(2, 7, "c"));
        notes.add(note(2, 3, "b"));
        notes.add(note(2, 3, "a"));

        assertThat(notes).extracting(ImportNote::message).containsExactly("a", "b", "c", "d");
    }

    @Test
    void a_note_that_quotes_the_input_gives_no_secret_away_and_is_one_line() {
        String token = "glpat-" + "a1B2".repeat(6);

        assertThat(note(1, 1, "web.ports: " + token + " is not a port; left out")
                        .message())
                .isEqualTo("web.ports: ******** is not a port; left out");
        assertThat(note(1, 1, "web.a\nb: is not a key of Compose; left out").message())
                .isEqualTo("web.a\\u000Ab: is not a key of Compose; left out");
    }
}
