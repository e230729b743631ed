package dev.serviceregistry.registry.secrets;

import dev.serviceregistry.registry.toml.TomlWriter;

/** Makes what is said of a file fit to be shown and kept, although it quotes the file. */
public final class SafeMessage {

    private static final String MASK = "********";

    /** Quotes, brackets and the marks behind a word. */
    private static final String AROUND = "'\"`()[],;:.!?";

    private SafeMessage() {}

    /** The message on one line without unseen characters, and without anything that is a secret by its own form. */
    public static String of(String message) {
        String masked = withoutTokens(message);
        return TomlWriter.visible(masked.indexOf('@') < 0 ? masked : withoutPasswords(masked));
    }

    /** The same of a text that somebody wrote, in which secrets have names too. */
    public static String ofProse(String text) {
        return Comments.maskProse(of(text));
    }

    private static String withoutTokens(String message) {
        StringBuilder masked = new StringBuilder();
        String rest = message;
        for (Span token = KnownTokens.find(rest); token != null; token = KnownTokens.find(rest)) {
            masked.append(rest, 0, token.from()).append(MASK);
            rest = rest.substring(token.to());
        }
        return masked.isEmpty() ? message : masked.append(rest).toString();
    }

    private static String withoutPasswords(String message) {
        StringBuilder masked = new StringBuilder(message.length());
        for (String word : message.split(" ", -1)) {
            masked.append(masked.isEmpty() ? "" : " ").append(Addresses.find(word) == null ? word : masked(word));
        }
        return masked.toString();
    }

    /** A mask in the place of a word, between what the sentence has around it. */
    private static String masked(String word) {
        int from = 0;
        while (AROUND.indexOf(word.charAt(from)) >= 0) {
            from++;
        }
        int to = word.length();
        while (AROUND.indexOf(word.charAt(to - 1)) >= 0) {
            to--;
        }
        return word.substring(0, from) + MASK + word.substring(to);
    }
}
