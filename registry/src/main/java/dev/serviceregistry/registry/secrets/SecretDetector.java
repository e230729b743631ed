package dev.serviceregistry.registry.secrets;

import dev.serviceregistry.registry.schema.VariableText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a text is a secret that stands in plain text: by its own form, by the name it stands under, or because it
 * looks drawn by lot. One for each file: it remembers names.
 *
 * <p>A reference to a secret (<code>${VAR}</code>, a path, the name of a secret) is none.
 */
public final class SecretDetector {

    private static final String BY_NAME = "literal under a secret's name";
    private static final String RANDOM = "random text";

    /** How the value begins that Neo4j takes for its user with a password. */
    private static final String NEO4J = "neo4j/";

    /** Shorter random words of a command are more often identifiers than keys. */
    private static final int SHORTEST_RANDOM_WORD = 32;

    /** What people write sentences into, in which a word before an equals sign or behind a hyphen names nothing. */
    private static final Set<String> SENTENCES =
            Words.set("description summary reason notes title display_name message");

    /** The same with what they write queries into. */
    private static final Set<String> PROSE =
            Words.set("description summary reason notes title display_name message expr good total query");

    /** Keys that sound like a secret and hold the name of one. */
    private static final Set<String> NAMES_OF_SECRETS = Words.set("from_secret tls_secret secret secrets");

