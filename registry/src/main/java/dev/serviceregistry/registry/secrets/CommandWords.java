package dev.serviceregistry.registry.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds secrets among the words of a command: behind options that name one, and where a program is known to take one. */
final class CommandWords {

    /** A longer text is a script, of which each line is a command; quotes within quotes would take too long in it. */
    private static final int LONGEST_COMMAND = 10_000;

    static final String OPTION = "value of a secret option";
    static final String USER = "password of a user";
    static final String LOGIN = "password of a login";
    static final String KEY = "key in the place of a user";
    static final String HEADER = "value of a secret header";

    /** Directives of Redis, HAProxy and OpenLDAP with a password. */
    private static final Set<String> DIRECTIVES = Words.set("requirepass masterauth insecure-password rootpw");

    /** Options of OpenSSL that say where a password comes from; behind {@code pass:} it stands itself. */
    private static final Set<String> PASSWORD_SOURCES = Words.set("-passin -passout -pass");

    /** The option of Consul and its like with the key that agents encrypt with. */
    private static final String ENCRYPT = "-encrypt";

    private static final String ITSELF = "pass:";

    private final List<String> words;
    private String program = "";
    private int programAt;

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
            boolean isVerb = CommandVerbs.isVerb(program, word);
            if (!isVerb && (ProgramOptions.isKnown(name) || CommandVerbs.isKnown(name)) && !word.startsWith("/etc/")) {
                program = name;
                programAt = i;
            } else if (ShellWords.endsCommand(word)) {
                program = "";
            }
        }
        return kinds;
    }

    private @Nullable String kind(int i, String word, String before) {
        if (ShellWords.endsCommand(word)) {
            return null;
        }
        String option = CommandUsers.option(program, before);
        if (CommandUsers.isGiven(program, option, word)) {
            return USER;
        }
        if (program.equals("curl") && ProgramOptions.takesUser(program, option) && CommandUsers.isKeyAsUser(word)) {
            return KEY;
        }
        if (CommandUsers.isLogin(program, before, word)) {
            return LOGIN;
        }
        if (isBehindOption(i, word, before)) {
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
        if (before.equals("auth") && i > 1 && words.get(i - 2).equals("stats") && isUser(word)) {
            return USER; // As HAProxy has it.
        }
        if (isUser(word) && (CommandVerbs.isForChpasswd(words, i) || isOfStore(i))) {
            return USER;
        }
        return isByPlace(i, word, before) ? OPTION : null;
    }

    private boolean isBehindOption(int i, String word, String before) {
        return before.length() > 2
                && before.startsWith("-")
                && before.indexOf('=') < 0
                && !word.startsWith("-")
                && !ProgramOptions.takesNameOfSecret(words.subList(0, i), word)
                && SecretNames.strength(before) == NameStrength.STRONG
                && Literals.isSecretUnder(before, NameStrength.STRONG, word);
    }

    private boolean isByPlace(int i, String word, String before) {
        boolean stands = PASSWORD_SOURCES.contains(before) && word.startsWith(ITSELF)
                || CommandVerbs.isPassword(words, i, program, programAt)
                || CommandVerbs.isOfMachine(words, i);
        if (stands && Literals.isOwn(password(OPTION, word)) || isAttached(word)) {
            return true;
        }
        boolean given = DIRECTIVES.contains(before)
                || ProgramOptions.takesPassword(program, before, words.subList(programAt, i))
                || CommandVerbs.isStoreSecret(words, i);
        return given && Literals.isSecret(word, NameStrength.STRONG);
    }

    /** Whether a word is the user behind {@code etcdctl user add}. */
    private boolean isOfStore(int i) {
        return program.equals("etcdctl")
                && i > 1
                && words.get(i - 1).equals("add")
                && words.get(i - 2).equals("user");
    }

    private static boolean isUser(String word) {
        return CommandUsers.isUserWithPassword(word);
    }

    /** Whether a word is an option with the password behind it. */
    private boolean isAttached(String word) {
        if (word.startsWith(ENCRYPT + "=") && ProgramOptions.takesPassword(program, ENCRYPT, List.of())) {
            return Literals.isOwn(word.substring(ENCRYPT.length() + 1));
        }
        String option = ProgramOptions.attached(program);
        return !option.isEmpty()
                && word.length() > 3
                && word.startsWith(option)
                && "-=".indexOf(word.charAt(2)) < 0
                && Literals.isOwn(word.substring(2));
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
        if (kind.equals(LOGIN)) {
            return CommandUsers.loginPassword(word);
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
        if (word.startsWith(ENCRYPT + "=")) {
            return word.substring(ENCRYPT.length() + 1);
        }
        boolean isAttached = word.startsWith("-p") || word.startsWith("-P") || word.startsWith("-w");
        return isAttached ? word.substring(2) : word.startsWith(">") ? word.substring(1) : word;
    }
}
