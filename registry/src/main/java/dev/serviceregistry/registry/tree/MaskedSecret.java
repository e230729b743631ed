package dev.serviceregistry.registry.tree;

/**
 * What is kept of a secret that stands in a file in plain text.
 *
 * @param kind what kind of secret it looks like, such as {@code GitHub token} or {@code URL with a password}
 * @param length how many characters it has
 * @param isText whether it is written as a text, and not as a number
 */
public record MaskedSecret(String kind, int length, boolean isText) {

    /** The same stars for every secret, however long it is. */
    @Override
    public String toString() {
        return "********";
    }
}
