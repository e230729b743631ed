package dev.serviceregistry.engine.drools.compiler;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes into generated sources how authors wrote what they compare, so that an explanation tells it in their words. */
final class AuthorsWords {

    private static final Pattern TOLD = Pattern.compile("PredicateInformation\\(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"");

    private final List<Map.Entry<String, String>> written;

    /** The words by how the compiler was told them. */
    AuthorsWords(Map<String, String> written) {
        // The longest first, since one may be within another.
        this.written = written.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getKey().length()))
                .toList();
    }

    /** The source with these words in it. */
    String writtenInto(String source) {
        return written.isEmpty()
                ? source
                : TOLD.matcher(source).replaceAll(found -> Matcher.quoteReplacement(inWords(found.group())));
    }

    private String inWords(String told) {
        String words = told;
        for (Map.Entry<String, String> entry : written) {
            words = Pattern.compile("(?<![\\w$.])" + Pattern.quote(escaped(entry.getKey())) + "(?![\\w.])")
                    .matcher(words)
                    .replaceAll(Matcher.quoteReplacement(escaped(entry.getValue())));
        }
        return words;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
