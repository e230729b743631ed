package dev.serviceregistry.engine;

import dev.serviceregistry.facts.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The identity of a finding: a hash over the rule's id and the subject's identity, never over text or positions, so that
 * it survives rebases, reformatting and edited messages.
 *
 * @param value 32 hexadecimal digits; of findings with one identity, each after the first has {@code -2}, {@code -3} …
 *     behind them
 */
public record Fingerprint(String value) {

    private static final int BYTES = 16;
    private static final int SHORT = 12;

    /**
     * The fingerprint of a finding.
     *
     * @param rule the rule's id
     * @param subject the subject
     * @param ordinal which of the findings with this identity it is, from 1
     */
    public static Fingerprint of(String rule, Subject subject, int ordinal) {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        String identity = String.join("\0", rule, subject.project(), subject.service(), subject.element());
        byte[] hash = sha256.digest(identity.getBytes(StandardCharsets.UTF_8));
        String value = HexFormat.of().formatHex(hash, 0, BYTES);
        return new Fingerprint(ordinal == 1 ? value : value + "-" + ordinal);
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
