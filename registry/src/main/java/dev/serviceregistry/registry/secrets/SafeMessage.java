package dev.serviceregistry.registry.secrets;

import dev.serviceregistry.registry.toml.TomlWriter;

/** Makes what is said of a file fit to be shown and kept, although it quotes the file. */
public final class SafeMessage {

    private static final String MASK = "********";

    private SafeMessage() {}

    /** The message on one line without unseen characters, and without any word that is a secret by its own form. */
    public static String of(String message) {
        String visible = TomlWriter.visible(message);
        return SecretDetector.hasForm(visible) ? masked(visible) : visible;
    }

    private static String masked(String message) {
        StringBuilder masked = new StringBuilder(message.length());
        for (String word : message.split(" ", -1)) {
            masked.append(masked.isEmpty() ? "" : " ").append(SecretDetector.hasForm(word) ? MASK : word);
        }
        return masked.toString();
    }
}
