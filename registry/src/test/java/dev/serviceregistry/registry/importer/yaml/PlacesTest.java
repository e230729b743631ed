package dev.serviceregistry.registry.importer.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.yaml.Places.Place;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
    @Test
    void a_character_outside_the_basic_plane_takes_two_units() {
        Places places = new Places("a😀b😀c\nd😀\n");

        assertThat(places.of(0)).isEqualTo(new Place(1, 1));
        assertThat(places.of(2)).isEqualTo(new Place(1, 4));
        assertThat(places.of(4)).isEqualTo(new Place(1, 7));
        assertThat(places.of(7)).isEqualTo(new Place(2, 2));
        assertThat(places.of(8)).isEqualTo(new Place(2, 4));
    }

    @Test
    void places_may_be_asked_for_in_any_order() {
        Places places = new Places("a😀b😀c\n😀😀d\n");

        assertThat(places.of(8)).isEqualTo(new Place(2, 5));
        assertThat(places.of(4)).isEqualTo(new Place(1, 7));
        assertThat(places.of(1)).isEqualTo(new Place(1, 2));
        assertThat(places.of(6)).isEqualTo(new Place(2, 1));
        assertThat(places.of(3)).isEqualTo(new Place(1, 5));
    }

    @Test
    void what_lies_behind_the_end_is_the_end() {
        assertThat(new Places("ab").of(9)).isEqualTo(new Place(1, 3));
        assertThat(new Places("a\n").of(9)).isEqualTo(new Place(2, 1));
        assertThat(new Places("a😀").of(9)).isEqualTo(new Place(1, 4));
        assertThat(new Places("").of(0)).isEqualTo(new Place(1, 1));
    }

    @Test
    void lines_begin_after_any_line_break() {
        Places places = new Places("ab\ncd\r\nef\rg\r");

        assertThat(places.of(3)).isEqualTo(new Place(2, 1));
        assertThat(places.of(6)).isEqualTo(new Place(2, 4));
        assertThat(places.of(7)).isEqualTo(new Place(3, 1));
        assertThat(places.of(10)).isEqualTo(new Place(4, 1));
        assertThat(places.of(12)).isEqualTo(new Place(5, 1));
    }

    @Test
    void a_million_places_on_one_line_are_found_in_linear_time() {
        Places places = new Places("😀".repeat(1_000_000));

        for (int i = 0; i < 1_000_000; i++) {
            assertThat(places.of(i).column() == 2 * i + 1).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web: {image: x, bogus: 1}",
                "web:\r  image: x\r  bogus: 1\r",
                "web: {image: x,\tbogus: 1}\n",
                "web: {image: '😀\uFEFF', bogus: 1}\n",
                "\uFEFFweb: {image: x}\nbogus: 1\n",
                "web: &a {image: x}\n---\nbogus: 1\n",
                "web: |\r\n  a\r\n  b\r\nbogus: 1\r\n",
            })
    void a_value_has_the_place_of_its_key_in_the_text(String text) {
        Notes notes = new Notes(new Dialect("YAML", "a file", "", Set.of(), 1_000));
        Set<Place> keys = new HashSet<>();
        new YamlReader("a.yaml", text, notes, new HashSet<>()).read(document -> {
            keys(document, keys);
            return true;
        });
        String before = text.substring(0, text.indexOf("bogus"));
        int line = before.split("\r\n|\r|\n", -1).length;
        int column = before.length() - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));

        assertThat(notes.errors()).isEmpty();
        assertThat(keys).contains(new Place(line, column));
    }

    private static void keys(Yaml value, Set<Place> keys) {
        if (value instanceof Yaml.Table table) {
            table.entries().values().forEach(entry -> {
                keys.add(new Place(entry.keyAt().line(), entry.keyAt().column()));
                keys(entry.value(), keys);
            });
        }
    }
}
