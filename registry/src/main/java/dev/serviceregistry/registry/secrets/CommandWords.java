package dev.serviceregistry.registry.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds secrets among the words of a command: behind options that name one, and where a program is known to take one. */
final class CommandWords {

    private static final int SHORTEST_BEARER = 16;
    private static final int SHORTEST_CREDENTIAL = 8;

    /** What stands before the credential in a header that authorizes; behind Bearer and Basic it has a form. */
    private static final Set<String> SCHEMES = Words.set("token api-token apikey api-key");

    /** A longer text is a script, of which each line is a command; quotes within quotes would take too long in it. */
    private static final int LONGEST_COMMAND = 10_000;

    static final String OPTION = "value of a secret option";
    static final String USER = "password of a user";
    static final String HEADER = "value of a secret header";

    /** Options that take {@code user:password}. */
    private static final Set<String> USERS = Words.set("-u --user --proxy-user -U --basic-auth --userpass");

    /** Programs whose option -p takes a password, and whether it stands in the same word. */
    private static final Set<String> ATTACHED = Words.set("""
            mysql mysqladmin mysqldump mysqlcheck mysqlshow mysqlsh mysqlimport mariadb mariadb-admin
            mariadb-dump
            """);

    private static final Set<String> SEPARATE = Words.set("""
            mongo mongosh mongodump mongorestore mongoimport mongoexport sshpass cqlsh login cypher-shell
            rabbitmqadmin clickhouse-client influx neo4j-admin
            """);
    private static final Set<String> CAPITAL = Words.set("sqlcmd bcp ipmitool");
    private static final Set<String> REDIS = Words.set("redis-cli valkey-cli keydb-cli");
    private static final Set<String> LDAP = Words.set("ldapsearch ldapwhoami ldapadd ldapmodify ldapdelete");

    private final List<String> words;
    private String program = "";

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
            if (isProgram(name)) {
                program = name;
            } else if (word.equals("&&") || word.equals("||") || word.equals("|") || word.equals(";")) {
                program = "";
            }
        }
        return kinds;
    }

    private static boolean isProgram(String name) {
        return ATTACHED.contains(name)
                || SEPARATE.contains(name)
                || CAPITAL.contains(name)
                || REDIS.contains(name)
                || LDAP.contains(name)
                || name.equals("mc")
                || name.equals("etcdctl");
    }

    private @Nullable String kind(int i, String word, String before) {
        if (USERS.contains(before) && isUserWithPassword(word)) {
            return USER;
        }
        boolean isOption = word.startsWith("-");
        if (before.length() > 2
                && before.startsWith("-")
                && before.indexOf('=') < 0
                && !isOption
                && SecretNames.strength(before) == NameStrength.STRONG
                && Literals.isSecret(word, NameStrength.STRONG)) {
            return OPTION;
        }
        if (before.endsWith("Bearer") && word.length() >= SHORTEST_BEARER && Literals.isOwn(word)) {
            return "bearer token";
        }
        if (before.endsWith("Basic")
                && RandomText.isEncodedText(word)
                && RandomText.decoded(word).indexOf(':') > 0) {
            return "user and password in base64";
        }
        if ((before.equals("-H") || before.equals("--header"))
                && !headerSecret(word).isEmpty()) {
            return HEADER;
        }
        if (before.equals("password") && i > 2 && words.get(i - 3).equals("login") && Literals.isOwn(word)) {
            return OPTION; // As .netrc has it.
        }
        if ((before.equals("requirepass") || before.equals("masterauth"))
                && Literals.isSecret(word, NameStrength.STRONG)) {
            return OPTION;
        }
        if (ATTACHED.contains(program)
                && word.length() > 3
                && word.startsWith("-p")
                && Literals.isOwn(word.substring(2))
                && word.charAt(2) != '-') {
            return word.charAt(2) == '=' ? null : OPTION;
        }
        boolean takes = SEPARATE.contains(program) && before.equals("-p")
                || CAPITAL.contains(program) && before.equals("-P")
                || REDIS.contains(program) && (before.equals("-a") || before.equals("--pass"))
                || LDAP.contains(program) && before.equals("-w");
        if (takes && Literals.isSecret(word, NameStrength.STRONG)) {
            return OPTION;
        }
        return isStoreSecret(i) && Literals.isSecret(word, NameStrength.STRONG) ? OPTION : null;
    }

    /** The secret that a header has; empty for none. */
    private static String headerSecret(String header) {
        int colon = header.indexOf(':');
        if (colon <= 0) {
            return "";
        }
        String name = header.substring(0, colon);
        String value = header.substring(colon + 1).strip();
        if (!name.equalsIgnoreCase("Authorization")) {
            boolean secret =
                    SecretNames.strength(name) == NameStrength.STRONG && Literals.isSecret(value, NameStrength.STRONG);
            return secret ? value : "";
        }
        int space = value.indexOf(' ');
        boolean scheme = space > 0 && SCHEMES.contains(value.substring(0, space).toLowerCase(Locale.ROOT));
        String credential = scheme ? value.substring(space + 1).strip() : value;
        return credential.length() >= SHORTEST_CREDENTIAL
                        && hasDigit(credential)
                        && Literals.isOwn(credential)
                        && credential.indexOf(' ') < 0
                ? credential
                : "";
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
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
        List<String> words = split(line);
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
                int from = Math.max(0, line.indexOf(secret, option));
                int to = Math.min(from + secret.length(), line.length());
                return new Span(kind, option, to, from, to);
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
            return headerSecret(word);
        }
        return word.startsWith("-p") ? word.substring(2) : word;
    }

    /** Whether a text is {@code user:password}; a number behind the colon is one of a group. */
    static boolean isUserWithPassword(String text) {
        int colon = text.indexOf(':');
        boolean asked = text.startsWith("<") && text.endsWith(">");
        if (colon < 0 || asked || text.startsWith("//", colon + 1)) {
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

    /** The words of a line as a shell parts them; a quote that is never closed goes to its end. */
    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean begun = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                begun = true;
            } else if (c <= ' ' || c == ';') {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                begun = false;
                if (c == ';') {
                    words.add(";");
                }
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}
