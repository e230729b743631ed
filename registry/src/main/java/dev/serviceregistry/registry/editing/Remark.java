package dev.serviceregistry.registry.editing;

import dev.serviceregistry.facts.SourceLocation;
import java.util.List;

/**
 * Something that is wrong with what is written.
 *
 * @param weight how bad it is
 * @param rule the id of the rule that says so
 * @param message what is wrong; never shows a secret
 * @param remediation what to do, or empty
 * @param source where to mend it
 * @param related what else has to do with it
 */
public record Remark(
        Weight weight,
        String rule,
        String message,
        String remediation,
        SourceLocation source,
        List<RelatedPlace> related) {

    /** How bad something is. */
    public enum Weight {
        /** It must not be merged. */
        ERROR,
        /** It should be mended. */
        WARNING,
        /** It is worth knowing. */
        NOTE
    }
}
