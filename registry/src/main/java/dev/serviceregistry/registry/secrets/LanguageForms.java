package dev.serviceregistry.registry.secrets;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds secrets that a text gives in another way than by an equals sign or a colon: in SQL, XML, PHP and pairs. */
final class LanguageForms {

    private static final String KIND = "text with a password";

    /** {@code CREATE USER app PASSWORD 'x'}, {@code IDENTIFIED WITH plugin BY 'x'}. */
    private static final Pattern SQL = Pattern.compile(
            "(?i)\\b(?:PASSWORD(?:\\s{1,9}|\\(\\s{0,9})|IDENTIFIED\\s{1,9}(?:WITH\\s{1,9}\\S{1,99}\\s{1,9})?"
                    + "BY\\s{1,9})['\"](?<secret>[^'\"\\\\]{2,999})");

    /** The hash of a password, as MySQL and PostgreSQL take one in its place. */
    private static final Pattern HASH = Pattern.compile("\\*[0-9A-F]{40}|md5[0-9a-f]{32}");

    private static final List<Pattern> NAMED = List.of(
            Pattern.compile("<(?<name>[\\w.:-]{2,99})>\\s{0,9}(?<secret>[^<>\\s]{2,999})\\s{0,9}</"),
            Pattern.compile(
                    "(?:define|getenv|env|environ\\.get|setenv|ini_set)\\(\\s{0,9}\\\\?['\"](?<name>[\\w.-]{2,99})"
                            + "\\\\?['\"]\\s{0,9},\\s{0,9}\\\\?['\"](?<secret>[^'\"\\\\]{2,999})"),
            Pattern.compile(
                    "\\b(?:name|key)\\\\?[\"']?\\s{0,9}[:=]\\s{0,9}\\\\?[\"']?(?<name>[\\w.-]{2,99})\\\\?[\"']?,?\\s{0,9}"
                            + "\\\\?[\"']?\\bvalue\\\\?[\"']?\\s{0,9}[:=]\\s{0,9}\\\\?[\"']?(?<secret>[^\"'\\\\,}\\s]{2,999})"));

    private LanguageForms() {}

    /** The first secret that a text gives in such a form, when there is one. */
    static @Nullable Span find(String text) {
        Matcher sql = SQL.matcher(text);
        while (sql.find()) {
            String secret = sql.group("secret");
            if (Literals.isOwn(secret)
                    && !isFilledIn(secret)
                    && !HASH.matcher(secret).matches()) {
                return span(sql);
            }
        }
        for (Pattern form : NAMED) {
            Matcher named = form.matcher(text);
            while (named.find()) {
                String name = named.group("name");
                String secret = named.group("secret");
                if (SecretNames.strength(name) == NameStrength.STRONG
                        && Literals.isSecretUnder(name, NameStrength.STRONG, secret)
                        && !isFilledIn(secret)) {
                    return span(named);
                }
            }
        }
        return null;
    }

    /** Whether a program puts something in the place of this. */
    private static boolean isFilledIn(String secret) {
        return secret.startsWith("$") || secret.startsWith("%") || secret.startsWith(":");
    }

    private static Span span(Matcher found) {
        return new Span(KIND, found.start(), found.end(), found.start("secret"), found.end("secret"));
    }
}
