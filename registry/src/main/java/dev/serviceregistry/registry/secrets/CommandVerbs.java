package dev.serviceregistry.registry.secrets;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells which words of a command are a password by where they stand: behind a verb, at the end, or before a pipe. */
final class CommandVerbs {

    /** How many words stand at most between a program and its verb. */
    private static final int LONGEST_OPTIONS = 20;

    /** How many words stand at most between a user of Redis and its password. */
    private static final int LONGEST_RULE = 4;

    /** What begins a rule of Redis for a user. */
    private static final Set<String> RULES_BEGIN = Words.set("user --user setuser SETUSER");

    /** Words of a program behind which a password stands, and how many words later it does. */
    private record Verb(List<String> words, int distance) {

        Verb(String words, int distance) {
            this(Words.list(words), distance);
        }
    }

    private static final List<Verb> OF_MYSQL = List.of(new Verb("password", 1));
    private static final List<Verb> OF_REDIS = List.of(new Verb("AUTH", 1), new Verb("auth", 1));

    private static final Map<String, List<Verb>> VERBS = Map.ofEntries(
            Map.entry(
                    "rabbitmqctl",
                    List.of(new Verb("add_user", 2), new Verb("change_password", 2), new Verb("authenticate_user", 2))),
            Map.entry("mysqladmin", OF_MYSQL),
            Map.entry("mariadb-admin", OF_MYSQL),
            Map.entry("redis-cli", OF_REDIS),
            Map.entry("valkey-cli", OF_REDIS),
            Map.entry("vault", List.of(new Verb("operator unseal", 1), new Verb("login", 1))),
            Map.entry("mc", List.of(new Verb("admin user add", 3))),
            Map.entry("ngrok", List.of(new Verb("authtoken", 1), new Verb("config add-authtoken", 1))),
            Map.entry("grafana-cli", List.of(new Verb("admin reset-admin-password", 1))),
            Map.entry("grafana", List.of(new Verb("cli admin reset-admin-password", 1))));

    /** Programs that keep settings, each behind its name. */
    private static final Set<String> CONFIGURED = Words.set("aws npm pnpm yarn composer poetry git");

    /** How settings of PHP's and Python's package managers begin, and how many words later the secret stands. */
    private static final Map<String, Integer> REPOSITORIES = Map.of(
            "http-basic.",
            2,
            "pypi-token.",
            1,
            "github-oauth.",
            1,
            "gitlab-token.",
            1,
            "gitlab-oauth.",
            1,
            "bearer.",
            1);

    /** Programs that take a password as their last word behind an option with a b in it. */
    private static final Set<String> BATCHES = Words.set("htpasswd mosquitto_passwd");

    /** Options that say that a password comes from a pipe, of whatever program. */
    private static final Set<String> FROM_PIPE = Words.set("--password-stdin --passwd-on-stdin");

    private static final Set<String> PRINTERS = Words.set("echo printf");

    private CommandVerbs() {}

    /** Whether anything is known of what stands behind a program. */
    static boolean isKnown(String program) {
        return VERBS.containsKey(program) || BATCHES.contains(program) || CONFIGURED.contains(program);
    }

    /** Whether a word is a verb of a program that others are called as. */
    static boolean isVerb(String program, String word) {
        return VERBS.getOrDefault(program, List.of()).stream()
                .anyMatch(verb -> verb.words().contains(word));
    }

    /**
     * Whether a word is a password by its place.
     *
     * @param program the program that runs it, without the directory; empty for an unknown one
     * @param programAt where that stands
     */
    static boolean isPassword(List<String> words, int i, String program, int programAt) {
        return isBehindVerb(words, i, program, programAt)
                || CONFIGURED.contains(program) && isSetting(words, i, programAt)
                || isOfAccessList(words, i)
                || BATCHES.contains(program) && isLast(words, i, programAt)
                || isPiped(words, i);
    }

    /** Whether a word is the password behind a verb, before which options of the program stand at most. */
    private static boolean isBehindVerb(List<String> words, int i, String program, int programAt) {
        if (words.get(i).startsWith("-") || ShellWords.isRedirection(words.get(i))) {
            return false;
        }
        for (Verb verb : VERBS.getOrDefault(program, List.of())) {
            int at = i - verb.distance() - verb.words().size() + 1;
            if (at > programAt
                    && at - programAt < LONGEST_OPTIONS
                    && words.subList(at, at + verb.words().size()).equals(verb.words())) {
                return areOptions(words, programAt + 1, at);
            }
        }
        return false;
    }

