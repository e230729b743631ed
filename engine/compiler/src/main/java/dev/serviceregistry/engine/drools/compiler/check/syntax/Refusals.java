package dev.serviceregistry.engine.drools.compiler.check.syntax;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words of Drools that rules are not written with, each with the reason and with what to write instead. */
final class Refusals {

    /**
     * Why a word is refused.
     *
     * @param message the reason
     * @param hint what to write instead
     */
    record Refusal(String message, String hint) {}

    private static final Refusal ORDER =
            new Refusal("rules only judge, so it makes no difference which of them comes first", "remove it");
    private static final Refusal SWITCH =
            new Refusal("a rule that is in force is always judged", "remove it; settings and waivers switch rules off");
    private static final Refusal TIME = new Refusal(
            "a repository is judged as it stands, not over time", "compare with the date of Today( $today : date )");
    private static final Refusal CHANGES =
            new Refusal("a rule reports what it finds and changes no facts", "write one report.violation( … );");

    private static final Map<String, Refusal> STATEMENTS = Map.ofEntries(
            Map.entry("function", new Refusal("functions would run code of their own", "say it with conditions")),
            Map.entry("query", new Refusal("queries are not available", "write the conditions into the rule")),
            Map.entry(
                    "declare",
                    new Refusal("types of facts cannot be declared", "rules judge the facts that there are")),
            Map.entry("unit", new Refusal("rule units are not available", "remove it")),
            Map.entry("dialect", new Refusal("a dialect would let code in", "remove it")),
            Map.entry("expander", new Refusal("languages of your own are not available", "write the conditions out")),
            Map.entry("eval", new Refusal("eval would run code", "write the condition as a constraint of a pattern")));

    private static final Map<String, Refusal> ATTRIBUTES = Map.ofEntries(
            Map.entry("salience", ORDER),
            Map.entry("agenda", ORDER),
            Map.entry("activation", ORDER),
            Map.entry("ruleflow", ORDER),
            Map.entry("auto", ORDER),
            Map.entry("lock", ORDER),
            Map.entry("no", new Refusal("rules change nothing, so none starts itself again", "remove it")),
            Map.entry("refract", new Refusal("rules change nothing, so none starts itself again", "remove it")),
            Map.entry("direct", new Refusal("rules change nothing, so none starts itself again", "remove it")),
            Map.entry("enabled", SWITCH),
            Map.entry("date", TIME),
            Map.entry("duration", TIME),
            Map.entry("timer", TIME),
            Map.entry("calendars", TIME),
            Map.entry("dialect", new Refusal("a dialect would let code in", "remove it")),
            Map.entry(
                    "extends", new Refusal("every rule stands on its own", "repeat the conditions of the other rule")));

    private static final Map<String, Refusal> CONDITIONS = Map.ofEntries(
            Map.entry("eval", new Refusal("eval would run code", "write the condition as a constraint of a pattern")),
            Map.entry(
                    "from",
                    new Refusal("facts come from the repository alone", "name their type in a condition of its own")),
            Map.entry(
                    "collect", new Refusal("collect is not available", "count with accumulate( …; $count : count() )")),
            Map.entry(
                    "groupby",
                    new Refusal("groupby is not available", "bind the key in a condition and use accumulate")),
            Map.entry("acc", new Refusal("the short form of accumulate is not available", "write accumulate")),
            Map.entry("over", new Refusal("there are no streams of facts", "remove the window")),
            Map.entry("do", new Refusal("a rule has one consequence", "write a second rule")),
            Map.entry("if", new Refusal("a rule has one consequence", "write a second rule")),
            Map.entry("else", new Refusal("a rule has one consequence", "write a second rule")),
            Map.entry("break", new Refusal("a rule has one consequence", "write a second rule")),
            Map.entry(
                    "and",
                    new Refusal("'and' is not needed: all conditions are demanded", "write each on its own line")),
            Map.entry("or", new Refusal("alternatives stand in parentheses", "write ( A( … ) or B( … ) )")));

    private static final Map<String, Refusal> ACTS = Map.ofEntries(
            Map.entry("modify", CHANGES),
            Map.entry("update", CHANGES),
            Map.entry("insert", CHANGES),
            Map.entry("insertLogical", CHANGES),
            Map.entry("delete", CHANGES),
            Map.entry("retract", CHANGES),
            Map.entry("drools", new Refusal("the engine is out of a rule's reach", "write one report.violation( … );")),
            Map.entry(
                    "kcontext",
                    new Refusal("the engine is out of a rule's reach", "write one report.violation( … );")));

    private static final Set<String> RESERVED = Set.of(
            "unit",
            "after",
            "before",
            "coincides",
            "during",
            "finishes",
            "finishedby",
            "includes",
            "meets",
            "metby",
            "overlaps",
            "overlappedby",
            "starts",
            "startedby",
            "soundslike",
            "excludes",
            "str");

    private Refusals() {}

    /** Why nothing at the top of a file begins with the word. */
    static @Nullable Refusal ofStatement(Token word) {
        Refusal attribute = word.is(Token.Kind.WORD) ? ATTRIBUTES.get(word.text()) : null;
        return attribute == null ? of(STATEMENTS, word) : attribute;
    }

    /** Why no attribute of a rule begins with the word. */
    static @Nullable Refusal ofAttribute(Token word) {
        return of(ATTRIBUTES, word);
    }

    /** Why no condition has the word. */
    static @Nullable Refusal ofCondition(Token word) {
        return of(CONDITIONS, word);
    }

    /** Why no rule does what the word says. */
    static @Nullable Refusal ofAct(Token word) {
        return of(ACTS, word);
    }

    /** Whether Drools takes the word for one of its own wherever it stands; a field of that name is dropped in silence. */
    static boolean isReserved(Token word) {
        return RESERVED.contains(word.text());
    }

    private static @Nullable Refusal of(Map<String, Refusal> refusals, Token word) {
        return word.is(Token.Kind.WORD) ? refusals.get(word.text()) : null;
    }
}
