package dev.serviceregistry.engine;

import dev.serviceregistry.facts.Subject;

/**
 * The identity of a finding: a hash over the rule's id and the subject's identity, never over text or positions, so that
 * it survives rebases, reformatting and edited messages.
 *
 * @param value 32 hexadecimal digits; of findings with one identity, each after the first has {@code -2}, {@code -3} …
 *     behind them
 */
public record Fingerprint(String value) {

    private static final int SHORT = 12;

    /**
     * The fingerprint of a finding.
     *
     * @param rule the rule's id
     * @param subject the subject
     * @param ordinal which of the findings with this identity it is, from 1
     */
    public static Fingerprint of(String rule, Subject subject, int ordinal) {
        String value = subject.digest(rule);
        return new Fingerprint(ordinal == 1 ? value : value + "-" + ordinal);
    }

    /** Which of the findings with one identity it is, from 1. */
    public int ordinal() {
        int dash = value.indexOf('-');
        return dash < 0 ? 1 : Integer.parseInt(value.substring(dash + 1));
    }

    /** Its beginning, by which people name the finding among those of a repository; whole when it is numbered. */
    public String shortened() {
        return value.indexOf('-') < 0 ? value.substring(0, SHORT) : value;
    }

    @Override
    public String toString() {
        return value;
    }
}
