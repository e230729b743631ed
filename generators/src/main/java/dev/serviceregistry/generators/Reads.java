package dev.serviceregistry.generators;

import dev.serviceregistry.facts.Loss;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.registry.SecretTexts;
import dev.serviceregistry.registry.secrets.SafeMessage;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a generator has taken of one declaration; the rest is lost. */
final class Reads {

    /** A key that is no bare one. */
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private final Subject owner;
    private final Format format;
    private final SecretTexts secrets;
    private final NavigableSet<String> taken = new TreeSet<>();
    private final NavigableMap<String, String> lost = new TreeMap<>();

    Reads(Subject owner, Format format, SecretTexts secrets) {
        this.owner = owner;
        this.format = format;
        this.secrets = secrets;
    }

    SecretTexts secrets() {
        return secrets;
    }

    void take(String path) {
        taken.add(path);
    }

    void lose(String path, String reason) {
        lost.put(path, reason);
    }

    /** The path of a key below another; a key that is no bare word stands in quotes. */
    static String below(String path, String key) {
        boolean bare = !key.isEmpty();
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            bare &= c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
        }
        String part = bare ? key : "\"" + key + "\"";
        return path.isEmpty() ? part : path + "." + part;
    }

    /** What of a table the format is about and nobody took. */
    List<Loss> losses(Table table, String path) {
        List<Loss> losses = new ArrayList<>();
        collect(table, path, path, false, losses);
        return losses;
    }

    /**
     * Collects the losses of a value.
     *
     * @param key its path without positions in arrays, by which people know it
     * @param covered whether the whole that it is part of was taken
     */
    private void collect(Node node, String path, String key, boolean covered, List<Loss> losses) {
        String reason = lost.get(path);
        boolean take = covered || taken.contains(path);
        if (reason != null) {
            add(key, reason, node, losses);
        } else if (isEmptySection(node, key)) {
            return;
        } else if (!take && isWhole(node, path, key)) {
            if (format.isAbout(key)) {
                add(key, format.title() + " has no place for it", node, losses);
            }
        } else if (node instanceof Table table) {
            for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
                collect(
                        entry.getValue().value(),
                        below(path, entry.getKey()),
                        below(key, entry.getKey()),
                        take,
                        losses);
            }
        } else if (node instanceof Array array) {
            for (int i = 0; i < array.items().size(); i++) {
                collect(array.items().get(i), path + "[" + i + "]", key, take, losses);
            }
        }
    }

    /** Whether a section has nothing in it, so that nothing of it can be lost. */
    private static boolean isEmptySection(Node node, String key) {
        return key.indexOf('.') < 0
                && node instanceof Table table
                && table.entries().isEmpty();
    }

    /** Whether a value is lost as one: a single value, or a whole of several that nobody looked into. */
    private boolean isWhole(Node node, String path, String key) {
        boolean several = node instanceof Table table && !table.entries().isEmpty()
                || node instanceof Array array && !array.items().isEmpty();
        if (!several) {
            return true;
        }
        boolean section = key.indexOf('.') < 0;
        return !section && format.isAbout(key) && !isTouched(path);
    }

    private boolean isTouched(String path) {
        return hasBelow(taken, path) || hasBelow(lost.navigableKeySet(), path);
    }

    private static boolean hasBelow(NavigableSet<String> paths, String path) {
        String key = paths.higher(path + ".");
        String item = paths.higher(path + "[");
        return key != null && key.startsWith(path + ".") || item != null && item.startsWith(path + "[");
    }

    private void add(String key, String reason, Node node, List<Loss> losses) {
        losses.add(new Loss(owner, format.name(), withoutSecrets(key), reason, node.source()));
    }

    /** A path without the secrets that people write in the place of a key. */
    private static String withoutSecrets(String key) {
        String masked = QUOTED.matcher(key)
                .replaceAll(part -> Matcher.quoteReplacement("\"" + SafeMessage.of(part.group(1)) + "\""));
        return SafeMessage.of(masked);
    }
}
