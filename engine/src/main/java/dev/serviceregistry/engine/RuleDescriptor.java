package dev.serviceregistry.engine;

import dev.serviceregistry.facts.SourceLocation;
import java.util.Set;

/**
 * What a rule says of itself.
 *
 * @param id the id, stable for ever, such as {@code DEP-001}
 * @param title the sentence that must hold
 * @param severity how bad a violation is
 * @param family the family it belongs to, such as {@code dependency}
 * @param scope how much it must see at once
 * @param subjectType the simple name of the fact type it judges
 * @param controls the controls it serves, each as {@code FRAMEWORK:id}
 * @param rationale why it must hold
 * @param remediation what to do about a violation
 * @param source where it is written
 */
public record RuleDescriptor(
        String id,
        String title,
        Severity severity,
        String family,
        Scope scope,
        String subjectType,
        Set<String> controls,
        String rationale,
        String remediation,
        SourceLocation source) {

    /** The same rule with another severity. */
    public RuleDescriptor withSeverity(Severity other) {
        return new RuleDescriptor(
                id, title, other, family, scope, subjectType, controls, rationale, remediation, source);
    }

    /** The same rule that must see more or less at once. */
    public RuleDescriptor withScope(Scope other) {
        return new RuleDescriptor(
                id, title, severity, family, other, subjectType, controls, rationale, remediation, source);
    }
}
