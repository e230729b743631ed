package dev.serviceregistry.registry.importer.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.draft.CallInference;
import dev.serviceregistry.registry.importer.draft.ServiceTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that tells what an import infers tells what the code does. */
class ComposeImportPageTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final String page = read(Path.of("..", "docs", "compose-import.md"));

    @Test
    void the_page_lists_every_well_known_image_under_its_type() {
        Map<String, String> listed = new TreeMap<>();
        page.lines().filter(line -> line.startsWith("| `")).forEach(line -> {
            String[] cells = line.split("\\|", -1);
            for (String image : words(cells[2])) {
                listed.put(image, words(cells[1]).iterator().next());
            }
        });

        assertThat(listed).containsExactlyInAnyOrderEntriesOf(ServiceTypes.BY_IMAGE);
    }

    @Test
    void the_page_lists_the_images_that_are_known_behind_a_prefix() {
        assertThat(words(behind("as in `acme-postgresql`: "))).isEqualTo(ServiceTypes.SUFFIXES);
        assertThat(ServiceTypes.BY_IMAGE.keySet()).containsAll(ServiceTypes.SUFFIXES);
    }

    @Test
    void the_page_lists_the_words_that_say_that_a_variable_holds_an_address() {
        assertThat(words(behind("ends in `HOST` or `ADDR`: "))).isEqualTo(CallInference.ADDRESS);
    }

    private String behind(String text) {
        int from = page.indexOf(text);
        assertThat(from).as(text).isPositive();
        return page.substring(from + text.length(), page.indexOf('\n', from));
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        CODE.matcher(text).results().forEach(word -> words.add(word.group(1)));
        return words;
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
