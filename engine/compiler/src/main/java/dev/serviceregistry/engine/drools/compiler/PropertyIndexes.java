package dev.serviceregistry.engine.drools.compiler;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes into generated sources what they would look up in a class of its own for every type of fact: the number of each
 * property.
 *
 * <p>Drools asks those classes which properties have changed. Facts do not change, and the classes would be most of what a
 * start has to load.
 */
final class PropertyIndexes {

    private static final String HOLDER = "DomainClassesMetadata[0-9A-F]{32}";
    private static final Pattern DECLARED = Pattern.compile("public class " + HOLDER + " ");
    private static final Pattern TYPE_OR_PROPERTY =
            Pattern.compile("private static class (\\w+) implements|case \"(\\w+)\": return (\\d+);");
    private static final Pattern LOOK_UP =
            Pattern.compile(HOLDER + "\\.(\\w+)_INSTANCE(?:\\.getPropertyIndex\\(\\s*\"(\\w+)\"\\s*\\))?");
    private static final String NONE = "(org.drools.model.DomainClassMetadata) null";

    private final Map<String, String> numbers = new HashMap<>();

    /** Reads the numbers from the generated sources. */
    PropertyIndexes(Collection<String> sources) {
        for (String source : sources) {
            if (areIn(source)) {
                read(source);
            }
        }
    }

    private void read(String source) {
        Matcher found = TYPE_OR_PROPERTY.matcher(source);
        String type = "";
        while (found.find()) {
            if (found.group(1) != null) {
                type = found.group(1);
            } else {
                numbers.put(type + "." + found.group(2), found.group(3));
            }
        }
    }

    /** Whether this is the source that holds the classes. */
    static boolean areIn(String source) {
        return DECLARED.matcher(source).find();
    }

    /** The source without need of the classes. */
    String writtenInto(String source) {
        return LOOK_UP.matcher(source).replaceAll(this::written);
    }

    private String written(MatchResult found) {
        return found.group(2) == null ? NONE : numbers.getOrDefault(found.group(1) + "." + found.group(2), "-1");
    }
}
