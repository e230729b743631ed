package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.yaml.Notes;
import dev.serviceregistry.registry.importer.yaml.Variables;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import dev.serviceregistry.registry.schema.Dollars;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Puts values in the place of variables and notes each, except in {@code environment}, where references are kept.
 *
 * <p>Extension keys at the top are left alone: what uses them through an alias is resolved where it stands.
 */
final class Interpolation {
    private final Variables variables;
    private final Notes notes;
    private long left = 64L * Template.LONGEST;

    Interpolation(Variables variables, Notes notes) {
        this.variables = variables;
        this.notes = notes;
    }

    Yaml.Table document(Yaml.Table document) {
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
        document.entries().forEach((key, entry) -> {
            Yaml value = key.startsWith("x-") ? entry.value() : resolve(entry.value(), List.of(key));
            entries.put(key, new Yaml.Entry(entry.keyAt(), value));
        });
        return Yaml.Table.of(entries, document.at());
    }

    private Yaml resolve(Yaml value, List<String> path) {
        if (value instanceof Yaml.Scalar scalar) {
            return scalar(scalar, path);
        }
        if (value instanceof Yaml.Items list) {
            return Yaml.Items.of(
                    list.items().stream().map(item -> resolve(item, path)).toList(), list.at());
        }
        if (value instanceof Yaml.Table table) {
            Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
            table.entries().forEach((key, entry) -> {
                List<String> inner = path.size() < 4 ? append(path, key) : path;
                entries.put(key, new Yaml.Entry(entry.keyAt(), resolve(entry.value(), inner)));
            });
            return Yaml.Table.of(entries, table.at());
        }
        Yaml.Tagged tagged = (Yaml.Tagged) value;
        return new Yaml.Tagged(tagged.reset(), resolve(tagged.value(), path));
    }

    private static List<String> append(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }

    private Yaml scalar(Yaml.Scalar scalar, List<String> path) {
        if (scalar.raw().indexOf('$') < 0) {
            return new Yaml.Scalar(
                    scalar.text(), scalar.raw(), scalar.isNull(), scalar.isPlain(), variables, scalar.at());
        }
        Template template = Template.parse(scalar.raw());
        List<Template.Use> uses = new ArrayList<>();
        boolean environment =
                path.size() > 2 && path.get(0).equals("services") && path.get(2).equals("environment");
        String text = template.resolve(variables, uses, environment ? UnaryOperator.identity() : Dollars::escaped);
        boolean tooLong = uses.stream().anyMatch(use -> use.origin() == Template.Origin.TOO_LONG);
        left -= tooLong ? Template.LONGEST : text.length();
        if (left < 0) {
            notes.error(scalar.at(), "variables make more than 64 MiB of text, the limit of an import");
            return scalar;
        }
        String place = String.join(".", path.subList(Math.min(1, path.size() - 1), path.size()));
        if (template.lone()) {
            notes.note(scalar.at(), place + " has a $ that starts no variable; it is kept as text");
        }
        if (tooLong) {
            notes.note(
                    scalar.at(),
                    place
                            + ": its variables make more than 1 MiB of text, the limit of an import; it stays as written");
        } else if (!environment) {
            uses.forEach(use -> notes.note(scalar.at(), place + ": " + sentence(use)));
        }
        return new Yaml.Scalar(text, scalar.raw(), false, false, variables, scalar.at());
    }

    private String sentence(Template.Use use) {
        String name = use.reference().name();
        return switch (use.origin()) {
            case FILE -> {
                Variables.Value value = use.reference().value(variables);
                yield "the variable " + name + " is written as its value from " + (value == null ? "" : value.file());
            }
            case DEFAULT -> "the variable " + name + " is written as its default";
            case REPLACEMENT -> "what depends on the variable " + name + " is written as it is without the shell";
            case TOO_LONG -> "the variable " + name + " makes too long a text";
            case UNSET -> "the variable " + name + " has no value and stays as written";
        };
    }
}
