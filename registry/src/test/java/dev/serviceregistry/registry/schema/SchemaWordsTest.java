package dev.serviceregistry.registry.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SchemaWordsTest {

    private final SchemaDocument words = new SchemaDocument();
    private final Set<String> keys = new TreeSet<>();
    private final Set<String> tables = new TreeSet<>();

    SchemaWordsTest() {
        for (DocumentKind kind : DocumentKind.values()) {
            walk(kind.shape(), kind.schemaName());
        }
    }

    private void walk(Shape shape, String path) {
        if (shape instanceof Shape.Fields fields) {
            fields.fields().forEach((key, below) -> key(SchemaDocument.below(path, key), below));
        } else if (shape instanceof Shape.MapOf map) {
            String below = SchemaDocument.below(path, "*");
            if (map.value() instanceof Shape.Fields) {
                tables.add(below);
            }
            walk(map.value(), below);
        } else if (shape instanceof Shape.ListOf list) {
            walk(list.item(), path);
        } else if (shape instanceof Shape.Either either) {
            either.alternatives().forEach(alternative -> walk(alternative, path));
        }
    }

    private void key(String path, Shape shape) {
        keys.add(path);
        walk(shape, path);
    }

    @Test
    void every_key_of_the_schema_is_described_in_a_sentence() {
        Set<String> silent = new TreeSet<>(keys);
        silent.addAll(tables);
        silent.removeAll(words.all().stringPropertyNames());
        assertThat(silent).isEmpty();
        assertThat(words.all().values()).allMatch(words -> words.toString().matches("[A-Z].*[.]"));
    }

    @Test
    void nothing_is_described_that_the_schema_has_not() {
        Set<String> described = new TreeSet<>(words.all().stringPropertyNames());
        described.removeAll(keys);
        described.removeIf(path -> path.endsWith(".*") || path.equals("service"));
        assertThat(described).isEmpty();
        Set<String> defaults = new TreeSet<>(words.allDefaults().stringPropertyNames());
        defaults.removeAll(keys);
        assertThat(defaults).isEmpty();
    }
}
