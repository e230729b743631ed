package dev.serviceregistry.engine.drools.compiler.check.syntax;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Accumulation;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Either;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Forall;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Function;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Pattern;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Quantified;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Test;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Refusals.Refusal;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the conditions of a rule, each whether or not the one before it could be read. */
final class ConditionParser {

    private static final int DEEPEST = 4;

    private final TokenReader in;
    private final PatternParser patterns;
    private final StrayFunctions functions;
    private final int from;
    private int depth;

    ConditionParser(TokenReader in) {
        this.in = in;
        this.from = in.index();
        this.patterns = new PatternParser(in);
        this.functions = new StrayFunctions(in);
    }

    /** All conditions up to the end of what is read. */
    List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        while (!in.isOver()) {
            int before = in.index();
            Condition condition = condition();
            if (condition != null) {
                conditions.add(condition);
                behind();
            }
            if (in.index() == before) {
                in.next();
            }
        }
        return conditions;
    }

    private void behind() {
        Token token = in.peek();
        if (token.is(",") || token.is(";")) {
            in.refuse(token, "conditions stand without " + token.shown() + " between them", "remove it");
            in.next();
        } else if (token.is(")")) {
            in.refuse(token, "')' closes nothing", "remove it");
            in.next();
        } else if (!token.is(Kind.END) && Refusals.ofCondition(token) == null && !begins(token)) {
            unexpected(token);
        }
    }

    /** Whether a condition seems to begin here, if only a wrong one. */
    private boolean begins(Token token) {
        boolean named = token.is(Kind.VARIABLE) || token.is(Kind.WORD);
        return patterns.begins(token)
                || named
                        && (in.peek(1).is("(")
                                || in.peek(1).is(".")
                                || in.peek(1).is(":"));
    }

    /** The condition that begins here; nothing when there is none, which was reported. */
    private @Nullable Condition condition() {
        Token token = in.peek();
        if (in.isCompiled() && token.is("eval")) {
            return test();
        }
        Refusal refusal = token.is("if") && in.index() == from ? null : Refusals.ofCondition(token);
        if (refusal != null) {
            in.refuse(token, refusal.message(), refusal.hint());
            in.next();
            if (!token.is("and") && !token.is("or")) {
                patterns.skipToNext();
            }
            return null;
        }
        Refusal beginning = in.peek(1).is(":") || in.peek(1).is(".") ? null : Habits.ofBeginning(token);
        if (beginning != null) {
            in.refuse(token, beginning.message(), beginning.hint());
            patterns.skipLine();
            return null;
        }
        if (functions.alone(false)) {
            return null;
        }
        if (token.is("not") || token.is("exists")) {
            return quantified();
        }
        if (token.is("forall")) {
            return forall();
        }
        if (token.is("accumulate")) {
            return accumulation();
        }
        if (token.is("(")) {
            return either();
        }
        if (token.is(Kind.VARIABLE) || token.is(Kind.WORD)) {
            return patterns.pattern();
        }
        unexpected(token);
        return null;
    }

    private void unexpected(Token token) {
        String message = token.shown() + " begins no condition";
        Refusal beginning = Habits.ofBeginning(token);
        Refusal habit = beginning == null ? Habits.ofCondition(token) : beginning;
        if (token.is("/") || token.is("?")) {
            in.refuse(token, message + "; paths and queries are not available", "name the type of the facts");
        } else if (token.is("@")) {
            in.refuse(token, message + "; annotations stand before 'when'", "remove it");
        } else if (habit != null) {
            in.refuse(token, habit.message(), habit.hint());
            patterns.skipLine();
            return;
        } else {
            in.refuse(
                    token, message, "a condition is a type of fact with parentheses, such as Service( replicas < 2 )");
        }
        in.next();
        patterns.skipToNext();
    }

    private @Nullable Condition quantified() {
        Token quantifier = in.next();
        if (in.peek().text().equalsIgnoreCase("exists")) {
            in.refuse(
                    in.peek(),
                    "one pattern follows " + quantifier.shown(),
                    "write " + quantifier.text() + " Type( … ), without "
                            + in.peek().shown());
            in.next();
            patterns.skipToNext();
            return null;
        }
        if (isEnclosed()) {
            in.next();
            Condition enclosed = quantified(quantifier);
            in.demand(")", "behind the pattern");
            return enclosed;
        }
        if (in.peek().is("(") || in.peek().is("not") || in.peek().is("forall")) {
            in.refuse(
                    in.peek(),
                    "one pattern follows " + quantifier.shown() + ", and no group",
                    "write " + quantifier.text() + " Type( … ) for each; a group loses findings");
            patterns.skipToNext();
            return null;
        }
        if (functions.alone(quantifier.is("not"))) {
            return null;
        }
        return quantified(quantifier);
    }

    /** Whether parentheses stand around nothing else than one pattern. */
    private boolean isEnclosed() {
        if (!in.peek().is("(")
                || !in.peek(2).is("(")
                || in.peek(1).is("not")
                || in.peek(1).is("exists")) {
            return false;
        }
        int open = 1;
        int ahead = 3;
        for (; open > 0 && in.peek(ahead).kind() != Token.Kind.END; ahead++) {
            open += in.peek(ahead).is("(") ? 1 : in.peek(ahead).is(")") ? -1 : 0;
        }
        return open == 0 && in.peek(ahead).is(")");
    }

    private @Nullable Condition quantified(Token quantifier) {
        Pattern pattern = patterns.pattern();
        if (pattern != null && pattern.variable() != null) {
            in.refuse(
                    pattern.variable(),
                    "what " + quantifier.shown() + " looks for has no name",
                    "remove '" + pattern.variable().text() + " :'");
        }
        return pattern == null ? null : new Quantified(quantifier, pattern);
    }

    private @Nullable Condition forall() {
        Token word = in.next();
        if (!in.demand("(", "behind 'forall'")) {
            patterns.skipToNext();
            return null;
        }
        List<Pattern> members = new ArrayList<>();
        while (!in.isOver() && !in.peek().is(")")) {
            Token token = in.peek();
            Pattern pattern = token.is(Kind.VARIABLE) || token.is(Kind.WORD) ? patterns.pattern() : null;
            if (pattern == null) {
                in.refuse(token, token.shown() + " begins no pattern", "forall has patterns alone");
                patterns.skipToNext();
                return null;
            }
            members.add(pattern);
        }
        in.demand(")", "behind 'forall'");
        return new Forall(word, members, in.lastEnd());
    }

    private @Nullable Condition accumulation() {
        Token word = in.next();
        if (!in.demand("(", "behind 'accumulate'")) {
            patterns.skipToNext();
            return null;
        }
        Token begin = in.peek();
        Pattern facts = begin.is(Kind.VARIABLE) || begin.isTypeName() ? patterns.pattern() : null;
        if (facts == null) {
            in.refuse(begin, "accumulate begins with one pattern", "write accumulate( Type( … ); $count : count() )");
            patterns.skipToNext();
            return null;
        }
        if (!in.take(";") && !in.take(",")) {
            in.demand(";", "between the facts and the functions");
            patterns.skipToNext();
            return null;
        }
        List<Function> functions = new ArrayList<>();
        do {
            Function function = function();
            if (function == null) {
                patterns.skipToNext();
                return null;
            }
            functions.add(function);
        } while (in.take(","));
        List<Condition.Constraint> constraints = in.take(";") ? patterns.constraints() : List.of();
        in.demand(")", "at the end of 'accumulate'");
        return new Accumulation(word, facts, functions, constraints, in.lastEnd());
    }

    private @Nullable Function function() {
        Token variable = in.peek();
        if (StrayFunctions.function(variable) != null && in.peek(1).is("(")) {
            functions.nameless();
            return null;
        }
        if (!variable.is(Kind.VARIABLE)
                || !in.peek(1).is(":")
                || !in.peek(2).is(Kind.WORD)
                || !in.peek(3).is("(")) {
            boolean code =
                    variable.is("init") || variable.is("action") || variable.is("reverse") || variable.is("result");
            in.refuse(
                    variable,
                    code ? "accumulate has no code of its own" : "a function of accumulate is missing here",
                    "write $count : count(), or sum, min, max or average of a value");
            return null;
        }
        in.next();
        in.next();
        Token name = in.next();
        in.next();
        Expression argument = in.peek().is(")") ? null : new ExpressionParser(in).read();
        in.demand(")", "behind what is handed to '" + name.text() + "'");
        functions.compared(variable);
        return new Function(variable, name, argument, in.lastEnd());
    }

    private Condition test() {
        Token word = in.next();
        in.demand("(", "behind 'eval'");
        Expression expression = new ExpressionParser(in).read();
        in.demand(")", "behind 'eval'");
        return new Test(word, expression, in.lastEnd());
    }

    private @Nullable Condition either() {
        Token open = in.next();
        if (++depth > DEEPEST) {
            in.refuse(open, "conditions are nested more than " + DEEPEST + " deep", "write several rules");
            in.moveTo(in.limit());
            return null;
        }
        List<List<Condition>> alternatives = new ArrayList<>();
        boolean isWhole = true;
        do {
            List<Condition> all = new ArrayList<>();
            do {
                Condition one = in.isOver() || in.peek().is(")") || in.peek().is("or") ? missing() : condition();
                if (one != null) {
                    all.add(one);
                } else if (isJoined()) {
                    isWhole = false;
                } else {
                    depth--;
                    return null;
                }
            } while (takes("and", "&&"));
            alternatives.add(all);
        } while (takes("or", "||"));
        depth--;
        if (!in.peek().is(")") && patterns.begins(in.peek())) {
            in.refuse(in.gap(), "'and', 'or' or ')' is missing here", "");
            return null;
        }
        in.demand(")", "behind the alternatives");
        return isWhole ? new Either(alternatives, open.start(), in.lastEnd()) : null;
    }

    /** Whether the group of a condition that was reported goes on behind it, or is over. */
    private boolean isJoined() {
        return Habits.isAnd(in.peek()) || Habits.isOr(in.peek()) || in.peek().is(")");
    }

    /** Moves behind a word that joins conditions; one of comparisons is reported, and taken for it. */
    private boolean takes(String word, String ofComparisons) {
        Token token = in.peek();
        if (token.is(ofComparisons)
                || token.is(Kind.WORD) && !token.is(word) && token.text().equalsIgnoreCase(word)) {
            in.refuse(token, token.shown() + " joins no conditions", "write " + word);
            in.next();
            return true;
        }
        return in.take(word);
    }

    private @Nullable Condition missing() {
        in.refuse(in.gap(), "a condition is missing here", "");
        return null;
    }
}
