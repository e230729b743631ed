package dev.serviceregistry.registry.importer.yaml;

import dev.serviceregistry.facts.SourceLocation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes the keys of a mapping one by one and notes at the end which were not taken, so that none is lost in silence. */
public final class Keys {
    private final Yaml.Table table;
    private final String place;
    private final Notes notes;
    private final Set<String> taken = new HashSet<>();

    /**
     * The keys of a mapping.
     *
     * @param place how notes name the mapping, {@code web} or {@code web.build}; empty for the file itself
     */
    public Keys(Yaml.Table table, String place, Notes notes) {
        this.table = table;
        this.place = place;
        this.notes = notes;
    }

    /** Where its notes go. */
    public Notes notes() {
        return notes;
    }

    /** The value, or null where there is none. */
    public @Nullable Yaml take(String key) {
        taken.add(key);
        Yaml.Entry entry = table.entries().get(key);
        if (isElsewhere(key)) {
            note(key, elsewhere(table.value(key)));
            return null;
        }
        return entry == null || entry.value() instanceof Yaml.Scalar scalar && scalar.isNull() ? null : entry.value();
    }

    /** Whether what belongs under a key stands in another file. */
    public boolean isElsewhere(String key) {
        return !notes.dialect().substituted(table.value(key)).isEmpty();
    }

    private String elsewhere(@Nullable Yaml value) {
        return "stands in " + notes.dialect().substituted(value) + ", which is not read; left out";
    }

    /** Where a key stands; where the mapping begins when it has none such. */
    public SourceLocation at(String key) {
        Yaml.Entry entry = table.entries().get(key);
        return entry == null ? table.at() : entry.keyAt();
    }

    /** Notes something of what stands under a key. */
    public void note(String key, String message) {
        notes.note(at(key), path(key) + ": " + message);
    }

    /** Notes something of one of several values under a key. */
    public void note(String key, Yaml value, String message) {
        notes.note(value.at(), path(key) + ": " + message);
    }

    /** Notes that one of several values under a key is left out, and the secrets in it. */
    public void noteLost(String key, Yaml value, String message) {
        note(key, value, message);
        notes.secrets(path(key), key, key, value);
    }

    /** The keys of one of several values under a key. */
    public Keys within(String key, Yaml.Table value) {
        return new Keys(value, path(key), notes);
    }

    /** The keys of one of several values under a key, which has a name of its own there. */
    public Keys within(String key, String name, Yaml.Table value) {
        return new Keys(value, path(key) + "." + name, notes);
    }

    /** A text, number or truth value as text; empty where there is none. */
    public String text(String key) {
        Yaml value = take(key);
        if (value instanceof Yaml.Scalar scalar) {
            return scalar.text();
        }
        if (value != null) {
            noteForm(key);
        }
        return "";
    }

    /** Whether a value stands without quotation marks, so that it may be a number or a truth value. */
    public boolean isPlain(String key) {
        return table.value(key) instanceof Yaml.Scalar scalar && scalar.isPlain();
    }

    /** Whether a value is a number or a truth value to those who still read YAML 1.1, in which {@code yes} is one. */
    public boolean isTyped(String key) {
        return table.value(key) instanceof Yaml.Scalar scalar && scalar.isPlain() && YamlValue.isTyped(scalar.text());
    }

    private String path(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }

    private void noteForm(String key) {
        note(key, "has a form that " + notes.dialect().name() + " does not know; left out");
        noteSecrets(key);
    }

    /** A truth value, or null where there is none. */
    public @Nullable Boolean flag(String key) {
        String text = text(key).toLowerCase(Locale.ROOT);
        return switch (text) {
            case "" -> null;
            case "true", "yes", "on", "y", "1" -> true;
            case "false", "no", "off", "n", "0" -> false;
            default -> {
                note(key, "is neither true nor false; left out");
                yield null;
            }
        };
    }

