package dev.serviceregistry.registry.secrets;

import dev.serviceregistry.registry.schema.VariableText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which values under a secret's name are the secret itself, and not a way to it or something else. */
final class Literals {

    private static final Set<String> SWITCHES = Words.set("""
            true false yes no on off none null nil undefined disabled enabled required optional auto file env
            never always n/a
            """);

    /** How texts begin that say where a secret is kept, or hold one that somebody has encrypted. */
    private static final List<String> REFERENCES = Words.list("""
            vault: vault:// op:// arn: ssm: ssm:// secretsmanager: awssm:// gcpsm:// azurekeyvault:
            @microsoft.keyvault( ref+ sops: enc[ enc( {cipher} {vault} file: env: secret: secret:// keyring:
            docker-secret: sm:// akv:// projects/ k8s: kubernetes: valuefrom: !vault path: os.environ/
            process.env. secrets. env. env( getenv( $__
            """);

    /** How texts begin that are a public key, a certificate, or the hash of a password. */
    private static final List<String> PUBLIC = Words.list("""
            ssh-rsa ssh-ed25519 ssh-dss ecdsa-sha2- sk-ssh- sk-ecdsa- $2a$ $2b$ $2y$ $apr1$ $1$ $5$ $6$
            $argon2 $scrypt$ $pbkdf2 $$2a$$ $$2b$$ $$2y$$ $$apr1$$ {sha} {ssha} pbkdf2_sha bcrypt_sha argon2$
            scram-sha-256$ sha256: sha512: sha1: md5:
            """);

    /** How long the public half of an age key is. */
    private static final int AGE_RECIPIENT = 62;

    /** How long the address of an account on a chain is: {@code 0x} and twenty bytes. */
    private static final int ACCOUNT = 42;

    private static final int FINGERPRINT = 40;

    private static final Pattern NUMBER_BEHIND = Pattern.compile("[-_]\\d{1,3}$");

    /** A dollar and words of small letters; a digit among letters is more likely one of a password. */
    private static final Pattern VARIABLE = Pattern.compile("\\$[a-z]+\\d*(?:_[a-z]*\\d*)*");

    /** How texts begin that ask for something else in their place, and are the secret until somebody does that. */
    private static final List<String> REQUESTS = Words.list("""
            YOUR MY_ SOME_ CHANGE REPLACE INSERT ENTER PUT_ EXAMPLE TEST DUMMY DEFAULT SUPER ADD_
            """);

    private static final Set<String> UNITS = Words.set("""
            ms s sec secs second seconds m min mins minute minutes h hr hrs hour hours d day days w week weeks y year
            years
            """);

    private static final List<String> FILES = Words.list("""
            .txt .pem .key .crt .cer .json .yaml .yml .toml .env .conf .cfg .ini .jks .p12 .pfx .keystore
            .truststore .properties .gpg .asc .html .tpl .tmpl
            """);

    private Literals() {}

    /** Whether a value, in which defaults stand in the place of their variables, is a secret under a name. */
    static boolean isSecret(String value, NameStrength strength) {
        String text = unquoted(value.strip());
        if (strength == NameStrength.NONE || text.length() < 2 || !isOwn(text)) {
            return false;
        }
        if (isDuration(text)) {
            return false;
        }
        return strength == NameStrength.STRONG
                ? !isShortNumber(text)
                : !isNumber(text) && !isPlainWord(text) && !isHost(text) && !isClassName(text);
    }

    /** The same under a name: short numbers are passwords too, and seldom something else of a secret. */
    static boolean isSecretUnder(String name, NameStrength strength, String value) {
        String text = unquoted(value.strip());
        boolean shortPassword = strength == NameStrength.STRONG
                && text.length() > 1
                && isShortNumber(text)
                && SecretNames.isPassword(name)
                && !SecretNames.isSwitch(name);
        return shortPassword || isSecret(value, strength);
    }

    /** Whether a text is the fingerprint of a key of GnuPG. */
    static boolean isFingerprint(String text) {
        return text.length() == FINGERPRINT && isHex(text, 0);
    }

    /** Whether a text is words of letters with dots, hyphens or underscores between. */
    static boolean isName(String text) {
        return !text.isEmpty() && isIdentifier(text);
    }

    /** Whether a text is a variable in small letters and no more, as shells and nginx have it. */
    static boolean isVariable(String text) {
        return VARIABLE.matcher(text).matches();
    }

    /** Whether a text stands for itself, so that it would be the secret and not a reference to one. */
    static boolean isOwn(String written) {
        String text = unquoted(written.strip());
        String lower = text.toLowerCase(Locale.ROOT);
        return !isStandIn(text) && !SWITCHES.contains(lower) && !isPublic(lower) && !isPath(text) && !isAddress(text);
    }

    /** Whether a text only stands for a secret that is kept elsewhere or put in its place. */
    static boolean isStandIn(String text) {
        return text.isEmpty()
                || text.indexOf(VariableText.UNKNOWN) >= 0
                || Words.begins(text.toLowerCase(Locale.ROOT), REFERENCES)
                || isPlaceholder(text);
    }

    /** A text without the quotes around it. */
    static String unquoted(String text) {
        int last = text.length() - 1;
        boolean quoted =
                last > 0 && (text.charAt(0) == '"' || text.charAt(0) == '\'') && text.charAt(last) == text.charAt(0);
        return quoted ? text.substring(1, last) : text;
    }

