package dev.serviceregistry.registry.secrets;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds secrets that a text gives a name itself: {@code Password=x;}, {@code --token=x}, {@code "secret": "x"},
 * {@code config['password'] = 'x'}.
 */
final class Assignments {

    static final String KIND = "text with a password";

    /** How far the end of a value, and the beginning of a name, are looked for. */
    private static final int LONGEST = 1_000;

    /** Members of objects that sound like a secret and hold the name of one, or of a key within one. */
    private static final Pattern NAMES_SECRET =
            Pattern.compile("(?i)secret|secret_?keys?|existing_?secret|\\w{0,99}(?:password|token|secret)_?keys?");

    /** Names of settings, as Helm's charts have them, that hold the name of a secret, or of a key within one. */
    private static final Pattern NAMES_IN_CHART = Pattern.compile(
            "(?:.*\\.)?(?:existingSecret\\w{0,99}|[a-z]\\w{0,99}(?:Password|Token)Keys?|secretKeys\\.\\w{1,99})");

    /** What a line of a configuration calls a secret that is kept elsewhere. */
    private static final Pattern NAMES_HELD = Pattern.compile(
            "(?i)(?:\\w{0,99}(?:tls|ssl|cert|token|password|auth|registry|pull)_?)?secrets?(?:_?names?)?");

    /** Those that say that they hold a name, or that only certificates and registries have. */
    private static final Pattern HOLDERS =
            Pattern.compile("(?i)\\w{0,99}(?:names?|(?:tls|ssl|cert|registry|pull)_?secrets?)");

    private static final Pattern CALLED_SECRET =
            Pattern.compile("-(?:tls|cert|certs|creds|credentials|secrets|pw|token|auth)(?:-\\d{1,3})?$");

    /** What objects of Kubernetes are called: words with hyphens between. */
    private static final Pattern OBJECT = Pattern.compile("[a-z]+(?:-[a-z]+)+(?:-\\d{1,3})?");

    /** What a type is called in schemas and signatures. */
    private static final Set<String> TYPES = Words.set("""
            string str text char varchar number integer int long float double boolean bool object array list map any
            bytes byte blob uuid unknown
            """);

    private Assignments() {}

