package dev.serviceregistry.generators.promql;

import static dev.serviceregistry.generators.promql.ValueType.INSTANT_VECTOR;
import static dev.serviceregistry.generators.promql.ValueType.RANGE_VECTOR;
import static dev.serviceregistry.generators.promql.ValueType.SCALAR;
import static dev.serviceregistry.generators.promql.ValueType.STRING;

import dev.serviceregistry.generators.promql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a query as Prometheus does, types included; what it meets on the way is kept. */
final class Parser {

    private static final int DEEPEST = 200;
    private static final List<Set<String>> LEVELS = List.of(
            Set.of("or"),
            Set.of("and", "unless"),
            Operator.COMPARISONS,
            Set.of("+", "-"),
            Set.of("*", "/", "%", "atan2"));

    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private final Tokens tokens;
    private final SelectorParser selectors;
    private final List<Token> ranges = new ArrayList<>();
    private boolean hasSubqueries;
    private boolean asksForAbsence;
    private int depth;

    Parser(List<Token> tokens) {
        this.tokens = new Tokens(tokens);
        this.selectors = new SelectorParser(this.tokens);
    }

    ValueType query() {
        ValueType type = binary(0);
        if (tokens.next().kind() != Kind.END) {
            throw tokens.unexpected();
        }
        return type;
    }

    List<Selector> selectors() {
        return selectors.read();
    }

    /** The durations between brackets behind selectors. */
    List<Token> ranges() {
        return ranges;
    }

    boolean hasSubqueries() {
        return hasSubqueries;
    }

    boolean asksForAbsence() {
        return asksForAbsence;
    }

