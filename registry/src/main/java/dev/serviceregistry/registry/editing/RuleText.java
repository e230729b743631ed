package dev.serviceregistry.registry.editing;

/**
 * What a rule says of itself.
 *
 * @param id its id, such as {@code DEP-001}
 * @param title the sentence that must hold
 * @param severity how bad a violation is
 * @param rationale why it must hold
 * @param remediation what to do about a violation
 */
public record RuleText(String id, String title, String severity, String rationale, String remediation) {

    /** All of it as Markdown. */
    String markdown() {
        return "**" + id + "** " + title + " (" + severity + ")\n\n" + rationale + "\n\n" + remediation;
    }
}
