package dev.serviceregistry.registry.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes lists of words apart that are written as text, so that a person can read them. */
final class Words {

    private Words() {}

    /** The words of a text, parted by spaces and line breaks. */
    static List<String> list(String text) {
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) <= ' ') {
                if (i > from) {
                    words.add(text.substring(from, i));
                }
                from = i + 1;
            }
        }
        return List.copyOf(words);
    }

    /** The words of a text, in no order. */
    static Set<String> set(String text) {
        return Set.copyOf(list(text));
    }

    /** Whether a text begins with one of these words. */
    static boolean begins(String text, List<String> words) {
        for (String word : words) {
            if (text.startsWith(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text has one of these words in it. */
    static boolean hasOne(String text, List<String> words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
