package dev.serviceregistry.engine.source;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of a repository that rules can name in texts, where no type tells a slip.
 *
 * @param keys the dotted keys of the table that a fact stands for, by the simple name of the fact's type; a star stands for
 *     a name of the user's own, and as the last part for everything below
 * @param tables the columns of the decision tables by the tables' names, the one of the keys first
 * @param texts for the columns of which no cell is a number what the first one says, by the tables' names
 * @param closed all words that a field can say, by the simple name of the fact's type and the field's with a dot between;
 *     stars as in the keys, but that a name of the user's own may have dots
 * @param takenOff what the text of a field never begins with, by the same
 */
public record Vocabulary(
        Map<String, List<String>> keys,
        SortedMap<String, List<String>> tables,
        SortedMap<String, SortedMap<String, String>> texts,
        SortedMap<String, List<String>> closed,
        SortedMap<String, String> takenOff) {

    /** For whoever knows no repository: nothing is said of what texts name. */
    public static final Vocabulary UNKNOWN = new Vocabulary(
            Map.of(),
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            Collections.emptySortedMap());

    /** The columns of which no cell is a number, by the tables' names. */
    public SortedMap<String, Set<String>> columnsOfTexts() {
        SortedMap<String, Set<String>> columns = new TreeMap<>();
        texts.forEach((table, ofTexts) -> columns.put(table, ofTexts.keySet()));
        return columns;
    }

    /** Whether the key is one of the table that the fact stands for, as far as that is known. */
    public boolean has(String type, String key) {
        return isOneOf(keys.get(type), key, "[^.]*");
    }

    /** Whether a fact can say the text in a field, as far as its words are known. */
    public boolean canSay(String field, String text) {
        return isOneOf(closed.get(field), text, ".*");
    }

    private static boolean isOneOf(@Nullable List<String> known, String key, String name) {
        return known == null
                || known.contains(key)
                || known.stream().anyMatch(one -> one.contains("*") && key.matches(pattern(one, name)));
    }

    private static String pattern(String known, String name) {
        StringBuilder pattern = new StringBuilder();
        for (String part : known.replaceFirst("\\*$", "").split("\\*", -1)) {
            pattern.append(pattern.isEmpty() ? "" : name).append(Pattern.quote(part));
        }
        return pattern.append(known.endsWith("*") ? ".*" : "").toString();
    }
}
