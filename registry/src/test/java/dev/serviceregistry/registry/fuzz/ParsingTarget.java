package dev.serviceregistry.registry.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.registry.toml.TomlDocument;
import dev.serviceregistry.registry.toml.TomlParser;
import dev.serviceregistry.registry.toml.TomlProblem;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/** The reader of one TOML text, compared with the library that it stands on. */
final class ParsingTarget implements Target {

    /** For more blank lines in a row the library would take too long by itself. */
    private static final int MOST_BLANK_LINES = 150;

    @Override
    public String name() {
        return "parsing";
    }

    @Override
    public Format format() {
        return Format.TOML;
    }

    @Override
    public int mutations() {
        return 120;
    }

    @Override
    public Supplier<Answer> take(Path folder, Seed seed) {
        Map<String, TomlDocument> documents = new TreeMap<>();
        for (String file : seed.mutated().isEmpty() ? seed.files().keySet() : seed.mutated()) {
            documents.put(file, TomlParser.parse(file, seed.files().get(file)));
        }
        return () -> answer(documents, seed);
    }

    private static Answer answer(Map<String, TomlDocument> documents, Seed seed) {
        Answer answer = new Answer();
        documents.forEach((file, document) -> {
            answer.refused |= !document.usable();
            for (TomlProblem problem : document.problems()) {
                answer.said.add(new Answer.Said(problem.source(), problem.message()));
                if (problem.message().contains("the parser gave up")) {
                    answer.contradiction = file + ": the parser gave up";
                }
            }
            places(document.content(), answer);
            if (answer.contradiction.isEmpty()) {
                answer.contradiction = difference(new String(seed.files().get(file), UTF_8), document);
            }
        });
        return answer;
    }

    /** Every key and value is somewhere in the file, as every problem is. */
    private static void places(Node node, Answer answer) {
        answer.said.add(new Answer.Said(node.source(), "a value"));
        if (node instanceof Table table) {
            for (Table.Entry entry : table.entries().values()) {
                answer.said.add(new Answer.Said(entry.key(), "a key"));
                places(entry.value(), answer);
            }
        } else if (node instanceof Array array) {
            array.items().forEach(item -> places(item, answer));
        }
    }

    private static String difference(String text, TomlDocument document) {
        boolean unusable = !document.usable();
        if (unusable && !document.content().entries().isEmpty()) {
            return "an unusable document has content";
        }
        if (unusable && document.problems().stream().noneMatch(p -> p.kind() == DiagnosticKind.UNREADABLE)) {
            return "an unusable document has no problem";
        }
        if (isRefusedBeforehand(document) || blankLines(text) > MOST_BLANK_LINES) {
            return "";
        }
        TomlParseResult plain = Toml.parse(text.startsWith("\ufeff") ? text.substring(1) : text, TomlVersion.V1_1_0);
        if (plain.hasErrors() != unusable) {
            return "the library says " + plain.errors() + ", the reader " + document.problems();
        }
        if (!unusable && !value(plain).equals(value(document.content()))) {
            return "the library reads " + value(plain) + ", the reader " + value(document.content());
        }
        return "";
    }

    /** How many lines in a row are blank or have a comment only, at most. */
    private static int blankLines(String text) {
        int most = 0;
        int run = 0;
        for (String line : text.split("\n", -1)) {
            run = line.isBlank() || line.stripLeading().startsWith("#") ? run + 1 : 0;
            most = Math.max(most, run);
        }
        return most;
    }

    private static boolean isRefusedBeforehand(TomlDocument document) {
        return document.problems().stream()
                .anyMatch(problem -> problem.message().contains("not UTF-8")
                        || problem.message().contains("levels deep")
                        || problem.message().contains("memory"));
    }

    private static Object value(Object value) {
        if (value instanceof TomlTable table) {
            Map<String, Object> values = new HashMap<>();
            table.keySet().forEach(key -> values.put(key, value(table.get(List.of(key)))));
            return values;
        }
        if (value instanceof TomlArray array) {
            return array.toList().stream().map(ParsingTarget::value).toList();
        }
        if (value instanceof Table table) {
            Map<String, Object> values = new HashMap<>();
            table.entries().forEach((key, entry) -> values.put(key, value(entry.value())));
            return values;
        }
        if (value instanceof Array array) {
            List<Object> values = new ArrayList<>();
            array.items().forEach(item -> values.add(value(item)));
            return values;
        }
        return value instanceof Scalar scalar ? scalar.value() : value;
    }
}
