package dev.serviceregistry.registry.secrets;

/** Masks tokens and keys of known issuers in a text that may be shown, wherever they stand: in its comments too. */
public final class WrittenTokens {

    private WrittenTokens() {}

    /** The text with as many stars in the place of every token as it has characters. */
    public static String mask(String text) {
        Span token = KnownTokens.find(text);
        if (token == null) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        String rest = text;
        for (; token != null; token = KnownTokens.find(rest)) {
            masked.append(rest, 0, token.from()).append("*".repeat(token.to() - token.from()));
            rest = rest.substring(token.to());
        }
        return masked.append(rest).toString();
    }
}
