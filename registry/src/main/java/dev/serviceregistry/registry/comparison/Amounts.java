package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.registry.tree.Node;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads amounts as the schema lets people write them. */
final class Amounts {

    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d|w)");
    private static final Map<String, Double> SECONDS =
            Map.of("ms", .001, "s", 1., "m", 60., "h", 3_600., "d", 86_400., "w", 604_800.);

    private Amounts() {}

    /** A percentage, such as 99.9 of {@code 99.9%}; 0 for what is none. */
    static double percent(Node node) {
        String text = Values.text(node).strip();
        try {
            return text.endsWith("%")
                    ? Double.parseDouble(text.substring(0, text.length() - 1).strip())
                    : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** A duration in seconds; 0 for what is none. */
    static double seconds(Node node) {
        Matcher part = PART.matcher(Values.text(node));
        double seconds = 0;
        while (part.find()) {
            seconds += Double.parseDouble(part.group(1)) * SECONDS.getOrDefault(part.group(2), 0.);
        }
        return seconds;
    }
}