    /** Whether words are options alone, each with a value at most. */
    private static boolean areOptions(List<String> words, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean isValue = i > from && words.get(i - 1).startsWith("-");
            if (!isValue && !words.get(i).startsWith("-")) {
                return false;
            }
        }
        return true;
    }

    /** The value of {@code configure set NAME VALUE}, or of {@code config NAME VALUE}, of which the name is a secret's. */
    private static boolean isSetting(List<String> words, int i, int programAt) {
        String verb = words.get(Math.min(programAt + 1, i));
        if (!verb.startsWith("config") || i < programAt + 3 || words.get(i).startsWith("-")) {
            return false;
        }
        for (Map.Entry<String, Integer> repository : REPOSITORIES.entrySet()) {
            int at = i - repository.getValue();
            if (at > programAt + 1 && words.get(at).startsWith(repository.getKey())) {
                return true;
            }
        }
        String name = words.get(i - 1);
        return !name.startsWith("-")
                && i - programAt < LONGEST_RULE + 2
                && SecretNames.strength(name) == NameStrength.STRONG
                && Literals.isSecret(words.get(i), NameStrength.STRONG);
    }

    /** Whether a word is {@code >password}, as rules of Redis for a user have it. */
    private static boolean isOfAccessList(List<String> words, int i) {
        if (words.get(i).length() < 3
                || words.get(i).charAt(0) != '>'
                || words.get(i).charAt(1) == '>') {
            return false;
        }
        List<String> before = words.subList(Math.max(0, i - LONGEST_RULE), i);
        return before.contains("on") && before.stream().anyMatch(RULES_BEGIN::contains);
    }

    /** Whether a word is the last one of a command that has the option for a password as its last word. */
    private static boolean isLast(List<String> words, int i, int programAt) {
        String word = words.get(i);
        return endsBehind(words, i)
                && !word.startsWith("-")
                && !ShellWords.isRedirection(word)
                && !ShellWords.isRedirection(words.get(i - 1))
                && words.subList(programAt + 1, i).stream()
                        .anyMatch(option -> option.startsWith("-") && option.indexOf('b') > 0);
    }

    private static boolean endsBehind(List<String> words, int i) {
        return i + 1 == words.size()
                || ShellWords.endsCommand(words.get(i + 1))
                || ShellWords.isRedirection(words.get(i + 1));
    }

    /** Whether a word is printed into a program that reads a password. */
    private static boolean isPiped(List<String> words, int i) {
        if (i < 1 || i + 2 >= words.size() || !words.get(i + 1).equals("|")) {
            return false;
        }
        int printer = i - 1;
        while (printer > 0
                && (words.get(printer).startsWith("-") || words.get(printer).startsWith("%"))) {
            printer--;
        }
        return PRINTERS.contains(words.get(printer)) && readsPassword(words, i + 2);
    }

    private static boolean readsPassword(List<String> words, int from) {
        String program = words.get(from).substring(words.get(from).lastIndexOf('/') + 1);
        for (int i = from; i < words.size() && !ShellWords.endsCommand(words.get(i)); i++) {
            String word = words.get(i);
            if (FROM_PIPE.contains(word)
                    || program.equals("sudo") && word.equals("-S")
                    || program.equals("passwd") && word.equals("--stdin")) {
                return true;
            }
        }
        return false;
    }

    /** The last word of {@code mc alias set NAME URL USER PASSWORD}, or of its older spelling. */
    static boolean isStoreSecret(List<String> words, int i) {
        if (i < 5 || !words.get(i - 2).contains("://")) {
            return false;
        }
        String verb = words.get(i - 5) + " " + words.get(i - 4);
        return verb.equals("alias set") || verb.equals("host add");
    }

    /** Whether a word is the password of a machine, as .netrc has it. */
    static boolean isOfMachine(List<String> words, int i) {
        if (i < 1 || !words.get(i - 1).equals("password")) {
            return false;
        }
        int user = i > 1 && words.get(i - 2).equals(ShellWords.NEW_LINE) ? i - 3 : i - 2;
        return user > 0 && words.get(user - 1).equals("login");
    }

    /** Whether a word is given to the program that changes passwords: by a pipe, or as its input. */
    static boolean isForChpasswd(List<String> words, int i) {
        String reader = "chpasswd";
        boolean piped = i + 2 < words.size()
                && words.get(i + 1).equals("|")
                && words.get(i + 2).endsWith(reader);
        boolean isInput =
                i > 1 && words.get(i - 1).equals("<<<") && words.get(i - 2).endsWith(reader);
        boolean isLine = i > 2
                && words.get(i - 1).equals(ShellWords.NEW_LINE)
                && words.get(i - 2).startsWith("<<")
                && words.get(i - 3).endsWith(reader);
        return piped || isInput || isLine;
    }
}