    /** A user of a program, whose password stands behind a colon; what else has one is an image, an address or a document. */
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_.@+\\\\-]+:");

    /** A variable that file servers take a user from. */
    private static final Pattern USER_OF_SERVER = Pattern.compile("USER\\d{0,3}");

    /** What tells the version of a key before it. */
    private static final Pattern VERSION = Pattern.compile("^v\\d{1,2}:");

    /** What was found out of names: those of a file are few and come again and again. */
    private final Map<String, NameStrength> strengths = new HashMap<>();

    /** Whether a name is that of a password, which may be a number too; other secrets are none. */
    public static boolean isPassword(String name) {
        return SecretNames.isPassword(name);
    }

    /** Whether a name says surely that what bears it is secret, and not what it is called. */
    public static boolean namesSecret(String name) {
        return SecretNames.strength(name) == NameStrength.STRONG && !holdsName(name);
    }

    /** Whether what stands under a key is the name of a secret, as the schema has it. */
    public static boolean holdsName(String key) {
        return NAMES_OF_SECRETS.contains(key);
    }

    /** The secret that a value is under this name, when it is one. */
    public Optional<DetectedSecret> find(String name, String value) {
        if (value.length() < 2) {
            return Optional.empty();
        }
        // A text of several lines is most often a script.
        return find(name, value, value.strip().indexOf('\n') < 0);
    }

    private Optional<DetectedSecret> find(String name, String value, boolean isValue) {
        VariableText text = isValue ? VariableText.ofValue(value) : VariableText.of(value);
        DetectedSecret found = byForm(name, text, value, PROSE.contains(name));
        if (found == null && SENTENCES.contains(name)) {
            Span span = Comments.inSentence(text.literal());
            found = span == null ? null : detected(span, text);
        }
        if (found == null && isSecretUnder(name, text.literal())) {
            found = whole(BY_NAME, text, text.literal());
        }
        if (found == null && isUsers(name, text.literal())) {
            found = whole(CommandWords.USER, text, text.literal());
        }
        boolean isLine = isValue && !PROSE.contains(name);
        if (found == null && (isRandomUnder(name, text.literal()) || isLine && hasRandom(name, text.literal()))) {
            found = whole(RANDOM, text, text.literal());
        }
        return found == null ? namedDefault(text) : Optional.of(found);
    }

    /** The secret that the default of a variable is by the variable's own name, under whatever name it is used. */
    public Optional<DetectedSecret> findDefault(String variable, String value) {
        return Optional.of(value)
                .filter(text -> text.length() > 1 && isSecretDefault(variable, text))
                .map(text -> whole(BY_NAME, VariableText.of(text), text));
    }

    private Optional<DetectedSecret> namedDefault(VariableText text) {
        return text.defaults().stream()
                .filter(one -> isSecretDefault(one.variable(), text.literal(one)))
                .findFirst()
                .map(one -> whole(BY_NAME, VariableText.of(text.literal(one)), text.literal(one))
                        .asDefault());
    }

    private boolean isSecretDefault(String variable, String value) {
        return strength(variable) == NameStrength.STRONG && isSecretUnder(variable, value);
    }

    /** The secret that a value is of which the schema's own words say that it is one; an empty text or a reference is none. */
    public Optional<DetectedSecret> findDeclared(String kind, String value) {
        VariableText text = VariableText.ofValue(value);
        DetectedSecret found = byForm("", text, value, true);
        boolean refers = text.literal().isBlank() || text.literal().indexOf(VariableText.UNKNOWN) >= 0;
        return found != null || refers ? Optional.ofNullable(found) : Optional.of(whole(kind, text, text.literal()));
    }

    /** The secrets among the items of an array; in a command an item may name the one behind it. */
    public List<Optional<DetectedSecret>> findAll(String name, List<String> items) {
        List<String> words = new ArrayList<>(items.size());
        for (String item : items) {
            words.add(read(item).literal());
        }
        List<@Nullable String> kinds = CommandWords.kinds(words);
        List<Optional<DetectedSecret>> found = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            String kind = kinds.get(i);
            if (kind != null) {
                found.add(Optional.of(whole(kind, read(items.get(i)), CommandWords.password(kind, words.get(i)))));
                continue;
            }
            if (ProgramOptions.takesNameOfSecret(words.subList(0, i), words.get(i))) {
                found.add(Optional.empty());
                continue;
            }
            Optional<DetectedSecret> one = find(name, items.get(i), isWord(items.get(i)));
            boolean identifier = one.isPresent()
                    && one.get().kind().equals(RANDOM)
                    && items.get(i).length() < SHORTEST_RANDOM_WORD;
            found.add(identifier ? Optional.empty() : one);
        }
        return found;
    }

    private static VariableText read(String item) {
        return isWord(item) ? VariableText.ofValue(item) : VariableText.of(item);
    }

    /** Whether an item of a command is one word; another is most often a line for a shell. */
    private static boolean isWord(String item) {
        for (int i = 0; i < item.length(); i++) {
            if (item.charAt(i) <= ' ') {
                return false;
            }
        }
        return true;
    }

    /** The secret that a whole number is under this name, when it is one. */
    public Optional<DetectedSecret> find(String name, long number) {
        String digits = Long.toString(number);
        return number >= 0
                        && strength(name) == NameStrength.STRONG
                        && !SecretNames.isSwitch(name)
                        && Literals.isSecretUnder(name, NameStrength.STRONG, digits)
                ? Optional.of(new DetectedSecret(
                        "number under a secret's name", false, false, WellKnownPasswords.contains(digits)))
                : Optional.empty();
    }

    private static @Nullable DetectedSecret byForm(String name, VariableText text, String written, boolean prose) {
        String literal = text.literal();
        Span span = KnownTokens.find(literal);
        if (span == null && literal.indexOf('@') > 0) {
            span = Addresses.find(name, literal);
        }
        if (span == null && !prose && (literal.indexOf('=') > 0 || literal.indexOf(':') > 0)) {
            span = Assignments.find(literal);
        }
        if (span == null && !prose && literal.indexOf('"') + literal.indexOf('\'') + literal.indexOf('<') > -3) {
            span = LanguageForms.find(literal);
        }
        return span != null ? detected(span, text) : prose ? null : inCommand(VariableText.of(written));
    }

    private static @Nullable DetectedSecret inCommand(VariableText command) {
        String literal = command.literal();
        // In the headers that a variable lists a space is written as in addresses.
        String spaced = literal.replace("%20", "   ");
        Span span = spaced.indexOf(' ') > 0 ? CommandWords.find(spaced) : null;
        return span == null ? null : detected(span, command);
    }

    private static DetectedSecret detected(Span span, VariableText text) {
        String secret = text.literal().substring(span.secretFrom(), span.secretTo());
        boolean isDefault = text.isDefault(span.secretFrom(), span.secretTo());
        // The password of a URL may come from a variable that the URL is not part of.
        boolean byForm = !isDefault || text.isDefault(span.from(), span.from() + 1);
        return new DetectedSecret(span.kind(), byForm, isDefault, WellKnownPasswords.contains(secret));
    }

    private NameStrength strength(String name) {
        return strengths.computeIfAbsent(name, SecretNames::strength);
    }

    private boolean isSecretUnder(String name, String literal) {
        NameStrength strength = strength(name);
        if (strength == NameStrength.NONE) {
            return SecretNames.takesUserWithPassword(name)
                    && USER.matcher(literal).lookingAt()
                    && SecretNames.isUserFor(
                            name,
                            literal.substring(0, literal.indexOf(':')),
                            literal.substring(literal.indexOf(':') + 1))
                    && CommandUsers.isUserWithPassword(literal);
        }
        boolean isAddress = SecretNames.mayPassToProxy(name) && Literals.isHostWithPort(literal);
        return (literal.length() > 3 || !SecretNames.isSwitch(name))
                && !isAddress
                && Literals.isSecretUnder(name, strength, literal);
    }

    private static boolean isRandomUnder(String name, String literal) {
        return literal.length() >= RandomText.SHORTEST
                && RandomText.isRandom(literal, SecretNames.mentionsKey(name))
                && !SecretNames.isIdentifier(name)
                && !(SecretNames.namesPgpKey(name) && PublicTexts.isFingerprint(literal))
                && !PublicTexts.isIdentifier(name, literal);
    }

    /** Whether a value is one user with a password, or several, as file servers take them from variables. */
    private static boolean isUsers(String name, String literal) {
        return literal.indexOf(':') > 0 && CommandUsers.isListWithPassword(literal)
                || USER_OF_SERVER.matcher(name).matches() && CommandUsers.isWithSemicolon(literal);
    }

    /** Whether a line has a long word, or a list an item, that is drawn by lot. */
    private static boolean hasRandom(String name, String literal) {
        boolean isList = literal.indexOf(',') > 0 && literal.indexOf(' ') < 0 && !literal.startsWith("data:");
        if (literal.length() < RandomText.SHORTEST || !isList && literal.indexOf(' ') < 0 && !literal.startsWith("v")) {
            return false;
        }
        String before = "";
        for (String part : literal.split(isList ? "," : "\\s+")) {
            String word = Literals.unquoted(VERSION.matcher(part).replaceFirst(""));
            boolean isLong =
                    word.length() >= (isList || literal.indexOf(' ') < 0 ? RandomText.SHORTEST : SHORTEST_RANDOM_WORD);
            if (isLong && word.charAt(0) != '/' && !SecretNames.isIdentifier(before) && isRandomUnder(name, word)) {
                return true;
            }
            before = part;
        }
        return false;
    }

    private static DetectedSecret whole(String kind, VariableText text, String written) {
        String secret = Literals.unquoted(written.strip());
        String password = secret.startsWith(NEO4J) ? secret.substring(NEO4J.length()) : secret;
        boolean wellKnown = WellKnownPasswords.contains(password);
        return new DetectedSecret(kind, false, text.isDefault(0, text.literal().length()), wellKnown);
    }
}
