package dev.serviceregistry.engine.drools.compiler.check.syntax;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Binary;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Enclosed;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Literal;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Membership;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Path;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Step;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Unary;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Unreadable;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Slips.Slip;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what stands in the parentheses of a pattern: comparisons and arithmetic, and no code. */
final class ExpressionParser {

    private static final int DEEPEST = 40;
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> RELATIONS = Set.of("matches", "contains", "memberOf");
    private static final Map<String, String> MISSPELT = Map.of(
            "=", "==", "===", "==", "!==", "!=", "=>", ">=", "=<", "<=", "<>", "!=", "=~", "matches", "~=", "matches",
            "=!", "!=");

    /** Operators of Java and Drools, with the reason why rules have none. */
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry(
                    "?",
                    "there is no choice between two values in a condition; write two rules, or || between comparisons"),
            Map.entry("->", "a lambda is code; rules have none"),
            Map.entry("::", "a reference to a method is code; rules have none"),
            Map.entry("[", "nothing is taken from a list by its place; ask with contains or memberOf"),
            Map.entry("{", "braces hold code; rules have none"),
            Map.entry(
                    "#",
                    "types are not converted; name the wanted type in a condition of its own, and begin comments with //"),
            Map.entry("!.", "no field is ever empty, so '.' is enough"),
            Map.entry("++", "a rule changes nothing"),
            Map.entry("--", "a rule changes nothing; begin comments with //"),
            Map.entry("+=", "a rule changes nothing"),
            Map.entry("-=", "a rule changes nothing"),
            Map.entry(":=", "'$name : field' names a value, and == compares it"),
            Map.entry("&", "both sides are demanded by &&, or by a comma"),
            Map.entry("|", "one of two sides is demanded by ||"),
            Map.entry("^", "there is no arithmetic on bits"),
            Map.entry("~", "a text and a pattern are compared by matches"),
            Map.entry("@", "annotations stand before 'when'"),
            Map.entry("instanceof", "the type of a fact is named by its pattern"));

    private final TokenReader in;
    private final Slips slips;
    private final boolean isNamed;
    private int depth;
    private boolean failed;
    private boolean isList;
    private boolean isCompared;
    private int slipEnd;

    ExpressionParser(TokenReader in) {
        this(in, false);
    }

    /** Reads what may be given a name, so that it is whole without a comparison. */
    ExpressionParser(TokenReader in, boolean isNamed) {
        this.in = in;
        this.isNamed = isNamed;
        this.slips = new Slips(in);
    }

    /** The expression that begins here; of one that cannot be read, only the first reason is told. */
    Expression read() {
        Token begin = in.peek();
        Expression expression = expression();
        return failed ? new Unreadable(begin.start(), Math.max(begin.start(), in.lastEnd())) : expression;
    }

    /** The index behind what was told as a whole, commas within it and all. */
    int slipEnd() {
        return slipEnd;
    }

    private void fail(Span span, String message, String hint) {
        if (!failed) {
            failed = true;
            in.refuse(span, message, hint);
        }
    }

    private Expression fail(Slip slip) {
        slipEnd = in.index();
        fail(slip.span(), slip.message(), slip.hint());
        return new Unreadable(slip.span().start(), slip.span().end());
    }

    private void close() {
        if (!in.take(")")) {
            fail(in.gap(), "')' is missing here", "write ')'");
        }
    }

    private Expression expression() {
        Expression left = conjunction();
        while (in.peek().is("||")) {
            left = new Binary(left, in.next(), false, conjunction());
        }
        return left;
    }

    private Expression conjunction() {
        Expression left = comparison();
        while (in.peek().is("&&")) {
            left = new Binary(left, in.next(), false, comparison());
        }
        return left;
    }

    private Expression comparison() {
        Token begin = in.peek();
        if (isComparison(begin)) {
            in.next();
            fail(begin, "there is no field before " + begin.shown(), "name the field in every comparison");
            sum();
            return new Unreadable(begin.start(), in.lastEnd());
        }
        isCompared = false;
        Expression left = sum();
        isCompared = true;
        Token operator = in.peek();
        if (operator.is(Kind.SYMBOL) && MISSPELT.containsKey(operator.text())) {
            String meant = MISSPELT.get(operator.text());
            in.refuse(operator, operator.shown() + " is no comparison", "write '" + meant + "'");
            in.next();
            Kind kind = RELATIONS.contains(meant) ? Kind.WORD : Kind.SYMBOL;
            return new Binary(left, new Token(kind, meant, operator.start(), operator.end(), false), false, sum());
        }
        if (isComparison(operator)) {
            Expression whole = new Binary(left, in.next(), false, sum());
            if (isComparison(in.peek())) {
                Token second = in.next();
                fail(second, "a comparison has two sides", "write two comparisons with a comma between them");
                return new Unreadable(left.start(), sum().end());
            }
            return whole;
        }
        if (operator.is("!")) {
            Token behind = in.peek(1);
            fail(
                    operator,
                    "'!' stands before comparisons, and not within them",
                    behind.is("=") ? "write !=" : "write not " + (behind.is(Kind.WORD) ? behind.text() : "matches"));
            return new Unreadable(left.start(), in.next().end());
        }
        return operator.is(Kind.WORD) ? relation(left) : left;
    }

    private Expression relation(Expression left) {
        boolean negated = in.peek().is("not");
        Token operator = in.peek(negated ? 1 : 0);
        if (operator.is("in")) {
            in.moveTo(in.index() + (negated ? 2 : 1));
            return membership(left, negated);
        }
        if (operator.is(Kind.WORD) && RELATIONS.contains(operator.text())) {
            in.moveTo(in.index() + (negated ? 2 : 1));
            return new Binary(left, operator, negated, sum());
        }
        if (operator.is("instanceof")) {
            return refused(operator);
        }
        if (negated && operator.is("null")) {
            fail(operator, "no field is ever null", "what is absent is the absence of a fact: not Type( … )");
            return new Unreadable(left.start(), in.next().end());
        }
        String instead = Habits.insteadOf(operator);
        if (negated || instead != null || Refusals.isReserved(operator)) {
            fail(
                    operator,
                    operator.shown() + " compares nothing",
                    instead == null ? "there are ==, !=, <, <=, >, >=, in, matches, contains and memberOf" : instead);
            return new Unreadable(left.start(), in.next().end());
        }
        return left;
    }

    private Expression membership(Expression left, boolean negated) {
        if (in.take("(")) {
            return new Membership(left, negated, list(), in.lastEnd());
        }
        fail(slips.unlisted(left));
        return new Unreadable(left.start(), in.lastEnd());
    }

    /** Values up to a closing parenthesis. */
    private List<Expression> list() {
        List<Expression> values = new ArrayList<>();
        if (in.take(")")) {
            return values;
        }
        boolean outer = isList;
        isList = true;
        do {
            values.add(expression());
        } while (in.take(","));
        isList = outer;
        Slip unparted = slips.unparted(values);
        if (unparted == null) {
            close();
        } else {
            fail(unparted);
        }
        return values;
    }

    private Expression sum() {
        Expression left = product();
        while (in.peek().is("+") || in.peek().is("-")) {
            left = new Binary(left, in.next(), false, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = unary();
        while (in.peek().is("*") || in.peek().is("/") || in.peek().is("%")) {
            Token operator = in.next();
            Slip percent = slips.percent(left, operator);
            if (percent != null) {
                return fail(percent);
            }
            left = new Binary(left, operator, false, unary());
        }
        return left;
    }

    private Expression unary() {
        if (depth >= DEEPEST) {
            Token token = in.peek();
            fail(token, "the condition is nested more than " + DEEPEST + " deep", "divide it into several");
            in.moveTo(in.limit());
            return new Unreadable(token.start(), token.end());
        }
        depth++;
        try {
            return in.peek().is("-") || in.peek().is("!") ? new Unary(in.next(), unary()) : primary();
        } finally {
            depth--;
        }
    }

    private Expression primary() {
        Token token = in.peek();
        boolean literal = token.is(Kind.NUMBER)
                || token.is(Kind.TEXT)
                || token.is("true")
                || token.is("false")
                || token.is("null");
        Slip quantifier = slips.quantifier(token);
        Expression read;
        if (quantifier != null) {
            read = fail(quantifier);
        } else if (literal) {
            read = new Literal(in.next());
            Slip comma = isList ? null : slips.decimalComma(token, isCompared || isNamed);
            if (comma != null) {
                read = fail(comma);
            } else if (in.peek().is(".")) {
                fail(in.peek(), "nothing can be asked of " + token.shown(), "ask it of a field");
                path();
                read = new Unreadable(token.start(), in.lastEnd());
            }
        } else if (token.is("(")) {
            read = enclosed();
        } else if (token.is("/")) {
            fail(token, "a pattern stands in double quotes", "write matches \"…\"");
            read = new Unreadable(token.start(), token.start());
        } else if (token.is("new")) {
            fail(token, "'new' makes objects; a rule only judges facts", "compare with a literal or a field");
            in.next();
            path();
            read = new Unreadable(token.start(), in.lastEnd());
        } else if (token.is(Kind.VARIABLE) || token.is(Kind.WORD)) {
            read = path();
        } else if (token.is(Kind.SYMBOL) && REFUSED.containsKey(token.text())) {
            read = refused(token);
        } else {
            fail(token.is(Kind.END) ? in.gap() : token, "a value is missing here", "write what is compared");
            read = new Unreadable(token.start(), token.start());
        }
        Token behind = in.peek();
        return behind.is(Kind.SYMBOL) && REFUSED.containsKey(behind.text()) ? refused(behind) : read;
    }

    private Expression enclosed() {
        Token open = in.next();
        Expression inner = expression();
        if (in.peek().is(",") && !isList) {
            return fail(slips.several());
        }
        close();
        Token behind = in.peek();
        boolean cast = inner instanceof Path path
                && path.steps().size() == 1
                && !path.first().call();
        if (cast && (behind.is(Kind.WORD) && !isOperator(behind) || behind.is(Kind.VARIABLE) || behind.is("("))) {
            fail(open, "types are not converted", "name the wanted type in a condition of its own");
            sum();
            return new Unreadable(open.start(), in.lastEnd());
        }
        return new Enclosed(inner, open.start(), in.lastEnd());
    }

    /** Whether it compares two values. */
    static boolean isComparison(Token operator) {
        return operator.is(Kind.SYMBOL) && COMPARISONS.contains(operator.text());
    }

    /** The operator of rules that is meant by one of another language. */
    static String meant(Token operator) {
        return MISSPELT.getOrDefault(operator.text(), operator.text());
    }

    /** Whether two values stand on both sides of it, here or in another language. */
    static boolean isBetweenValues(Token token) {
        return isComparison(token)
                || token.is(Kind.SYMBOL) && MISSPELT.containsKey(token.text())
                || isOperator(token) && !token.is("not")
                || Habits.insteadOf(token) != null;
    }

    /** Whether it is a word that stands between values. */
    static boolean isOperator(Token word) {
        return RELATIONS.contains(word.text()) || word.is("in") || word.is("not") || Refusals.isReserved(word);
    }

    private Expression path() {
        List<Step> steps = new ArrayList<>();
        do {
            Token name = in.peek();
            if (!name.is(Kind.WORD) && !(steps.isEmpty() && name.is(Kind.VARIABLE))) {
                fail(name.is(Kind.END) ? in.gap() : name, "a field is missing behind '.'", "");
                break;
            }
            in.next();
            reserved(name, steps.isEmpty());
            boolean call = in.take("(");
            List<Expression> arguments = call ? list() : List.of();
            steps.add(new Step(name, call, arguments, in.lastEnd()));
        } while (in.take("."));
        return steps.isEmpty() ? new Unreadable(in.peek().start(), in.peek().start()) : new Path(steps);
    }

    private void reserved(Token name, boolean first) {
        if (Refusals.isReserved(name)) {
            fail(
                    name,
                    name.shown() + " is a word of the rule language, which would drop it without a word",
                    "no field of that name can be read; read another");
        } else if (name.is("class") || name.is("this") && !first) {
            fail(name, name.shown() + " leads out of the facts", "name a field of the fact");
        }
    }

    private Expression refused(Token operator) {
        fail(
                operator,
                operator.shown() + " is not part of the rule language",
                REFUSED.getOrDefault(operator.text(), ""));
        in.next();
        return new Unreadable(operator.start(), operator.end());
    }
}
