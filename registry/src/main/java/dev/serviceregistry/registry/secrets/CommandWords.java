package dev.serviceregistry.registry.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds secrets among the words of a command: behind options that name one, and where a program is known to take one. */
final class CommandWords {

    /** How many words stand at most between a user of Redis and its password. */
    private static final int LONGEST_RULE = 4;

    /** How many words stand at most between a program and its verb. */
    private static final int LONGEST_OPTIONS = 20;

    /** A longer text is a script, of which each line is a command; quotes within quotes would take too long in it. */
    private static final int LONGEST_COMMAND = 10_000;

    static final String OPTION = "value of a secret option";
    static final String USER = "password of a user";
    static final String KEY = "key in the place of a user";
    static final String HEADER = "value of a secret header";

    /** Directives of Redis, HAProxy and OpenLDAP with a password. */
    private static final Set<String> DIRECTIVES = Words.set("requirepass masterauth insecure-password rootpw");

    /** How users of Kubernetes begin that are no person. */
    private static final String SYSTEM = "system:";

    /** Options of OpenSSL that say where a password comes from; behind {@code pass:} it stands itself. */
    private static final Set<String> PASSWORD_SOURCES = Words.set("-passin -passout -pass");

    /** What begins a rule of Redis for a user. */
    private static final Set<String> RULES_BEGIN = Words.set("user --user setuser SETUSER");

    private static final String ITSELF = "pass:";

    /** Short options of curl without a value, which others may follow in the same word. */
    private static final String SWITCHES = "#012346:aBfgGiIjJklLMnNOpqRsSvVZ";

    private final List<String> words;
    private String program = "";
    private int programAt;
    private boolean takesPasswordLast;

    private CommandWords(List<String> words) {
        this.words = words;
    }

    /**
     * Which of the words of a command are secrets.
     *
     * @return for each word the kind of secret, or null
     */
    static List<@Nullable String> kinds(List<String> words) {
        return new CommandWords(words).kinds();
    }

