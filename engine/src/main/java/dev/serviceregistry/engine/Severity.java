package dev.serviceregistry.engine;

import java.util.Locale;

/** How bad a violation of a rule is; the worst comes first. */
public enum Severity {
    /** It must not be merged. */
    ERROR,
    /** It should be mended. */
    WARNING,
    /** It is worth knowing. */
    NOTE;

    /** The spelling that rules, options and reports use. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
