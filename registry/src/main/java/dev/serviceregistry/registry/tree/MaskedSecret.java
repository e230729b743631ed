package dev.serviceregistry.registry.tree;

/**
 * What is kept of a secret that stands in a file in plain text.
 *
 * @param kind what kind of secret it looks like, such as {@code GitHub token} or {@code URL with a password}
 * @param length how many characters it has
 * @param isText whether it is written as a text, and not as a number
 * @param byForm whether its own form tells that it is one, whatever it stands under
 * @param isDefault whether it stands where a default does, which holds when nobody sets another value
 * @param wellKnown whether it is one of the passwords that people try first
 */
public record MaskedSecret(
        String kind, int length, boolean isText, boolean byForm, boolean isDefault, boolean wellKnown) {

    /** The same stars for every secret, however long it is. */
    @Override
    public String toString() {
        return "********";
    }
}
