package dev.serviceregistry.registry.secrets;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the secrets of headers of HTTP. */
final class Headers {

    private static final int SHORTEST_BEARER = 16;
    private static final int SHORTEST_CREDENTIAL = 8;

    /** What stands before the credential in a header that authorizes; behind Bearer and Basic it has a form. */
    private static final Set<String> SCHEMES = Words.set("token api-token apikey api-key");

    private Headers() {}

    /** The secret that a header has; empty for none. */
    static String secret(String header) {
        int colon = header.indexOf(':');
        if (colon <= 0) {
            return "";
        }
        String name = header.substring(0, colon);
        String value = header.substring(colon + 1).strip();
        if (!name.equalsIgnoreCase("Authorization")) {
            boolean secret =
                    SecretNames.strength(name) == NameStrength.STRONG && Literals.isSecret(value, NameStrength.STRONG);
            return secret ? value : "";
        }
        int space = value.indexOf(' ');
        boolean scheme = space > 0 && SCHEMES.contains(value.substring(0, space).toLowerCase(Locale.ROOT));
        String credential = scheme ? value.substring(space + 1).strip() : value;
        return isCredential(credential) ? credential : "";
    }

    private static boolean isCredential(String text) {
        return text.length() >= SHORTEST_CREDENTIAL && hasDigit(text) && Literals.isOwn(text) && text.indexOf(' ') < 0;
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** What a word is behind the scheme of a header that authorizes, in whatever letters; null for nothing. */
    static @Nullable String credential(String before, String word) {
        if (endsWith(before, "Bearer") && word.length() >= SHORTEST_BEARER && Literals.isOwn(word)) {
            return before.endsWith("Bearer") || hasDigit(word) ? "bearer token" : null;
        }
        if (endsWith(before, "ApiKey") && before.toLowerCase(Locale.ROOT).contains("authorization")) {
            return isCredential(word) ? "API key" : null;
        }
        int comma = word.indexOf(',');
        String encoded = (comma < 0 ? word : word.substring(0, comma)).replace("%3D", "=");
        return endsWith(before, "Basic")
                        && RandomText.isEncodedText(encoded)
                        && RandomText.decoded(encoded).indexOf(':') > 0
                ? "user and password in base64"
                : null;
    }

    private static boolean endsWith(String text, String scheme) {
        int from = text.length() - scheme.length();
        boolean isWhole = from == 0 || from > 0 && !Character.isLetterOrDigit(text.charAt(from - 1));
        return isWhole && text.regionMatches(true, from, scheme, 0, scheme.length());
    }
}
