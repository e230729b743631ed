package dev.serviceregistry.registry.secrets;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Masks the secrets in comments, in which a name and its value stand in the middle of a sentence. */
public final class Comments {

    /** A longer comment would take too long. */
    private static final int LONGEST = 4_000;

    private static final Pattern NAMED =
            Pattern.compile("(?<name>[A-Za-z0-9_.-]{2,99})[\"']?\\s{0,9}[:=]\\s{0,9}(?:\"(?<double>[^\"]{2,999})\""
                    + "|'(?<single>[^']{2,999})'|[\"']?(?<bare>[^\\s\"',;]{2,999}))");

    private static final Pattern WORD = Pattern.compile("[^\\s\"'`,;()<>{}]{5,999}");

    /** A key in quotes. */
    private static final Pattern KEY =
            Pattern.compile("(?<quote>[\"'])(?<key>[^\"']{5,999})\\k<quote>(?=\\s{0,9}[=.\\]])");

    private static final List<String> FENCES = List.of("\"\"\"", "'''");

    private static final List<UnaryOperator<String>> FORMS = List.of(
            text -> without(Addresses.find(text), text),
            text -> without(address(text), text),
            text -> without(Assignments.find(text), text),
            text -> without(LanguageForms.find(text), text),
            text -> without(CommandWords.find(text), text));

    private static final UnaryOperator<String> NAMED_FORM = text -> without(named(text), text);

    private Comments() {}

    /** A line of TOML with as many stars in the place of every secret in its comment as that has characters. */
    public static String mask(String line) {
        int start = commentStart(line);
        if (start < 0) {
            return line;
        }
        while (start < line.length() && line.charAt(start) == '#') {
            start++;
        }
        return line.substring(0, start) + repeated(NAMED_FORM, maskProse(line.substring(start)));
    }

    /** A line of TOML with stars in the place of every key that is an address with a secret. */
    public static String maskKeys(String line) {
        if (line.indexOf('@') < 0) {
            return line;
        }
        return KEY.matcher(line).replaceAll(key -> {
            String text = key.group();
            boolean isSecret = Addresses.find(text.substring(1, text.length() - 1)) != null;
            String quote = text.substring(0, 1);
            return Matcher.quoteReplacement(isSecret ? quote + "*".repeat(text.length() - 2) + quote : text);
        });
    }

    /** The same of a line that holds a secret itself: of such a comment every word is masked that may be a former one. */
    public static String maskBesideSecret(String line) {
        int start = commentStart(line);
        if (start < 0) {
            return line;
        }
        StringBuilder masked = new StringBuilder(mask(line));
        Matcher word = WORD.matcher(line).region(start, line.length());
        while (word.find()) {
            if (Literals.isMixed(word.group())) {
                masked.replace(word.start(), word.end(), "*".repeat(word.group().length()));
            }
        }
        return masked.toString();
    }

    /** The same of a text that somebody wrote, in which a word behind a colon is a word. */
    static String maskProse(String text) {
        if (text.length() > LONGEST) {
            return "*".repeat(text.length());
        }
        String masked = WrittenTokens.mask(text);
        for (UnaryOperator<String> form : FORMS) {
            masked = repeated(form, masked);
        }
        return masked;
    }

    private static String repeated(UnaryOperator<String> form, String text) {
        String masked = text;
        String before = "";
        while (!masked.equals(before)) {
            before = masked;
            masked = form.apply(masked);
        }
        return masked;
    }

    private static @Nullable Span address(String text) {
        Matcher word = WORD.matcher(text);
        while (text.indexOf('@') > 0 && word.find()) {
            Span found = Addresses.find(word.group());
            if (found != null) {
                int from = word.start() + found.secretFrom();
                int to = word.start() + found.secretTo();
                return new Span(found.kind(), from, to, from, to);
            }
        }
        return null;
    }

    private static @Nullable Span named(String text) {
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            String name = named.group("name");
            String group = named.group("double") != null ? "double" : named.group("single") != null ? "single" : "bare";
            if (Literals.isSecretUnder(name, SecretNames.strength(name), named.group(group))) {
                return new Span("", named.start(group), named.end(group), named.start(group), named.end(group));
            }
        }
        return null;
    }

    /** A secret that a sentence gives a name: its own look tells it from a word, of which a sentence is made. */
    static @Nullable Span inSentence(String text) {
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            String name = named.group("name");
            String value = named.group("bare");
            if (value != null
                    && SecretNames.strength(name) == NameStrength.STRONG
                    && RandomText.hasManyKinds(value)
                    && Literals.isSecret(value, NameStrength.STRONG)) {
                return new Span(Assignments.KIND, named.start(), named.end(), named.start("bare"), named.end("bare"));
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

    private static int commentStart(String line) {
        int start = start(line, 0);
        int behind = start(line, behindFences(line));
        return start < 0 || behind >= 0 && behind < start ? behind : start;
    }

    /** Where the last quotes of several lines end in this one. */
    private static int behindFences(String line) {
        int behind = 0;
        for (String fence : FENCES) {
            int last = line.lastIndexOf(fence);
            behind = last < 0 ? behind : Math.max(behind, last + fence.length());
        }
        return behind;
    }

    /** Where a comment begins from a place of a line on: at a hash outside of quotes; -1 for none. */
    private static int start(String line, int from) {
        char quote = 0;
        for (int i = from; i < line.length(); i++) {
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
