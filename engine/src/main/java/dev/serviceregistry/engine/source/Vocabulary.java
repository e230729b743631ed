package dev.serviceregistry.engine.source;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The words of a repository that rules can name in texts, where no type tells a slip.
 *
 * @param keys the dotted keys of the table that a fact stands for, by the simple name of the fact's type; a star stands for
 *     a name of the user's own, and as the last part for everything below
 * @param tables the columns of the decision tables by the tables' names, the one of the keys first
 */
public record Vocabulary(Map<String, List<String>> keys, SortedMap<String, List<String>> tables) {

    /** For whoever knows no repository: nothing is said of what texts name. */
    public static final Vocabulary UNKNOWN = new Vocabulary(Map.of(), Collections.emptySortedMap());

    /** Whether the key is one of the table that the fact stands for, as far as that is known. */
    public boolean has(String type, String key) {
        List<String> known = keys.get(type);
        return known == null || known.contains(key) || known.stream().anyMatch(one -> matches(one, key));
    }

    private static boolean matches(String known, String key) {
        String[] pattern = known.split("\\.", -1);
        String[] parts = key.split("\\.", -1);
        for (int i = 0; i < pattern.length; i++) {
            boolean isLast = i == pattern.length - 1;
            if (i >= parts.length || !pattern[i].equals("*") && !pattern[i].equals(parts[i])) {
                return false;
            }
            if (isLast) {
                return pattern[i].equals("*") || parts.length == pattern.length;
            }
        }
        return false;
    }
}
