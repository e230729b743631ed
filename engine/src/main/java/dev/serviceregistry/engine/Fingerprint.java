package dev.serviceregistry.engine;

/**
 * The identity of a finding: a hash over the rule's id and the subject's identity, never over text or positions, so that
 * it survives rebases, reformatting and edited messages.
 *
 * @param value 32 hexadecimal digits; of findings with one identity, each after the first has {@code -2}, {@code -3} …
 *     behind them
 */
public record Fingerprint(String value) {

    @Override
    public String toString() {
        return value;
    }
}
