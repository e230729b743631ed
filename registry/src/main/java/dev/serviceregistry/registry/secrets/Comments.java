package dev.serviceregistry.registry.secrets;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Masks the secrets in comments, in which a name and its value stand in the middle of a sentence. */
public final class Comments {

    private static final Pattern NAMED = Pattern.compile(
            "(?<name>[A-Za-z0-9_.-]{2,99})[\"']?\\s{0,9}[:=]\\s{0,9}[\"']?(?<secret>[^\\s\"',;]{2,999})");

    private static final List<UnaryOperator<String>> FORMS = List.of(
            text -> without(Addresses.find(text), text),
            text -> without(Assignments.find(text), text),
            text -> without(LanguageForms.find(text), text),
            text -> without(CommandWords.find(text), text),
            text -> without(named(text), text));

    private Comments() {}

    /** A line of TOML with as many stars in the place of every secret in its comment as that has characters. */
    public static String mask(String line) {
        int start = start(line);
        if (start < 0) {
            return line;
        }
        String comment = WrittenTokens.mask(line.substring(start));
        for (UnaryOperator<String> form : FORMS) {
            String before = "";
            while (!comment.equals(before)) {
                before = comment;
                comment = form.apply(comment);
            }
        }
        return line.substring(0, start) + comment;
    }

    private static @Nullable Span named(String text) {
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            String name = named.group("name");
            if (Literals.isSecretUnder(name, SecretNames.strength(name), named.group("secret"))) {
                int from = named.start("secret");
                return new Span("", from, named.end(), from, named.end());
            }
        }
        return null;
    }

    private static String without(@Nullable Span secret, String text) {
        return secret == null
                ? text
                : text.substring(0, secret.secretFrom())
                        + "*".repeat(secret.secretTo() - secret.secretFrom())
                        + text.substring(secret.secretTo());
    }

    /** Where the comment of a line begins: at a hash outside of quotes; -1 for none. */
    private static int start(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == 0 && c == '#') {
                return i;
            }
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == '\\' && quote == '"') {
                i++;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return -1;
    }
}
