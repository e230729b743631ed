package dev.serviceregistry.engine.drools.compiler.check.syntax;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Refusals.Refusal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people write who know other languages, such as SQL, Rego, CEL or Python, each with how rules say it. */
final class Habits {

    /** How rules say that a number is between two others. */
    static final String RANGE = "write two comparisons with a comma between them, such as replicas >= 1, replicas <= 3";

    private static final String PATTERN = "write matches, with .* for what may be anything";

    /** Words behind a value, in small letters. */
    private static final Map<String, String> RELATIONS = Map.ofEntries(
            Map.entry("like", PATTERN),
            Map.entry("ilike", PATTERN),
            Map.entry("regexp", PATTERN),
            Map.entry("rlike", PATTERN),
            Map.entry("is", "write == or !=; what is absent is the absence of a fact: not Type( … )"),
            Map.entry("isnt", "write !="),
            Map.entry("equals", "write =="),
            Map.entry("eq", "write =="),
            Map.entry("ne", "write !="),
            Map.entry("lt", "write <"),
            Map.entry("gt", "write >"),
            Map.entry("between", RANGE),
            Map.entry("startswith", "ask it of the field: name.startsWith( \"…\" )"),
            Map.entry("endswith", "ask it of the field: name.endsWith( \"…\" )"),
            Map.entry("starts", "ask it of the field: name.startsWith( \"…\" )"),
            Map.entry("begins", "ask it of the field: name.startsWith( \"…\" )"),
            Map.entry("ends", "ask it of the field: name.endsWith( \"…\" )"),
            Map.entry("has", "write contains"),
            Map.entry("include", "write contains"),
            Map.entry("includes", "write contains"),
            Map.entry("contain", "write contains"),
            Map.entry("match", "write matches"),
            Map.entry(
                    "exists",
                    "a text that may be empty is compared: name != \"\"; a fact is asked for: exists Type( … )"));

    /** Words of the language, which are written in small letters. */
    private static final Set<String> SMALL = Set.of("in", "not", "matches", "contains");

    private static final Set<String> BEGINS_LINE =
            Set.of("rule", "when", "then", "end", "not", "exists", "forall", "accumulate");

    private static final Refusal NOT = new Refusal("what there must not be has 'not' before it", "write not Type( … )");
    private static final Refusal EACH = new Refusal(
            "a condition holds for each fact of its type", "write $service : Service( … ) for each of them");
    private static final Refusal ALL = new Refusal(
            "what holds of all facts is written with forall",
            "write forall( $x : Type( … ) Type( this == $x, … ) ), or not Type( … ) of what must not be");
    private static final Refusal ONE =
            new Refusal("what there must be has 'exists' before it", "write exists Type( … )");
    private static final Refusal WHERE =
            new Refusal("what must hold stands in the parentheses of a type", "write Service( replicas < 2 )");
    private static final Refusal NAMED =
            new Refusal("a name stands before a type, with a colon", "write $service : Service( … )");

    private static final Map<String, Refusal> CONDITIONS = Map.of(
            "&&", new Refusal("'&&' is not needed: all conditions are demanded", "write each on its own line"),
            "||", new Refusal("'||' stands between comparisons", "write ( A( … ) or B( … ) )"),
            "!", NOT,
            "-", new Refusal("conditions stand on lines of their own, with no mark before them", "remove it"),
            "--", new Refusal("a comment does not begin with '--'", "write //"),
            "*", new Refusal("conditions stand on lines of their own, with no mark before them", "remove it"),
            ":", new Refusal("nothing stands behind 'when' on its line", "remove the colon"));

    /** Words that no type follows in parentheses, in small letters. */
    private static final Map<String, Refusal> BEGINNINGS = Map.ofEntries(
            Map.entry("unless", new Refusal("there is no 'unless'", "write not Type( … )")),
            Map.entry("no", NOT),
            Map.entry("none", NOT),
            Map.entry("all", ALL),
            Map.entry("every", ALL),
            Map.entry("each", EACH),
            Map.entry("for", EACH),
            Map.entry("foreach", EACH),
            Map.entry("select", EACH),
            Map.entry("any", ONE),
            Map.entry("some", ONE),
            Map.entry("where", WHERE),
            Map.entry("having", WHERE),
            Map.entry("let", NAMED),
            Map.entry("var", NAMED),
            Map.entry("if", new Refusal("all that stands behind 'when' is demanded", "remove 'if'")),
            Map.entry("rem", new Refusal("a comment does not begin with 'REM'", "write //")));

    private Habits() {}

    /** How rules say what somebody begins with this word; nothing when no language does. */
    static @Nullable Refusal ofBeginning(Token word) {
        return word.is(Token.Kind.WORD) ? BEGINNINGS.get(word.text().toLowerCase(Locale.ROOT)) : null;
    }

    /** How rules compare what somebody compares with this word; nothing when no language does. */
    static @Nullable String insteadOf(Token relation) {
        String small = relation.text().toLowerCase(Locale.ROOT);
        if (SMALL.contains(small) && !relation.is(small)) {
            return "write " + small + ", in small letters";
        }
        return RELATIONS.get(small);
    }

    /** Why no condition begins so; nothing when no language has it. */
    static @Nullable Refusal ofCondition(Token begin) {
        if (begin.is(Token.Kind.VARIABLE)) {
            return new Refusal(
                    begin.shown() + " begins no condition",
                    "a comparison stands in the parentheses of a condition, such as Service( replicas > " + begin.text()
                            + " )");
        }
        if (isAnd(begin) || isOr(begin)) {
            return Refusals.ofCondition(
                    new Token(begin.kind(), isAnd(begin) ? "and" : "or", begin.start(), begin.end(), false));
        }
        return CONDITIONS.get(begin.text());
    }

    /** Whether it is the word that joins conditions, in letters of any size. */
    static boolean isAnd(Token word) {
        return word.is(Token.Kind.WORD) && word.text().equalsIgnoreCase("and");
    }

    /** Whether it is the word that parts alternatives, in letters of any size. */
    static boolean isOr(Token word) {
        return word.is(Token.Kind.WORD) && word.text().equalsIgnoreCase("or");
    }

    /** Whether it is the word that stands before what there must not be, in letters of any size. */
    static boolean isNot(Token word) {
        return word.is(Token.Kind.WORD) && word.text().equalsIgnoreCase("not");
    }

    /** The word of the language that is meant at the beginning of a line; the same when it is none in larger letters. */
    static String small(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return BEGINS_LINE.contains(small) ? small : word;
    }
}
