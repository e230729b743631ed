package dev.serviceregistry.registry.vulnerabilities;

import dev.serviceregistry.facts.VulnerabilitySeverity;
import java.util.Locale;

/** The words and numbers by which tools say how bad a vulnerability is. */
final class Severities {

    private static final double CRITICAL = 9.0;
    private static final double HIGH = 7.0;
    private static final double MEDIUM = 4.0;

    private Severities() {}

    static VulnerabilitySeverity of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "critical" -> VulnerabilitySeverity.CRITICAL;
            case "high" -> VulnerabilitySeverity.HIGH;
            case "medium" -> VulnerabilitySeverity.MEDIUM;
            case "low", "negligible", "info", "none" -> VulnerabilitySeverity.LOW;
            default -> VulnerabilitySeverity.UNKNOWN;
        };
    }

    /**
     * The severity that a rating comes to when it has no word for it.
     *
     * @param score the score, from 0 to 10; empty for none
     * @param method how it was reckoned, such as {@code CVSSv31}
     */
    static VulnerabilitySeverity ofScore(String score, String method) {
        if (score.isEmpty() || !method.startsWith("CVSS")) {
            return VulnerabilitySeverity.UNKNOWN;
        }
        double number;
        try {
            number = Double.parseDouble(score);
        } catch (NumberFormatException e) {
            return VulnerabilitySeverity.UNKNOWN;
        }
        // The second version of CVSS ends with high.
        if (number >= CRITICAL && !method.equals("CVSSv2")) {
            return VulnerabilitySeverity.CRITICAL;
        }
        if (number >= HIGH) {
            return VulnerabilitySeverity.HIGH;
        }
        return number >= MEDIUM ? VulnerabilitySeverity.MEDIUM : VulnerabilitySeverity.LOW;
    }

    static VulnerabilitySeverity worse(VulnerabilitySeverity one, VulnerabilitySeverity other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