    private ValueType binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        ValueType left = binary(level + 1);
        while (LEVELS.get(level).contains(tokens.next().text()) && tokens.next().kind() != Kind.TEXT) {
            Operator operator = operator();
            left = operator.combined(left, binary(level + 1));
        }
        return left;
    }

    private ValueType unary() {
        if (tokens.accept("-") || tokens.accept("+")) {
            deeper();
            ValueType type = unary();
            depth--;
            Operator.requireNumbers(type);
            return type;
        }
        ValueType base = postfix();
        if (tokens.next().is("^")) {
            Operator power = operator();
            deeper();
            ValueType exponent = unary();
            depth--;
            return power.combined(base, exponent);
        }
        return base;
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new PromqlProblem("it is nested too deeply");
        }
    }

    private Operator operator() {
        String sign = tokens.take().text();
        boolean bool = tokens.accept("bool");
        if (bool && !Operator.COMPARISONS.contains(sign)) {
            throw new PromqlProblem("only a comparison can be followed by bool");
        }
        boolean matching = tokens.accept("on") || tokens.accept("ignoring");
        if (matching) {
            selectors.labels();
            if (tokens.next().is("group_left") || tokens.next().is("group_right")) {
                if (Operator.SETS.contains(sign)) {
                    throw tokens.unexpected();
                }
                tokens.take();
                if (tokens.next().is("(")) {
                    selectors.labels();
                }
            }
        }
        return new Operator(sign, bool, matching);
    }

    private ValueType postfix() {
        boolean isSelector = tokens.next().is("{") || isMetric();
        ValueType type = isSelector ? selectors.selector() : primary();
        boolean movable = isSelector;
        boolean moved = false;
        while (true) {
            if (tokens.next().is("[")) {
                range(type, isSelector && !moved);
                type = RANGE_VECTOR;
                movable = true;
            } else if (tokens.next().is("offset") || tokens.next().is("@")) {
                if (!movable) {
                    throw tokens.unexpected();
                }
                moves();
                moved = true;
                movable = false;
            } else {
                return type;
            }
        }
    }

    /** Whether a name stands next that is neither that of a function nor a number. */
    private boolean isMetric() {
        Token behind = tokens.behind();
        boolean groups = behind.is("by") || behind.is("without");
        boolean aggregates =
                groups && Functions.AGGREGATIONS.containsKey(tokens.next().text());
        return tokens.next().kind() == Kind.NAME && !behind.is("(") && !aggregates && !isNumber(tokens.next());
    }

    private void range(ValueType type, boolean isSelector) {
        if (type != INSTANT_VECTOR) {
            throw tokens.unexpected();
        }
        tokens.expect("[");
        Token range = duration();
        if (tokens.accept(":")) {
            hasSubqueries = true;
            if (tokens.next().kind() == Kind.DURATION) {
                duration();
            }
        } else if (isSelector) {
            ranges.add(range);
        } else {
            throw tokens.unexpected();
        }
        tokens.expect("]");
    }

    /** What moves a selector in time. */
    private void moves() {
        boolean offset = false;
        boolean fixed = false;
        while (!offset && tokens.next().is("offset") || !fixed && tokens.next().is("@")) {
            if (tokens.accept("offset")) {
                offset = true;
                tokens.accept("-");
                duration();
            } else {
                fixed = true;
                tokens.take();
                if (tokens.accept("start") || tokens.accept("end")) {
                    tokens.expect("(");
                    tokens.expect(")");
                } else {
                    tokens.accept("-");
                    tokens.expect(Kind.NUMBER);
                }
            }
        }
    }

    private Token duration() {
        Token token = tokens.expect(Kind.DURATION);
        if (token.text().chars().noneMatch(c -> c >= '1' && c <= '9')) {
            throw new PromqlProblem("a span of time is empty");
        }
        return token;
    }

    private static boolean isNumber(Token token) {
        return token.kind() == Kind.NUMBER
                || token.text().equalsIgnoreCase("inf")
                || token.text().equalsIgnoreCase("nan");
    }

    private ValueType primary() {
        Token token = tokens.next();
        if (tokens.accept("(")) {
            deeper();
            ValueType type = binary(0);
            depth--;
            tokens.expect(")");
            return type;
        } else if (isNumber(token)) {
            tokens.take();
            return SCALAR;
        } else if (token.kind() == Kind.TEXT) {
            tokens.take();
            token.value();
            return STRING;
        } else if (token.kind() == Kind.NAME && Functions.AGGREGATIONS.containsKey(token.text())) {
            tokens.take();
            return aggregation(token.text());
        } else if (token.kind() == Kind.NAME) {
            tokens.take();
            return call(token.text());
        }
        throw tokens.unexpected();
    }

    private ValueType aggregation(String name) {
        boolean grouped = grouping();
        List<ValueType> takes = new ArrayList<>(Functions.AGGREGATIONS.get(name));
        takes.add(INSTANT_VECTOR);
        Token first = tokens.behind();
        requireTypes(name, takes, arguments());
        if (name.equals("count_values")
                && first.kind() == Kind.TEXT
                && !LABEL.matcher(first.value()).matches()) {
            throw new PromqlProblem("no label can be called '" + first.value() + "'");
        }
        if (!grouped) {
            grouping();
        }
        return INSTANT_VECTOR;
    }

    private boolean grouping() {
        if (tokens.accept("by") || tokens.accept("without")) {
            selectors.labels();
            return true;
        }
        return false;
    }

    private ValueType call(String name) {
        Functions.Function function = Functions.of(name);
        asksForAbsence |= name.startsWith("absent");
        List<ValueType> given = arguments();
        List<ValueType> takes = new ArrayList<>(function.takes());
        if (given.size() < takes.size() && given.size() >= function.least()) {
            takes = takes.subList(0, given.size());
        }
        while (function.endless() && takes.size() < given.size()) {
            takes.add(takes.get(takes.size() - 1));
        }
        requireTypes(name, takes, given);
        return function.gives();
    }

    private static void requireTypes(String name, List<ValueType> takes, List<ValueType> given) {
        if (!takes.equals(given)) {
            throw new PromqlProblem(name + " is given what it does not take");
        }
    }

    private List<ValueType> arguments() {
        List<ValueType> arguments = new ArrayList<>();
        tokens.expect("(");
        deeper();
        while (!tokens.accept(")")) {
            arguments.add(binary(0));
            if (!tokens.next().is(")")) {
                tokens.expect(",");
                if (tokens.next().is(")")) {
                    throw tokens.unexpected();
                }
            }
        }
        depth--;
        return arguments;
    }
}
