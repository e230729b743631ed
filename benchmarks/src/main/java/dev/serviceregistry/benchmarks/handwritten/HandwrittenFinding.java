package dev.serviceregistry.benchmarks.handwritten;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import java.util.Comparator;

/**
 * A violation that hand-written code found.
 *
 * @param rule the id of the policy
 * @param subject what violates it
 * @param message what is, then what is demanded
 * @param source where to mend it
 */
public record HandwrittenFinding(String rule, Subject subject, String message, SourceLocation source)
        implements Comparable<HandwrittenFinding> {

    private static final Comparator<HandwrittenFinding> ORDER = Comparator.comparing(HandwrittenFinding::source)
            .thenComparing(HandwrittenFinding::rule)
            .thenComparing(HandwrittenFinding::subject)
            .thenComparing(HandwrittenFinding::message);

    @Override
    public int compareTo(HandwrittenFinding other) {
        return ORDER.compare(this, other);
    }
}
