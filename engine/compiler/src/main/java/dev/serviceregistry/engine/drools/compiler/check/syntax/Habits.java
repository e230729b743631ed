package dev.serviceregistry.engine.drools.compiler.check.syntax;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Refusals.Refusal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people write who know other languages, such as SQL, Rego, CEL or Python, each with how rules say it. */
final class Habits {

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
            Map.entry(
                    "between", "write two comparisons with a comma between them, such as replicas >= 1, replicas <= 3"),
            Map.entry("startswith", "ask it of the field: name.startsWith( \"…\" )"),
            Map.entry("endswith", "ask it of the field: name.endsWith( \"…\" )"));

    /** Words of the language, which are written in small letters. */
    private static final Set<String> SMALL = Set.of("in", "not", "matches", "contains");

    private static final Set<String> BEGINS_LINE =
            Set.of("rule", "when", "then", "end", "not", "exists", "forall", "accumulate");

    private static final Map<String, Refusal> CONDITIONS = Map.of(
            "&&", new Refusal("'&&' is not needed: all conditions are demanded", "write each on its own line"),
            "||", new Refusal("'||' stands between comparisons", "write ( A( … ) or B( … ) )"),
            "#", new Refusal("a comment does not begin with '#'", "write //"),
            "--", new Refusal("a comment does not begin with '--'", "write //"),
            "unless", new Refusal("there is no 'unless'", "write not Type( … )"),
            ":", new Refusal("nothing stands behind 'when' on its line", "remove the colon"));

    private Habits() {}

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

    /** The word of the language that is meant at the beginning of a line; the same when it is none in larger letters. */
    static String small(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return BEGINS_LINE.contains(small) ? small : word;
    }
}