    private List<@Nullable String> kinds() {
        List<@Nullable String> kinds = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            kinds.add(kind(i, word, i == 0 ? "" : words.get(i - 1)));
            String name = word.substring(word.lastIndexOf('/') + 1);
            // A file of settings may be called as the program that reads it.
            if (ProgramOptions.isKnown(name) && !word.startsWith("/etc/")) {
                program = name;
                programAt = i;
                takesPasswordLast = false;
            } else if (ShellWords.endsCommand(word)) {
                program = "";
            } else if (program.equals("htpasswd") && word.startsWith("-") && word.indexOf('b') > 0) {
                takesPasswordLast = true;
            }
        }
        return kinds;
    }

    private @Nullable String kind(int i, String word, String before) {
        if (ShellWords.endsCommand(word)) {
            return null;
        }
        String option = option(before);
        if (takesUser(option) && isUserWithPassword(word) || isUserWithPassword(attachedUser(word))) {
            return USER;
        }
        if (program.equals("curl") && takesUser(option) && isKeyAsUser(word)) {
            return KEY;
        }
        boolean isOption = word.startsWith("-");
        if (before.length() > 2
                && before.startsWith("-")
                && before.indexOf('=') < 0
                && !isOption
                && !ProgramOptions.takesNameOfSecret(words.subList(0, i), word)
                && SecretNames.strength(before) == NameStrength.STRONG
                && Literals.isSecretUnder(before, NameStrength.STRONG, word)) {
            return OPTION;
        }
        String authorized = Headers.credential(before, word);
        if (authorized != null) {
            return authorized;
        }
        if ((option.equals("-H") || option.equals("--header"))
                && !Headers.secret(word).isEmpty()) {
            return HEADER;
        }
        if (before.equals("password") && isBehindLogin(i) && Literals.isOwn(word)) {
            return OPTION; // As .netrc has it.
        }
        if (before.equals("auth") && i > 1 && words.get(i - 2).equals("stats") && isUserWithPassword(word)) {
            return USER; // As HAProxy has it.
        }
        if (DIRECTIVES.contains(before) && Literals.isSecret(word, NameStrength.STRONG)) {
            return OPTION;
        }
        if (isAttached(word)) {
            return OPTION;
        }
        if (PASSWORD_SOURCES.contains(before) && word.startsWith(ITSELF)
                || isBehindVerb(i)
                || isOfAccessList(i)
                || isLastOfHtpasswd(i)) {
            return Literals.isOwn(password(OPTION, word)) ? OPTION : null;
        }
        if (isUserWithPassword(word) && isPipedInto(i, "chpasswd")) {
            return USER;
        }
        if (ProgramOptions.takesPassword(program, before) && Literals.isSecret(word, NameStrength.STRONG)) {
            return OPTION;
        }
        return isStoreSecret(i) && Literals.isSecret(word, NameStrength.STRONG) ? OPTION : null;
    }

    /** An option as it stands alone: behind curl others may stand before it in the same word. */
    private String option(String word) {
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

    private boolean isBehindLogin(int i) {
        int user = i > 1 && words.get(i - 2).equals(ShellWords.NEW_LINE) ? i - 3 : i - 2;
        return user > 0 && words.get(user - 1).equals("login");
    }

    private boolean takesUser(String option) {
        return ProgramOptions.takesUser(program, option);
    }

    /** What stands in one word with an option that takes a user; empty for none. */
    private String attachedUser(String word) {
        int equals = word.startsWith("--") ? word.indexOf('=') : -1;
        if (equals > 0) {
            return takesUser(word.substring(0, equals)) ? word.substring(equals + 1) : "";
        }
        int at = program.equals("curl") ? lastSwitch(word) : -1;
        return at > 0 && at + 1 < word.length() && word.charAt(at) == 'u' ? word.substring(at + 1) : "";
    }

    /** Whether a user has no password, since it is the key itself. */
    private static boolean isKeyAsUser(String word) {
        int last = word.length() - 1;
        return last > 0 && word.indexOf(':') == last && RandomText.isRandom(word.substring(0, last), true);
    }

    /** Whether a word is an option with the password behind it. */
    private boolean isAttached(String word) {
        String option = ProgramOptions.attached(program);
        return !option.isEmpty()
                && word.length() > 3
                && word.startsWith(option)
                && "-=".indexOf(word.charAt(2)) < 0
                && Literals.isOwn(word.substring(2));
    }

    /** Whether a word is the password behind a verb, before which options of the program stand at most. */
    private boolean isBehindVerb(int i) {
        if (words.get(i).startsWith("-") || ShellWords.isRedirection(words.get(i))) {
            return false;
        }
        for (Map.Entry<String, Integer> verb : ProgramOptions.verbs(program).entrySet()) {
            int at = i - verb.getValue();
            if (at > programAt
                    && at - programAt < LONGEST_OPTIONS
                    && words.get(at).equals(verb.getKey())) {
                return areOptions(programAt + 1, at);
            }
        }
        return false;
    }

    /** Whether words are options alone, each with a value at most. */
    private boolean areOptions(int from, int to) {
        for (int i = from; i < to; i++) {
            boolean isValue = i > from && words.get(i - 1).startsWith("-");
            if (!isValue && !words.get(i).startsWith("-")) {
                return false;
            }
        }
        return true;
    }

    /** Whether a word is {@code >password}, as rules of Redis for a user have it. */
    private boolean isOfAccessList(int i) {
        if (words.get(i).length() < 3
                || words.get(i).charAt(0) != '>'
                || words.get(i).charAt(1) == '>') {
            return false;
        }
        List<String> before = words.subList(Math.max(0, i - LONGEST_RULE), i);
        return before.contains("on") && before.stream().anyMatch(RULES_BEGIN::contains);
    }

    /** Whether a word is the last one behind htpasswd -b. */
    private boolean isLastOfHtpasswd(int i) {
        boolean isLast = i + 1 == words.size()
                || ShellWords.endsCommand(words.get(i + 1))
                || ShellWords.isRedirection(words.get(i + 1));
        return program.equals("htpasswd")
                && takesPasswordLast
                && isLast
                && !words.get(i).startsWith("-")
                && !ShellWords.isRedirection(words.get(i))
                && !ShellWords.isRedirection(words.get(i - 1));
    }

    private boolean isPipedInto(int i, String reader) {
        return i + 2 < words.size()
                && words.get(i + 1).equals("|")
                && words.get(i + 2).endsWith(reader);
    }

    /** The last word of {@code mc alias set NAME URL USER PASSWORD}, or of its older spelling. */
    private boolean isStoreSecret(int i) {
        if (i < 5 || !words.get(i - 2).contains("://")) {
            return false;
        }
        String verb = words.get(i - 5) + " " + words.get(i - 4);
        return verb.equals("alias set") || verb.equals("host add");
    }

    /** The first secret among the words of a command or of a script, when there is one. */
    static @Nullable Span find(String text) {
        if (text.length() <= LONGEST_COMMAND) {
            return findIn(text);
        }
        for (int from = 0; from < text.length(); ) {
            int newline = text.indexOf('\n', from);
            int end = newline < 0 ? text.length() : newline;
            int cut = Math.min(end, from + LONGEST_COMMAND);
            Span span = findIn(text.substring(from, cut));
            if (span != null) {
                return new Span(
                        span.kind(),
                        from + span.from(),
                        from + span.to(),
                        from + span.secretFrom(),
                        from + span.secretTo());
            }
            // Half of what was cut off stands in the next part too, so that no option is parted from its value.
            from = cut == end ? end + 1 : from + LONGEST_COMMAND / 2;
        }
        return null;
    }

    /** The first secret among the words of a line, those within words in quotes included, when there is one. */
    private static @Nullable Span findIn(String line) {
        List<String> words = ShellWords.split(line);
        List<@Nullable String> kinds = kinds(words);
        int option = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String kind = kinds.get(i);
            String secret = kind == null ? "" : password(kind, word);
            if (kind == null && word.indexOf(' ') > 0 && word.length() < line.length()) {
                Span within = findIn(word);
                kind = within == null ? null : within.kind();
                secret = within == null ? "" : word.substring(within.secretFrom(), within.secretTo());
            }
            if (kind != null) {
                int at = line.indexOf(secret, option);
                int to = at < 0 ? line.length() : at + secret.length();
                // Quotes within a word are no part of it.
                return new Span(kind, option, to, at < 0 ? option : at, to);
            }
            option = Math.max(option, line.indexOf(word, option));
        }
        return null;
    }

    /** The password within a word that was found to be a secret of this kind. */
    static String password(String kind, String word) {
        if (kind.equals(USER)) {
            return word.substring(word.indexOf(':') + 1);
        }
        if (kind.equals(HEADER)) {
            return Headers.secret(word);
        }
        if (kind.equals(KEY)) {
            return word.substring(0, word.length() - 1);
        }
        if (word.startsWith(ITSELF)) {
            return word.substring(ITSELF.length());
        }
        boolean isAttached = word.startsWith("-p") || word.startsWith("-P") || word.startsWith("-w");
        return isAttached ? word.substring(2) : word.startsWith(">") ? word.substring(1) : word;
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
