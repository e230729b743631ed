package dev.serviceregistry.registry.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says whether a text is a secret that stands in plain text: by its name, or by its own form.
 *
 * <p>A reference to a secret ({@code ${VAR}}, a path, the name of a secret) is none.
 */
public final class SecretDetector {

    private static final Set<String> SECRET_WORDS = Set.of(
            "password",
            "passwd",
            "passphrase",
            "pwd",
            "pass",
            "secret",
            "secrets",
            "token",
            "apikey",
            "credential",
            "credentials",
            "passcode",
            "psk",
            "pw",
            "dsn",
            "privatekey",
            "secretkey",
            "accesskey",
            "authkey",
            "encryptionkey",
            "signingkey",
            "masterkey",
            "licensekey",
            "cookie",
            "salt",
            "pepper",
            "jwt");
    private static final Set<String> KEY_QUALIFIERS = Set.of(
            "api",
            "secret",
            "private",
            "access",
            "auth",
            "encryption",
            "signing",
            "master",
            "account",
            "shared",
            "session",
            "app",
            "crypt",
            "base",
            "license");
    private static final Set<String> HARMLESS_ENDINGS = Set.of(
            "file",
            "path",
            "dir",
            "name",
            "ttl",
            "expiry",
            "expires",
            "expiration",
            "lifetime",
            "length",
            "policy",
            "type",
            "enabled",
            "disabled",
            "required",
            "algorithm",
            "url",
            "uri",
            "host",
            "port",
            "endpoint",
            "provider",
            "backend",
            "header",
            "field",
            "id",
            "days",
            "hours",
            "minutes",
            "seconds",
            "timeout",
            "interval",
            "rounds",
            "count",
            "size",
            "min",
            "max",
            "rotation",
            "format",
            "prefix",
            "suffix",
            "domain",
            "mode",
            "store",
            "issuer",
            "audience",
            "hash",
            "checksum",
            "digest",
            "fingerprint");
    private static final Set<String> HARMLESS_VALUES = Set.of(
            "true",
            "false",
            "yes",
            "no",
            "on",
            "off",
            "none",
            "null",
            "nil",
            "undefined",
            "disabled",
            "enabled",
            "required",
            "optional",
            "default",
            "auto",
            "file",
            "env");

