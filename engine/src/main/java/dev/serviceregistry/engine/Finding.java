package dev.serviceregistry.engine;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import java.util.Comparator;
import java.util.List;

/**
 * One violation of one rule.
 *
 * @param rule the rule
 * @param subject what violates it
 * @param message what is, then what is demanded
 * @param evidence the facts that the rule matched, the subject's own first and those they were computed from last
 * @param source where to mend it
 * @param fingerprint the finding's identity; see {@link Fingerprint}
 */
public record Finding(
        RuleDescriptor rule,
        Subject subject,
        String message,
        List<Fact> evidence,
        SourceLocation source,
        Fingerprint fingerprint)
        implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::source)
            .thenComparing(finding -> finding.rule().severity())
            .thenComparing(finding -> finding.rule().id())
            .thenComparing(Finding::subject)
            .thenComparing(Finding::message);

    /** The message with what it is about before it, where it does not say so itself. */
    public String sentence() {
        String about = subject.toString();
        boolean known = about.isEmpty() || about.equals(source.file()) || message.startsWith(about + " ");
        return known ? message : about + ": " + message;
    }

    /** By place, then severity, rule, subject and message; evidence and fingerprint do not count. */
    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
