package dev.serviceregistry.registry.secrets;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells of words of a command that name a user whether they have its password with it. */
final class CommandUsers {

    /** How users of Kubernetes begin that are no person. */
    private static final String SYSTEM = "system:";

    /** Short options of curl without a value, which others may follow in the same word. */
    private static final String SWITCHES = "#012346:aBfgGiIjJklLMnNOpqRsSvVZ";

    /** What stands between a user and its password, for programs that take no colon. */
    private static final Map<String, Character> SEPARATORS =
            Map.of("lftp", ',', "smbclient", '%', "rpcclient", '%', "smbget", '%');

    /** Programs of Oracle, that take {@code user/password}. */
    private static final Set<String> ORACLE = Words.set("sqlplus sqlldr rman impdp expdp imp exp");

    /** {@code user/password}, with a service or without. */
    private static final Pattern LOGIN =
            Pattern.compile("(?:userid=)?[A-Za-z][\\w$#]{0,99}/(?<password>[^\\s/@]{2,99})(?:@\\S+)?");

    /** {@code user;password}, with a number of the user and of its group, or without, as a file server takes it. */
    private static final Pattern SEMICOLON =
            Pattern.compile("[A-Za-z_][\\w.-]{0,99};(?<password>[^;\\s]{2,99})(?:;[\\w;.-]*)?");

    /** {@code user:password:1001:100:directory}, or {@code user:password:::directory}, as another one does. */
    private static final Pattern NUMBERED = Pattern.compile(
            "[A-Za-z_][\\w.-]{0,99}:(?<password>[^:\\s]{2,99})(?::e)?:(?:10[01]\\d(?::\\d{0,5}(?::[\\w,/.-]*)?)?|::[\\w,/.-]+)");

    /** What is shorter may be the name of a host with a number, or of a version. */
    private static final int SHORTEST = 6;

    private CommandUsers() {}

    /** Whether a word, behind the one before it, is a user with a password that no colon parts from it. */
    static boolean isLogin(String program, String before, String word) {
        return !loginPassword(program, before, word).isEmpty();
    }

    private static String loginPassword(String program, String before, String word) {
        Character separator = SEPARATORS.get(program);
        int parted = separator == null ? -1 : word.indexOf(separator);
        String password = "";
        if (parted > 0 && before.equalsIgnoreCase("-u")) {
            password = word.substring(parted + 1);
        } else if (ORACLE.contains(program)) {
            password = password(LOGIN, word);
        } else if (before.equals("-u") || before.equals("--user")) {
            password = password(SEMICOLON, word);
        }
        if (password.isEmpty()) {
            password = numbered(word);
        }
        return password.length() > 1 && Literals.isOwn(password) ? password : "";
    }

    /** The password within such a word. */
    static String loginPassword(String word) {
        String password = numbered(word);
        for (Pattern form : new Pattern[] {SEMICOLON, LOGIN}) {
            password = password.isEmpty() ? password(form, word) : password;
        }
        int parted = Math.max(word.indexOf('%'), word.indexOf(','));
        return password.isEmpty() ? word.substring(parted + 1) : password;
    }

    /** The password of a user with a number, which many other texts resemble: it looks like one. */
    private static String numbered(String word) {
        String password = word.indexOf(':') < 0 ? "" : password(NUMBERED, word);
        boolean isDrawn = password.length() >= SHORTEST && Literals.isMixed(password);
        return isDrawn || WellKnownPasswords.contains(password) ? password : "";
    }

    private static String password(Pattern form, String word) {
        Matcher login = form.matcher(word);
        return login.matches() ? login.group("password") : "";
    }

    /** Whether a value is a list of users of which one has its password with it, parted by spaces. */
    static boolean isListWithPassword(String value) {
        for (String word : value.strip().split("\\s+")) {
            String password = numbered(word);
            if (!password.isEmpty() && Literals.isOwn(password)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value is {@code user;password}. */
    static boolean isWithSemicolon(String value) {
        return Literals.isMixed(password(SEMICOLON, value));
    }

    /** An option as it stands alone: behind curl others may stand before it in the same word. */
    static String option(String program, String word) {
        int at = program.equals("curl") ? lastSwitch(word) : -1;
        return at > 0 && at == word.length() - 1 ? "-" + word.charAt(at) : word;
    }

    /** Where the first option that takes a value stands among short ones of curl; -1 for none. */
    private static int lastSwitch(String word) {
        if (word.length() < 2 || word.charAt(0) != '-' || word.charAt(1) == '-') {
            return -1;
        }
        int at = 1;
        while (at < word.length() && SWITCHES.indexOf(word.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** Whether a word behind an option, or in one with it, is a user with a password. */
    static boolean isGiven(String program, String option, String word) {
        int equals = word.startsWith("--") ? word.indexOf('=') : -1;
        if (equals > 0) {
            return isOf(program, word.substring(0, equals), word.substring(equals + 1));
        }
        int at = program.equals("curl") ? lastSwitch(word) : -1;
        boolean attached = at > 0 && at + 1 < word.length() && word.charAt(at) == 'u';
        return isOf(program, option, word) || attached && isUserWithPassword(word.substring(at + 1));
    }

    private static boolean isOf(String program, String option, String user) {
        if (!isUserWithPassword(user)) {
            return false;
        }
        String name = user.substring(0, user.indexOf(':'));
        String password = user.substring(name.length() + 1);
        return ProgramOptions.takesUser(program, option)
                || ProgramOptions.mayTakeUser(option)
                        && (SecretNames.isUserFor("auth", name, password)
                                || name.equals("user") && Literals.isMixed(password));
    }

    /** Whether a user has no password, since it is the key itself. */
    static boolean isKeyAsUser(String word) {
        int last = word.length() - 1;
        return last > 0 && word.indexOf(':') == last && RandomText.isRandom(word.substring(0, last), true);
    }

    /** Whether a text is {@code user:password}; a number behind the colon is one of a group. */
    static boolean isUserWithPassword(String text) {
        int colon = text.indexOf(':');
        boolean asked = text.startsWith("<") && text.endsWith(">");
        if (colon < 0 || asked || text.startsWith(SYSTEM) || text.startsWith("//", colon + 1)) {
            return false;
        }
        String password = text.substring(colon + 1);
        if (password.length() == 2 && password.charAt(0) == '$' && Character.isDigit(password.charAt(1))) {
            return false; // A parameter of the script.
        }
        for (int i = 0; i < password.length(); i++) {
            if (!Character.isDigit(password.charAt(i))) {
                return Literals.isOwn(password);
            }
        }
        return false;
    }
}