    private static final Pattern TOKEN =
            Pattern.compile("(?<github>gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,})"
                    + "|(?<gitlab>glpat-[A-Za-z0-9_-]{20,})"
                    + "|(?<aws>\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b)"
                    + "|(?<slack>xox[abeoprs]-[A-Za-z0-9-]{10,}|https://hooks\\.slack\\.com/services/[A-Za-z0-9/]{20,})"
                    + "|(?<google>\\bAIza[0-9A-Za-z_-]{35})"
                    + "|(?<stripe>\\b[rs]k_(?:live|test)_[0-9A-Za-z]{16,})"
                    + "|(?<npm>\\bnpm_[A-Za-z0-9]{36})"
                    + "|(?<sendgrid>\\bSG\\.[A-Za-z0-9_-]{16,100}\\.[A-Za-z0-9_-]{16,})"
                    + "|(?<openai>\\bsk-(?:proj-|ant-)?[A-Za-z0-9_-]{20,})"
                    + "|(?<jwt>\\beyJ[A-Za-z0-9_-]{8,500}\\.eyJ[A-Za-z0-9_-]{8,4000}\\.[A-Za-z0-9_-]{8,})"
                    + "|(?<privatekey>-----BEGIN (?:[A-Z]{1,20} ){0,3}PRIVATE KEY-----)");
    private static final String[] TOKEN_KINDS = {
        "github", "GitHub token", "gitlab", "GitLab token", "aws", "AWS access key", "slack", "Slack token", "google",
        "Google API key", "stripe", "Stripe key", "npm", "npm token", "sendgrid", "SendGrid key", "openai", "API key",
        "jwt", "JSON web token", "privatekey", "private key"
    };
    private static final Pattern URL_PASSWORD = Pattern.compile("//[^\\s/:@]{0,200}:(?<password>[^\\s/@]{1,500})@");
    private static final Pattern USER_OPTION = Pattern.compile(
            "(?:^|\\s)(?:-u|--user|--proxy-user)[\\s=]\\s{0,20}[\"']?[^\\s:\"']{1,200}:(?<password>[^\\s\"']{1,500})");
    private static final Pattern URL_PASSWORD_PARAMETER = Pattern.compile(
            "[?&;](?:password|passwd|pwd|secret|token|api_?key)=(?<password>[^&;\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD_BREAK = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern PUBLIC = Pattern.compile("(?i)(^|[^a-z])public([^a-z]|$)|Public");
    private static final Pattern NAMED =
            Pattern.compile("([A-Za-z0-9_.-]{2,200})[\"']?\\s{0,20}([=:,]|(?=[\"']))\\s{0,20}");
    private static final int LONGEST_LINE = 4_000;

    /** Every known form has one of these in it; looking for them first spares almost every text the expressions. */
    private static final String[] TOKEN_MARKS = {
        "gh",
        "github_pat_",
        "glpat-",
        "AKIA",
        "ASIA",
        "xox",
        "hooks.slack",
        "AIza",
        "k_live_",
        "k_test_",
        "npm_",
        "SG.",
        "sk-",
        "eyJ",
        "-----BEGIN"
    };

    /** Every secret's name has one of these in it, in lower case. */
    private static final String[] NAME_MARKS = {
        "pass", "pwd", "pw", "secret", "token", "key", "credential", "psk", "dsn", "cookie", "salt", "pepper", "jwt"
    };

    private SecretDetector() {}

    /** What kind of secret a value is under this name, or nothing when it is none. */
    public static Optional<String> kind(String name, String value) {
        Optional<String> byForm = kind(value);
        if (byForm.isPresent()) {
            return byForm;
        }
        return isSecretName(name) && isLiteral(value) ? Optional.of("value of a secret's name") : Optional.empty();
    }

    /** What kind of secret a value is by its own form, or nothing when it has none of the known forms. */
    public static Optional<String> kind(String value) {
        if (value.length() < 8) {
            return Optional.empty();
        }
        if (hasOneOf(TOKEN_MARKS, value)) {
            Matcher token = TOKEN.matcher(value);
            if (token.find()) {
                for (int i = 0; i < TOKEN_KINDS.length; i += 2) {
                    if (token.group(TOKEN_KINDS[i]) != null) {
                        return Optional.of(TOKEN_KINDS[i + 1]);
                    }
                }
            }
        }
        if (value.contains("-u")) {
            Matcher option = USER_OPTION.matcher(value);
            while (option.find()) {
                if (isPassword(option.group("password"))) {
                    return Optional.of("password of a user");
                }
            }
        }
        if (value.contains("//") || value.startsWith("jdbc:")) {
            Matcher password = URL_PASSWORD.matcher(value);
            while (password.find()) {
                if (isLiteral(password.group("password"))) {
                    return Optional.of("URL with a password");
                }
            }
            Matcher parameter = URL_PASSWORD_PARAMETER.matcher(value);
            while (parameter.find()) {
                if (isLiteral(parameter.group("password"))) {
                    return Optional.of("URL with a password");
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a text has the form of a secret, under whatever name. */
    static boolean hasForm(String text) {
        return kind(text).isPresent();
    }

    /** Whether what stands behind the colon of {@code user:password} is a password and not the number of a group. */
    private static boolean isPassword(String text) {
        return isLiteral(text) && !text.chars().allMatch(Character::isDigit);
    }

    /** Whether a text is {@code user:password}, as the options of some programs take it. */
    public static boolean isUserWithPassword(String option, String text) {
        int colon = text.indexOf(':');
        return (option.equals("-u") || option.equals("--user") || option.equals("--proxy-user"))
                && colon > 0
                && isPassword(text.substring(colon + 1));
    }

    private static boolean hasOneOf(String[] marks, String text) {
        for (String mark : marks) {
            if (text.contains(mark)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what bears this name is meant to be secret. */
    public static boolean isSecretName(String name) {
        if (!hasOneOf(NAME_MARKS, name.toLowerCase(Locale.ROOT))) {
            return false;
        }
        String[] words = WORD_BREAK.split(name);
        int last = words.length - 1;
        if (last < 0
                || PUBLIC.matcher(name).find()
                || HARMLESS_ENDINGS.contains(words[last].toLowerCase(Locale.ROOT))) {
            return false;
        }
        for (int i = 0; i <= last; i++) {
            String word = words[i].toLowerCase(Locale.ROOT);
            if (SECRET_WORDS.contains(word)
                    || word.length() > 8 && (word.endsWith("password") || word.endsWith("passwd"))
                    || word.equals("key") && i > 0 && KEY_QUALIFIERS.contains(words[i - 1].toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value stands for itself, so that it would be the secret and not a reference to one. */
    static boolean isLiteral(String value) {
        String trimmed = value.strip();
        if (trimmed.isEmpty() || HARMLESS_VALUES.contains(trimmed.toLowerCase(Locale.ROOT))) {
            return false;
        }
        if (trimmed.startsWith("/") && trimmed.indexOf('/', 1) > 0
                || trimmed.startsWith("./")
                || trimmed.startsWith("../")) {
            return false;
        }
        return !isReference(trimmed);
    }

    private static boolean isReference(String value) {
        if (!value.startsWith("$")) {
            return value.startsWith("{{") || value.startsWith("<") && value.endsWith(">");
        }
        int fallback = value.indexOf(":-");
        if (fallback < 0) {
            return value.startsWith("${")
                    || value.length() > 1
                            && (Character.isLetter(value.charAt(1))
                                    || value.charAt(1) == '_'
                                    || value.charAt(1) == '(');
        }
        String text = value.substring(fallback + 2, value.endsWith("}") ? value.length() - 1 : value.length());
        return text.isEmpty() || isReference(text);
    }

    /**
     * A line of a file that could not be read, with everything masked that may be a secret: rather too much than too little,
     * since nobody knows what the line means.
     */
    public static String mask(String line) {
        if (line.length() > LONGEST_LINE || kind(line).isPresent()) {
            return "*".repeat(line.length());
        }
        Matcher named = NAMED.matcher(line);
        while (named.find()) {
            if (isSecretName(named.group(1)) && named.end() < line.length()) {
                return line.substring(0, named.end()) + "*".repeat(line.length() - named.end());
            }
        }
        return line;
    }

    /** The lines of a file that could not be read; a secret of several lines is masked to its end. */
    public static List<String> mask(List<String> lines) {
        List<String> masked = new ArrayList<>(lines.size());
        String end = "";
        for (String line : lines) {
            if (!end.isEmpty()) {
                masked.add("*".repeat(line.length()));
                end = line.contains(end) ? "" : end;
                continue;
            }
            String shown = mask(line);
            masked.add(shown);
            if (line.contains("-----BEGIN") && !line.contains("-----END")) {
                end = "-----END";
            } else if (!shown.equals(line)) {
                end = opens(line, "\"\"\"") ? "\"\"\"" : opens(line, "'''") ? "'''" : "";
            }
        }
        return masked;
    }

    private static boolean opens(String line, String fence) {
        int from = line.indexOf(fence);
        return from >= 0 && line.indexOf(fence, from + fence.length()) < 0;
    }
}
