package dev.serviceregistry.registry.secrets;

/**
 * That a text is a secret, and which: everything but the text.
 *
 * @param kind what kind of secret it looks like, such as {@code GitHub token} or {@code URL with a password}
 * @param byForm whether its own form tells it, under whatever name it stands
 * @param isDefault whether it is the default of a variable, such as in <code>${TOKEN:-x}</code>
 * @param wellKnown whether it is one of the passwords that people try first
 */
public record DetectedSecret(String kind, boolean byForm, boolean isDefault, boolean wellKnown) {

    /** The same secret in a place that makes it a default. */
    public DetectedSecret asDefault() {
        return isDefault ? this : new DetectedSecret(kind, byForm, true, wellKnown);
    }
}
