package dev.serviceregistry.registry.secrets;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds secrets that a text gives in another way than by an equals sign or a colon: in SQL, XML, PHP and pairs. */
final class LanguageForms {

    private static final String KIND = "text with a password";

    /** {@code CREATE USER app PASSWORD 'x'}, {@code IDENTIFIED WITH plugin BY 'x'}. */
    private static final Pattern SQL =
            Pattern.compile("(?i)\\b(?:(?:(?:CREATE|ALTER)\\s{1,9}(?:USER|ROLE|LOGIN|GROUP)\\b[^;]{0,300}?\\b"
                    + "|SET\\s{1,9}|ENCRYPTED\\s{1,9})PASSWORD\\s{1,9}"
                    + "|SET\\b[^;\\n]{0,200}?\\bPASSWORD\\(\\s{0,9}"
                    + "|IDENTIFIED\\s{1,9}(?:WITH\\s{1,9}(?<plugin>\\S{1,99})\\s{1,9})?BY\\s{1,9})"
                    + "(?<quote>['\"])(?<secret>(?!\\s)[^'\"]{2,999}?)\\\\?\\k<quote>");

    /** The hash of a password, as MySQL and PostgreSQL take one in its place. */
    private static final Pattern HASH = Pattern.compile("\\*[0-9A-F]{40}|md5[0-9a-f]{32}");

    /** The same behind the name of a kind of hash, as ClickHouse takes it. */
    private static final Pattern DIGITS_OF_HASH = Pattern.compile("(?i)[0-9a-f]{40}|[0-9a-f]{64}");

    /** What a program puts something else in the place of. */
    private static final Pattern FILLED_IN = Pattern.compile(
            "\\$[A-Z_][A-Z0-9_]*|\\$\\d+|\\$\\[.*|%(?:\\d+\\$)?[sLId](?:\\$s)?|%\\w+%|:['\"]?[A-Za-z_]\\w*['\"]?");

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
            if (Literals.isOwn(secret) && !isFilledIn(secret) && !isHash(sql.group("plugin"), secret)) {
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
        return StandIns.isVariable(secret)
                || FILLED_IN.matcher(secret).matches()
                || "$%".indexOf(secret.charAt(0)) >= 0
                        && StandIns.isName(secret.substring(1))
                        && SecretNames.strength(secret) != NameStrength.NONE;
    }

    private static boolean isHash(@Nullable String plugin, String secret) {
        return HASH.matcher(secret).matches()
                || plugin != null
                        && plugin.endsWith("_hash")
                        && DIGITS_OF_HASH.matcher(secret).matches();
    }

    private static Span span(Matcher found) {
        return new Span(KIND, found.start(), found.end(), found.start("secret"), found.end("secret"));
    }
}
