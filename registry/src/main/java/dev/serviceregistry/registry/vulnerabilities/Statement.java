package dev.serviceregistry.registry.vulnerabilities;

import java.util.List;
import java.util.Set;

/**
 * What a CycloneDX document says of a vulnerability.
 *
 * @param detection the vulnerability, as found in the document's own subject
 * @param state what looking into it came to, such as {@code not_affected}; empty when nobody has
 * @param reason why: the justification and the details, as far as they are given
 * @param affects what it is said of, as the document refers to it; empty for the document's own subject
 */
record Statement(Detection detection, String state, String reason, List<String> affects) {

    /** What a vulnerability comes to when nothing of it is left in what it is said of. */
    private static final Set<String> AWAY =
            Set.of("not_affected", "false_positive", "fixed", "resolved", "resolved_with_pedigree");

    /** Whether it takes the vulnerability away. */
    boolean takesAway() {
        return AWAY.contains(state);
    }

    /** Whether it speaks of the same vulnerability, by whichever of its ids. */
    boolean isAbout(Detection other) {
        return detection.id().equals(other.id())
                || detection.aliases().contains(other.id())
                || other.aliases().contains(detection.id());
    }

    /** What it says, as people read it. */
    String said() {
        return reason.isEmpty() ? state : state + " (" + reason + ")";
    }
}
