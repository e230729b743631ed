package dev.serviceregistry.registry.toml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Documents are written at random, and what is written where is noted down while they are written. */
class RandomDocumentsTest {

    private static final String[] VALUES = {
        "1",
        "-17",
        "0x1F",
        "3.5",
        "nan",
        "true",
        "\"text\"",
        "'a # b'",
        "\"q \\\" ] }\"",
        "\"🚀 ü\"",
        "2026-11-23",
        "07:32:00",
        "1979-05-27T07:32:00-08:00",
        "\"\"\"\nmany\nlines \\\"\"\" here\"\"\"",
        "'''x\n''y'''",
        "\"\"",
    };
    private static final String[] KEY_FORMS = {"k%d", "k-%d_x", "\"k.%d\"", "'k %d]'", "\"\\u006b=%d\"", "\"🚀%d\""};

    @Test
    void every_key_and_value_is_where_it_was_written() {
        for (int seed = 0; seed < 400; seed++) {
            Writer writer = new Writer(new Random(seed));
            String text = writer.document();

            TomlDocument document = TomlParser.parse("f", text.getBytes(StandardCharsets.UTF_8));

            assertThat(document.usable()).as(text).isTrue();
            Map<String, SourceLocation> found = new HashMap<>();
            collect(document.content(), "", found);
            assertThat(found).as("seed %d:%n%s", seed, text).containsExactlyInAnyOrderEntriesOf(writer.written);
        }
    }

    private static void collect(Node node, String path, Map<String, SourceLocation> found) {
        if (node instanceof Scalar) {
            found.put(path, node.source());
        } else if (node instanceof Array array) {
            found.put(path + "[]", array.source());
            for (int i = 0; i < array.items().size(); i++) {
                collect(array.items().get(i), path + "[" + i, found);
            }
        } else if (node instanceof Table table) {
            table.entries().forEach((key, entry) -> {
                if (entry.value() instanceof Scalar) {
                    found.put(path + "|" + key + " key", entry.key());
                }
                collect(entry.value(), path + "|" + key, found);
            });
        }
    }

    private static final class Writer {
        private final Random random;
        private final StringBuilder text = new StringBuilder();
        private final Map<String, SourceLocation> written = new HashMap<>();
        private int line = 1;
        private int column = 1;
        private int names;

        Writer(Random random) {
            this.random = random;
        }

        String document() {
            String end = random.nextBoolean() ? "\n" : "\r\n";
            assignments("", random.nextInt(3), end);
            int tables = random.nextInt(4);
            for (int i = 0; i < tables; i++) {
                blank(end);
                boolean elements = random.nextInt(3) == 0;
                String key = name();
                String path = "|" + plain(key);
                for (int e = 0; e < (elements ? 2 : 1); e++) {
                    int[] from = here();
                    put((elements ? "[[" : "[") + space() + key + space() + (elements ? "]]" : "]"));
                    if (elements && e == 0) {
                        written.put(path + "[]", span(from));
                    }
                    put(end);
                    assignments(path + (elements ? "[" + e : ""), random.nextInt(4), end);
                }
            }
            return text.toString();
        }

        private void assignments(String path, int count, String end) {
            for (int i = 0; i < count; i++) {
                blank(end);
                put(space());
                assignment(path, 2);
                put(space() + (random.nextInt(4) == 0 ? "# a comment with = and [" : "") + end);
            }
        }

        private void assignment(String path, int depth) {
            List<String> parts = new ArrayList<>(List.of(name()));
            if (random.nextInt(4) == 0) {
                parts.add(name());
            }
            String below = path;
            SourceLocation last = SourceLocation.startOf("f");
            for (int i = 0; i < parts.size(); i++) {
                put(i == 0 ? "" : space() + "." + space());
                int[] from = here();
                put(parts.get(i));
                last = span(from);
                below += "|" + plain(parts.get(i));
            }
            put(space() + "=" + space());
            if (value(below, depth)) {
                written.put(below + " key", last);
            }
        }

        /** Writes a value and says whether it is a single one. */
        private boolean value(String path, int depth) {
            int[] from = here();
            int kind = random.nextInt(10);
            if (depth > 0 && kind == 0) {
                put("[" + space());
                int items = random.nextInt(4);
                for (int i = 0; i < items; i++) {
                    value(path + "[" + i, depth - 1);
                    put(space()
                            + (i + 1 < items || random.nextBoolean() ? "," : "")
                            + (random.nextBoolean() ? "\n" : "")
                            + space());
                }
                put("]");
                written.put(path + "[]", span(from));
                return false;
            }
            if (depth > 0 && kind == 1) {
                put("{" + space());
                int entries = random.nextInt(3);
                for (int i = 0; i < entries; i++) {
                    assignment(path, depth - 1);
                    put(space() + (i + 1 < entries ? "," : "") + space());
                }
                put("}");
                return false;
            }
            put(VALUES[random.nextInt(VALUES.length)]);
            written.put(path, span(from));
            return true;
        }

        private String name() {
            return String.format(KEY_FORMS[random.nextInt(KEY_FORMS.length)], names++);
        }

        private static String plain(String key) {
            String plain = key.startsWith("\"") || key.startsWith("'") ? key.substring(1, key.length() - 1) : key;
            return plain.replace("\\u006b", "k");
        }

        private String space() {
            return " ".repeat(random.nextInt(3));
        }

        private void blank(String end) {
            put(random.nextInt(3) == 0 ? "# 🚀 [not.a.header]" + end : "");
        }

        private int[] here() {
            return new int[] {line, column};
        }

        private SourceLocation span(int[] from) {
            return new SourceLocation("f", from[0], from[1], line, column);
        }

        private void put(String more) {
            text.append(more);
            for (int i = 0; i < more.length(); i++) {
                column++;
                if (more.charAt(i) == '\n') {
                    line++;
                    column = 1;
                }
            }
        }
    }
}