    /** A whole number, or null where there is none. */
    public @Nullable Long number(String key) {
        String text = text(key).strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            note(key, "is not a whole number; left out");
            return null;
        }
    }

    /** A whole number that counts something, at most 2,147,483,647, or null where there is none. */
    public @Nullable Long count(String key) {
        Long number = number(key);
        if (number == null || number >= 0 && number <= Integer.MAX_VALUE) {
            return number;
        }
        note(key, "is no number of anything; left out");
        return null;
    }

    /** The texts of a list, or of one text. */
    public List<String> texts(String key) {
        return scalars(key).stream().map(Yaml.Scalar::text).toList();
    }

    /** The texts of a list, or one text, with their places. */
    public List<Yaml.Scalar> scalars(String key) {
        List<Yaml.Scalar> scalars = new ArrayList<>();
        for (Yaml item : items(key)) {
            if (item instanceof Yaml.Scalar scalar) {
                scalars.add(scalar);
            } else {
                noteLost(key, item, "one entry is not a text; left out");
            }
        }
        return scalars;
    }

    /** The values of a list, or one value that is not a list. */
    public List<Yaml> items(String key) {
        Yaml value = take(key);
        if (!(value instanceof Yaml.Items list)) {
            return value == null ? List.of() : List.of(value);
        }
        List<Yaml> items = new ArrayList<>();
        for (Yaml item : list.items()) {
            if (!notes.dialect().substituted(item).isEmpty()) {
                note(key, item, "one entry " + elsewhere(item));
            } else if (item instanceof Yaml.Scalar scalar && scalar.isNull()) {
                note(key, item, "one entry has no value; left out");
            } else {
                items.add(item);
            }
        }
        return items;
    }

    /** The values of a list; a value that is no list is noted and taken for one of one value. */
    public List<Yaml> list(String key) {
        Yaml value = take(key);
        if (value != null && !(value instanceof Yaml.Items)) {
            note(key, "is not a list; it is taken for one of one value");
        }
        return items(key);
    }

    /** A mapping, or null where there is none. */
    public Yaml.@Nullable Table table(String key) {
        Yaml value = take(key);
        if (value == null || value instanceof Yaml.Table) {
            return (Yaml.Table) value;
        }
        noteForm(key);
        return null;
    }

    /** The keys of a mapping below; without any where there is none. */
    public Keys inner(String key) {
        Yaml.Table inner = table(key);
        return new Keys(inner == null ? Yaml.Table.of(Map.of(), table.at()) : inner, path(key), notes);
    }

    /** Takes a key that says only what is so anyway. */
    public void takeIf(String key, String usual) {
        if (table.value(key) instanceof Yaml.Scalar scalar && scalar.text().equals(usual)) {
            taken.add(key);
        }
    }

    /** Takes the keys that say nothing: those of empty mappings and lists. */
    public void takeEmpty() {
        table.entries().forEach((key, entry) -> {
            boolean empty = entry.value() instanceof Yaml.Table inner
                            && inner.entries().isEmpty()
                    || entry.value() instanceof Yaml.Items list && list.items().isEmpty();
            if (empty) {
                taken.add(key);
            }
        });
    }

    /** The keys that are there. */
    public Set<String> names() {
        return table.entries().keySet();
    }

    /** Notes what was not taken and has a value. */
    public void finish(Predicate<String> isKnown, Predicate<Yaml> isAliased) {
        table.entries().forEach((key, entry) -> {
            boolean none = entry.value() instanceof Yaml.Scalar scalar && scalar.isNull();
            if (taken.contains(key) || key.startsWith("x-") && isAliased.test(entry.value())) {
                return;
            }
            noteSecrets(key);
            if (key.startsWith("x-")) {
                note(key, "extension keys have no place in the registry; left out");
            } else if (!isKnown.test(key)) {
                note(key, "is not a key of " + notes.dialect().name() + "; left out");
            } else if (!none) {
                note(key, "has no place in the registry; left out");
            }
        });
    }

    /** Notes the secrets in what stands under a key and is left out. */
    public void noteSecrets(String key) {
        noteSecrets(key, key);
    }

    /**
     * Notes the secrets in what stands under a key and is left out.
     *
     * @param name what the value is called by what stands beside it
     */
    public void noteSecrets(String key, String name) {
        Yaml value = table.value(key);
        if (value != null) {
            notes.secrets(path(key), key, name, value);
        }
    }

    /** Notes that what stands under a key is a secret by that name, where the name that it is written under does not tell. */
    public void noteUntold(String key, String as) {
        Yaml value = table.value(key);
        if (value != null) {
            notes.untold(path(key), key, as, value);
        }
    }

    /** Notes what was not taken of a mapping whose keys are all known. */
    public void finish() {
        finish(key -> true, value -> false);
    }
}
