package dev.serviceregistry.registry.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spoils what a file says and leaves how it is written alone: wrong types, subtrees lost, doubled or in the wrong place. */
final class StructureMutations {

    private static final Pattern ENTRY =
            Pattern.compile("^(?<key>[ \\t]*(?:- +)*[^\\s=:#\\[\\]{}'\"]+[ \\t]*[=:][ \\t]+)(?<value>\\S.*)$");
    private static final String[] TOML_VALUES = {
        "1",
        "-1",
        "3.5",
        "true",
        "\"text\"",
        "''",
        "[]",
        "{}",
        "[1]",
        "['a', 1]",
        "[[]]",
        "[{}]",
        "{ a = 1 }",
        "2026-11-23",
        "07:32:00",
        "nan",
        "9223372036854775807",
        "1979-05-27T07:32:00Z",
        "\"\"\"\nmany\nlines\"\"\"",
        "\"\\u0000\""
    };
    private static final String[] YAML_VALUES = {
        "1",
        "-1",
        "3.5",
        "true",
        "text",
        "''",
        "[]",
        "{}",
        "[1]",
        "[a, 1]",
        "[[]]",
        "[{}]",
        "{ a: 1 }",
        "2026-11-23",
        "~",
        "null",
        ".nan",
        "9223372036854775808",
        "\"\\0\"",
        "&z a",
        "*z",
        "!!str",
        "|",
        "\"a\\nb\"",
        "yes"
    };

    private final boolean yaml;

    /** Works on YAML, or on TOML. */
    StructureMutations(boolean yaml) {
        this.yaml = yaml;
    }

    String mutated(String text, String other, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        int to = random.nextInt(lines.size() + 1);
        List<String> subtree = new ArrayList<>(subtree(lines, at));
        switch (random.nextInt(9)) {
            case 0, 1 -> lines.set(at, withValue(lines.get(at), value(random)));
            case 2 -> lines.subList(at, at + subtree.size()).clear();
            case 3 -> lines.addAll(at, subtree);
            case 4 -> lines.addAll(to, subtree);
            case 5 -> lines.addAll(to, moved(subtree, random));
            case 6 -> {
                List<String> others = Arrays.asList(other.split("\n", -1));
                lines.addAll(to, subtree(others, random.nextInt(others.size())));
            }
            case 7 -> {
                int second = random.nextInt(lines.size());
                String value = valueOf(lines.get(at));
                lines.set(at, withValue(lines.get(at), valueOf(lines.get(second))));
                lines.set(second, withValue(lines.get(second), value));
            }
            default -> {
                String key = keyOf(lines.get(random.nextInt(lines.size())));
                Matcher entry = ENTRY.matcher(lines.get(at));
                if (!key.isEmpty() && entry.matches()) {
                    lines.set(at, key + entry.group("value"));
                }
            }
        }
        return String.join("\n", lines);
    }

    private String value(Random random) {
        if (random.nextInt(5) == 0) {
            return "\"" + Planted.any(random) + "\"";
        }
        String[] values = yaml ? YAML_VALUES : TOML_VALUES;
        return values[random.nextInt(values.length)];
    }

    private static String withValue(String line, String value) {
        Matcher entry = ENTRY.matcher(line);
        return entry.matches() && !value.isEmpty() ? entry.group("key") + value : line;
    }

    private static String valueOf(String line) {
        Matcher entry = ENTRY.matcher(line);
        return entry.matches() ? entry.group("value") : "";
    }

    private static String keyOf(String line) {
        Matcher entry = ENTRY.matcher(line);
        return entry.matches() ? entry.group("key") : "";
    }

    /** A line with all that belongs to it: what is indented more, or in TOML what stands below a header. */
    private List<String> subtree(List<String> lines, int from) {
        boolean header = !yaml && lines.get(from).startsWith("[");
        int end = from + 1;
        while (end < lines.size()
                && (header ? !lines.get(end).startsWith("[") : indent(lines.get(end)) > indent(lines.get(from)))) {
            end++;
        }
        return lines.subList(from, end);
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return line.isBlank() ? Integer.MAX_VALUE : indent;
    }

    private static List<String> moved(List<String> lines, Random random) {
        int by = random.nextInt(7) - 3;
        return lines.stream()
                .map(line -> by > 0
                        ? " ".repeat(by) + line
                        : line.substring(Math.min(-by, Math.min(indent(line), line.length()))))
                .toList();
    }
}