    /** The first secret that a text gives a name, when there is one. */
    static @Nullable Span find(String text) {
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            Span found = c == '=' ? behindEquals(text, i) : c == ':' ? behindColon(text, i) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Span behindEquals(String text, int equals) {
        char before = text.charAt(equals - 1);
        char next = text.charAt(equals + 1);
        if (before == '=' || before == '!' || before == '<' || before == '>' || next == '=' || next == '~') {
            return null;
        }
        boolean isArrow = next == '>';
        int behind = isArrow ? equals + 2 : equals + 1;
        if (isArrow && !isQuoted(text, behind)) {
            return null;
        }
        int end = before == ':' ? equals - 1 : equals;
        int name = withoutBlanks(text, end);
        if (name > 0 && text.charAt(name - 1) == ']') {
            int key = keyEnd(text, name - 1);
            return key > 0 && isLiteral(text, behind) ? assigned(text, key, behind, true) : null;
        }
        return assigned(text, withoutQuote(text, name), behind, name < end || end < equals || isArrow);
    }

    /** Where the key of an entry ends, as programs write {@code ["key"]} and {@code [:key]}; 0 for what is no such key. */
    private static int keyEnd(String text, int bracket) {
        int end = withoutBlanks(text, bracket);
        int key = withoutQuote(text, end);
        int from = nameStart(text, key);
        boolean isSymbol = key == end && from > 0 && text.charAt(from - 1) == ':';
        int before = isSymbol ? from - 1 : withoutQuote(text, from);
        int open = withoutBlanks(text, before);
        boolean isQuoted = key < end && before < from;
        return (isSymbol || isQuoted) && open > 0 && text.charAt(open - 1) == '[' ? key : 0;
    }

    /** Whether a program has a text or a number here; a word without quotes would be a variable of it. */
    private static boolean isLiteral(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return isQuoted(text, at) || at < text.length() && Character.isDigit(text.charAt(at));
    }

    /** A colon assigns behind a name in quotes or in braces, behind that of a header, and where a line begins with the name. */
    private static @Nullable Span behindColon(String text, int colon) {
        int end = withoutQuote(text, colon);
        int from = nameStart(text, end);
        boolean spaced = isBlank(text.charAt(colon + 1));
        boolean quoted = end < colon;
        boolean header = text.substring(from, end).indexOf('-') > 0 && spaced;
        boolean assigns = quoted
                || header
                || spaced && beginsLine(text, from) && isLine(text, colon)
                || isMember(text, from)
                        && (isQuoted(text, colon + 1) || spaced && isObject(text) && isText(text, from, colon));
        return assigns ? assigned(text, end, colon + 1, true) : null;
    }

    /** Whether a member without quotes holds a text, and no type, no object, no name and nothing that code comes to. */
    private static boolean isText(String text, int from, int colon) {
        String name = text.substring(from, colon);
        int start = colon + 1;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        String value = text.substring(start, end(text, start));
        return !value.isEmpty()
                && "{[.".indexOf(value.charAt(0)) < 0
                && value.indexOf('(') < 0
                && !value.equalsIgnoreCase(name)
                && !NAMES_SECRET.matcher(name).matches()
                && !TYPES.contains(value.toLowerCase(Locale.ROOT))
                && !Expressions.isWay(value)
                && !namesVariable(value);
    }

    /** Whether a value is the name of a variable that holds a secret, such as {@code accessToken}. */
    private static boolean namesVariable(String value) {
        return StandIns.isName(value)
                && SecretNames.words(value).size() > 1
                && SecretNames.strength(value) != NameStrength.NONE;
    }

    /** Whether a text has lines, or is one of a name and a word. */
    private static boolean isLine(String text, int colon) {
        return text.indexOf('\n') >= 0
                || text.substring(colon + 1).strip().chars().noneMatch(Character::isWhitespace);
    }

    /** Whether a name is that of a member of an object. */
    private static boolean isMember(String text, int name) {
        int at = withoutBlanks(text, name);
        return at > 0 && (text.charAt(at - 1) == '{' || text.charAt(at - 1) == ',');
    }

    private static boolean isObject(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at < text.length() && text.charAt(at) == '{';
    }

    private static boolean isQuoted(String text, int from) {
        int at = from;
        while (at < text.length() && (isBlank(text.charAt(at)) || text.charAt(at) == '\\')) {
            at++;
        }
        return at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
    }

    private static int withoutBlanks(String text, int end) {
        int at = end;
        while (at > 0 && isBlank(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean beginsLine(String text, int from) {
        int at = from;
        while (at > 0 && (isBlank(text.charAt(at - 1)) || text.charAt(at - 1) == '-')) {
            at--;
        }
        return at == 0 || text.charAt(at - 1) == '\n';
    }

    private static int withoutQuote(String text, int end) {
        int at = end;
        while (at > 0 && (text.charAt(at - 1) == '"' || text.charAt(at - 1) == '\'' || text.charAt(at - 1) == '\\')) {
            at--;
        }
        return at;
    }

    private static int nameStart(String text, int end) {
        int from = end;
        while (from > 0 && end - from < LONGEST) {
            char c = text.charAt(from - 1);
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '-' && c != '.') {
                break;
            }
            from--;
        }
        return from;
    }

    private static @Nullable Span assigned(String text, int nameEnd, int behind, boolean loose) {
        int nameStart = nameStart(text, nameEnd);
        String name = text.substring(nameStart, nameEnd);
        boolean signature = name.equals("sig") && text.contains("se=")
                || name.equals("code") && text.contains(".azurewebsites.net/");
        boolean basic = name.equals("auth") || name.equals("_auth");
        boolean inPath = nameStart > 0 && text.charAt(nameStart - 1) == '/';
        if (name.isEmpty() || inPath || !signature && !basic && strength(name, text, behind) != NameStrength.STRONG) {
            return null;
        }
        int from = behind;
        while (loose && from < text.length() && isBlank(text.charAt(from))) {
            from++;
        }
        int to = end(text, from);
        int start = from;
        while (start < to && (text.charAt(start) == '"' || text.charAt(start) == '\'' || text.charAt(start) == '\\')) {
            start++;
        }
        String value = text.substring(start, to);
        boolean isCode = loose || isWithinCall(text, nameStart);
        if (Expressions.isFilledIn(text, start, from > behind)
                || start == from && Expressions.isComputed(text, start, value, isCode)
                || NAMES_IN_CHART.matcher(name).matches()
                || isNameOfObject(text, nameEnd, name, value)) {
            return null;
        }
        boolean isSecret = basic
                ? RandomText.decoded(value).indexOf(':') > 0
                : Literals.isSecretUnder(name, NameStrength.STRONG, value) && !isPattern(value);
        return isSecret && !ProgramOptions.takesNameOfSecret(text, nameStart)
                ? new Span(KIND, nameStart, to, start, to)
                : null;
    }

    /** Whether a line gives a secret's name alone, as {@code tokenSecret: db-token} does. */
    private static boolean isNameOfObject(String text, int nameEnd, String name, String value) {
        boolean isOfHolder = HOLDERS.matcher(name).matches();
        return text.charAt(nameEnd) == ':'
                && NAMES_HELD.matcher(name).matches()
                && OBJECT.matcher(value).matches()
                && (isOfHolder || CALLED_SECRET.matcher(value).find())
                && !WellKnownPasswords.contains(value);
    }

    /** Whether a bracket that nothing closes stands before a name, as before an argument. */
    private static boolean isWithinCall(String text, int name) {
        return text.lastIndexOf('(', name) > text.lastIndexOf(')', name);
    }

    /** How surely a name means a secret; among settings, as ODBC takes them, a PWD that is no path is a password. */
    private static NameStrength strength(String name, String text, int behind) {
        boolean isSetting = text.indexOf(';') > 0 && text.charAt(behind) != '/';
        return isSetting ? SecretNames.strengthWithin(name) : SecretNames.strength(name);
    }

    /** Where a value ends: at the quote that opened it, else at a character that parts settings. */
    private static int end(String text, int from) {
        int start = from;
        while (start < text.length() && text.charAt(start) == '\\') {
            start++;
        }
        char first = start < text.length() ? text.charAt(start) : ' ';
        boolean quoted = first == '"' || first == '\'';
        int at = quoted ? start + 1 : start;
        int limit = Math.min(text.length(), at + LONGEST);
        while (at < limit) {
            char c = text.charAt(at);
            boolean ends = quoted ? c == first || c == '\\' : c <= ' ' || ";&,)}]|\"'<>".indexOf(c) >= 0;
            if (ends) {
                return at;
            }
            at++;
        }
        return at;
    }

    /** A piece of a regular expression or of a command that looks for such a name. */
    private static boolean isPattern(String value) {
        return value.contains(".*")
                || value.contains("[^")
                || value.contains("\\(")
                || value.startsWith("$") && !(value.length() > 1 && Character.isLetter(value.charAt(1)))
                || StandIns.isVariable(value)
                || value.startsWith("^");
    }
}
