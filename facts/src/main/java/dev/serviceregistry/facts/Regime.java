package dev.serviceregistry.facts;

/** A set of rules that the law or a contract imposes on data of a category. */
public enum Regime {
    /** The Payment Card Industry Data Security Standard, for cardholder data. */
    PCI_DSS("PCI-DSS"),

    /** The Health Insurance Portability and Accountability Act, for health data. */
    HIPAA("HIPAA"),

    /** The General Data Protection Regulation, for personal data. */
    GDPR("GDPR");

    private final String text;

    Regime(String text) {
        this.text = text;
    }

    /** The spelling that people write and read. */
    @Override
    public String toString() {
        return text;
    }
}