    private static boolean isPublic(String lowerCase) {
        boolean block = lowerCase.startsWith("-----begin ");
        boolean age = lowerCase.startsWith("age1") && lowerCase.length() == AGE_RECIPIENT;
        int user = lowerCase.indexOf(":$");
        return age
                || isAccount(lowerCase)
                || Words.begins(lowerCase, PUBLIC)
                || user > 0 && Words.begins(lowerCase.substring(user + 1), PUBLIC)
                || block && (lowerCase.contains("public key") || lowerCase.contains("certificate"));
    }

    /** Whether a text is the address of an account or a contract on a chain, which everybody may know. */
    static boolean isAccount(String text) {
        return text.length() == ACCOUNT && text.startsWith("0x") && isHex(text, 2);
    }

    private static boolean isHex(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A text that only names what is to be put in its place, or that somebody has blacked out. */
    private static boolean isPlaceholder(String text) {
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        return first == '<' && last == '>' && !WellKnownPasswords.contains(text)
                || first == '$' && text.length() > 1 && (text.charAt(1) == '{' || text.charAt(1) == '(')
                || first == '%' && last == '%' && text.length() > 2
                || first == '@' && last == '@' && text.length() > 2
                || text.startsWith("__") && text.endsWith("__") && text.length() > 4
                || text.startsWith("#{") && last == '}'
                || text.startsWith("[[") && text.endsWith("]]")
                || first == '[' && last == ']' && isCapitals(text.substring(1, text.length() - 1))
                || first == '{'
                        && last == '}'
                        && isIdentifier(text.substring(1, text.length() - 1).strip())
                || text.startsWith("%(") && text.contains(")s")
                || isAll(text, '*')
                || isAll(text, '.')
                || isVariable(text) && SecretNames.strength(text) != NameStrength.NONE
                || isVariableName(text.startsWith("$$") ? text.substring(2) : text);
    }

    private static boolean isIdentifier(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c) && c != '_' && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isCapitals(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'A' && c <= 'Z') && c != '_' && c != '-' && c != ' ') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isAll(String text, char c) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != c) {
                return false;
            }
        }
        return true;
    }

    /** A name of a secret in the letters of variables, such as {@code DB_PASSWORD}; who writes YOUR_PASSWORD has one. */
    private static boolean isVariableName(String text) {
        if (text.indexOf('_') < 0 || Words.begins(text, REQUESTS) || SecretNames.strength(text) == NameStrength.NONE) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c == '_' || i > 0 && c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPath(String text) {
        if (text.indexOf('\n') >= 0 || text.indexOf(' ') >= 0) {
            return false;
        }
        if (text.startsWith("/") && text.indexOf('/', 1) > 0
                || text.startsWith("./")
                || text.startsWith("../")
                || text.startsWith("~/")
                || text.length() > 2 && text.charAt(1) == ':' && text.charAt(2) == '\\') {
            return true;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        for (String ending : FILES) {
            if (lower.endsWith(ending) && lower.length() > ending.length()) {
                return true;
            }
        }
        return false;
    }

    /** An address of a service: a URL, or a host with a port; whether a password stands in it is found out elsewhere. */
    private static boolean isAddress(String text) {
        int scheme = text.indexOf("://");
        if (scheme > 0 && scheme < 20) {
            for (int i = 0; i < scheme; i++) {
                char c = text.charAt(i);
                if (!Character.isLetterOrDigit(c) && c != '+' && c != '-' && c != '.' && c != ':') {
                    return false;
                }
            }
            return true;
        }
        int colon = text.lastIndexOf(':');
        return colon > 0 && isPort(text, colon + 1) && isHost(text.substring(0, colon)) && text.indexOf('.') > 0;
    }

    /** Whether a text is a label of a host, which may be that of a container alone, with a port. */
    static boolean isHostWithPort(String text) {
        int colon = text.indexOf(':');
        for (int i = 0; i < colon; i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.')) {
                return false;
            }
        }
        return colon > 0 && isPort(text, colon + 1);
    }

    private static boolean isPort(String text, int from) {
        if (text.length() - from < 2 || text.length() - from > 5) {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** A name of a host: labels of small letters and digits with dots between, the last one of letters. */
    private static boolean isHost(String text) {
        int dot = text.lastIndexOf('.');
        if (dot <= 0 || dot == text.length() - 1) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z';
            if (!letter && !(i < dot && (c >= '0' && c <= '9' || c == '-' || c == '.')) && i != dot) {
                return false;
            }
        }
        return true;
    }

    private static boolean isClassName(String text) {
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                dots++;
            } else if (!Character.isLetterOrDigit(c) && c != '_' && c != '$') {
                return false;
            }
        }
        return dots > 1;
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isDigit(text.charAt(i))
                    && !(text.charAt(i) == '.' && i > 0)
                    && !(text.charAt(i) == '-' && i == 0)) {
                return false;
            }
        }
        return true;
    }

    /** A number of a unit of time, such as {@code 7d}. */
    private static boolean isDuration(String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        return digits > 0
                && digits < 8
                && UNITS.contains(text.substring(digits).strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isShortNumber(String text) {
        return text.length() < 4 && isNumber(text);
    }

    /** One word, or several with hyphens or underscores between: letters alone, in one case, and perhaps a number behind. */
    private static boolean isPlainWord(String written) {
        String text = NUMBER_BEHIND.matcher(written).replaceFirst("");
        boolean upper = false;
        boolean lower = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            upper |= c >= 'A' && c <= 'Z' && i > 0;
            lower |= c >= 'a' && c <= 'z';
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_')) {
                return false;
            }
        }
        return !(upper && lower);
    }
}
