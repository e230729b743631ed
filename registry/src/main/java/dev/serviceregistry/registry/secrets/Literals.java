package dev.serviceregistry.registry.secrets;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which values under a secret's name are the secret itself, and not a way to it or something else. */
final class Literals {

    private static final Set<String> SWITCHES = Words.set("""
            true false yes no on off none null nil undefined disabled enabled required optional auto file env
            never always n/a unset fetch nocheck
            """);

    private static final Pattern NUMBER_BEHIND = Pattern.compile("[-_]\\d{1,3}$");

    /** What a name with the place of a secret has that is none: an address of mail, a host with a port, a numbered word. */
    private static final Pattern PLACE =
            Pattern.compile("[\\w.+-]+@[\\w.-]+|[A-Za-z0-9.-]+:\\d{1,5}|[A-Za-z]+[-_.]?\\d{1,3}");

    /** The way to a secret in a store, of which every part is a word, and one says what is there. */
    private static final Pattern WAY_IN_STORE = Pattern.compile(
            "(?:(?:secrets?|kv|apps?|prod|production|stag(?:e|ing)|dev|test|vault|projects?)(?:/[a-z][a-z_-]*)+"
                    + "|[a-z][a-z_-]*(?:/[a-z][a-z_-]*)*/(?:credentials|creds|passwords?|token|key))");

    /** What keeps secrets, as programs call it. */
    private static final Set<String> STORES = Words.set("""
            vault hashicorp openbao aws ssm secretsmanager secrets-manager secretmanager secret-manager gcp google azure
            keyvault kubernetes k8s swarm sops doppler infisical conjur akeyless keychain keyring onepassword 1password
            bitwarden
            """);

    /** Words in the names of stores that say that they are some, as in {@code aws-secrets-manager}. */
    private static final Set<String> KEEPING = Words.set("secret secrets manager key store provider");

    private static final Set<String> UNITS = Words.set("""
            ms s sec secs second seconds m min mins minute minutes h hr hrs hour hours d day days w week weeks y year
            years
            """);

    /** So many letters in one go are a key rather than a word. */
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{" + RandomText.SHORTEST + ",}");

    private static final int SHORTEST_DRAWN = 12;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");
    private static final Pattern WORD_OF_PATH = Pattern.compile("/[A-Za-z]?[a-z]{2,}(?=/|$)");

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
        if (strength == NameStrength.STRONG) {
            return !isShortNumber(text);
        }
        return !isDoubtful(text)
                && (strength == NameStrength.WEAK
                        || isMixed(text) && !PLACE.matcher(text).matches());
    }

    /** Whether a text is of a form in which things are called and counted as well. */
    private static boolean isDoubtful(String text) {
        return isNumber(text) || isPlainWord(text) || isHost(text) || isClassName(text);
    }

    /** The same under a name: short numbers are passwords too, and seldom something else of a secret. */
    static boolean isSecretUnder(String name, NameStrength strength, String value) {
        String text = unquoted(value.strip());
        if (PublicTexts.isAccount(text) && strength == NameStrength.STRONG && SecretNames.saysSecret(name)) {
            return true; // As hCaptcha has its keys.
        }
        if (SecretNames.mayLeadToStore(name)
                && WAY_IN_STORE.matcher(text).matches()
                && !WellKnownPasswords.contains(text)) {
            return false;
        }
        if (SecretNames.mayChooseStore(name) && isStore(text.toLowerCase(Locale.ROOT))) {
            return false;
        }
        if (SecretNames.mayNameMessages(name)
                && isDoubtful(text)
                && !LETTERS.matcher(text).matches()) {
            return false;
        }
        boolean shortPassword = strength == NameStrength.STRONG
                && text.length() > 1
                && isShortNumber(text)
                && SecretNames.isPassword(name)
                && !SecretNames.isSwitch(name);
        return shortPassword || isSecret(value, strength);
    }

    /** Whether a text in small letters is what a store of secrets is called, which may have several words. */
    private static boolean isStore(String text) {
        List<String> words = List.of(text.split("-"));
        return STORES.contains(text)
                || words.stream().anyMatch(STORES::contains)
                        && words.stream().allMatch(word -> STORES.contains(word) || KEEPING.contains(word));
    }

    /** Whether a text has letters and digits in it, or letters of both cases other than at its beginning: no word has. */
    static boolean isMixed(String text) {
        boolean digit = false;
        boolean letter = false;
        boolean small = false;
        boolean capital = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digit |= Character.isDigit(c);
            letter |= Character.isLetter(c);
            small |= Character.isLowerCase(c);
            capital |= Character.isUpperCase(c) && i > 0;
        }
        return digit && letter || small && capital;
    }

    /** Whether a text stands for itself, so that it would be the secret and not a reference to one. */
    static boolean isOwn(String written) {
        String text = unquoted(written.strip());
        String lower = text.toLowerCase(Locale.ROOT);
        return !StandIns.is(text)
                && !SWITCHES.contains(lower)
                && !PublicTexts.isPublic(lower)
                && !isPath(text)
                && !isAddress(text);
    }

    /** A text without the quotes around it. */
    static String unquoted(String text) {
        int last = text.length() - 1;
        boolean quoted =
                last > 0 && (text.charAt(0) == '"' || text.charAt(0) == '\'') && text.charAt(last) == text.charAt(0);
        return quoted ? text.substring(1, last) : text;
    }

    private static boolean isPath(String text) {
        if (text.indexOf('\n') >= 0 || text.indexOf(' ') >= 0) {
            return false;
        }
        if (text.startsWith("/") && text.indexOf('/', 1) > 0 && !isDrawn(text)
                || text.startsWith("@/")
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

    /** Whether a text that has the slashes of a path is bytes in base64, of which no part is a word. */
    private static boolean isDrawn(String text) {
        return text.length() >= SHORTEST_DRAWN
                && RandomText.hasManyKinds(text)
                && BASE64.matcher(text).matches()
                && !WORD_OF_PATH.matcher(text).find();
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
