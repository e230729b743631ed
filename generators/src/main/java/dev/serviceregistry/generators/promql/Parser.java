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

    private final List<Token> tokens;
    private final List<Selector> selectors = new ArrayList<>();
    private final List<Token> ranges = new ArrayList<>();
    private boolean hasSubqueries;
    private boolean asksForAbsence;
    private int at;
    private int depth;

    Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    ValueType query() {
        ValueType type = binary(0);
        if (next().kind() != Kind.END) {
            throw unexpected();
        }
        return type;
    }

    List<Selector> selectors() {
        return selectors;
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

    private Token next() {
        return tokens.get(at);
    }

    private boolean accept(String sign) {
        boolean is = next().is(sign);
        at += is ? 1 : 0;
        return is;
    }

    private void expect(String sign) {
        if (!accept(sign)) {
            throw unexpected();
        }
    }

    private Token expect(Kind kind) {
        if (next().kind() != kind) {
            throw unexpected();
        }
        return tokens.get(at++);
    }

    private PromqlProblem unexpected() {
        String text = next().text();
        return new PromqlProblem(text.isEmpty() ? "the query ends too early" : "'" + text + "' cannot stand there");
    }

    private ValueType binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        ValueType left = binary(level + 1);
        while (LEVELS.get(level).contains(next().text()) && next().kind() != Kind.TEXT) {
            Operator operator = operator();
            left = operator.combined(left, binary(level + 1));
        }
        return left;
    }

    private ValueType unary() {
        if (accept("-") || accept("+")) {
            deeper();
            ValueType type = unary();
            depth--;
            Operator.requireNumbers(type);
            return type;
        }
        ValueType base = postfix();
        if (next().is("^")) {
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
        String sign = tokens.get(at++).text();
        boolean bool = accept("bool");
        if (bool && !Operator.COMPARISONS.contains(sign)) {
            throw new PromqlProblem("only a comparison can be followed by bool");
        }
        boolean matching = accept("on") || accept("ignoring");
        if (matching) {
            labels();
            if (next().is("group_left") || next().is("group_right")) {
                if (Operator.SETS.contains(sign)) {
                    throw unexpected();
                }
                at++;
                if (next().is("(")) {
                    labels();
                }
            }
        }
        return new Operator(sign, bool, matching);
    }

    private ValueType postfix() {
        boolean isSelector = next().is("{") || isMetric();
        ValueType type = isSelector ? selector() : primary();
        boolean movable = isSelector;
        boolean moved = false;
        while (true) {
            if (next().is("[")) {
                range(type, isSelector && !moved);
                type = RANGE_VECTOR;
                movable = true;
            } else if (next().is("offset") || next().is("@")) {
                if (!movable) {
                    throw unexpected();
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
        Token behind = tokens.get(Math.min(at + 1, tokens.size() - 1));
        boolean groups = behind.is("by") || behind.is("without");
        boolean aggregates = groups && Functions.AGGREGATIONS.containsKey(next().text());
        return next().kind() == Kind.NAME && !behind.is("(") && !aggregates && !isNumber(next());
    }

    private void range(ValueType type, boolean isSelector) {
        if (type != INSTANT_VECTOR) {
            throw unexpected();
        }
        expect("[");
        Token range = duration();
        if (accept(":")) {
            hasSubqueries = true;
            if (next().kind() == Kind.DURATION) {
                duration();
            }
        } else if (isSelector) {
            ranges.add(range);
        } else {
            throw unexpected();
        }
        expect("]");
    }

    /** What moves a selector in time. */
    private void moves() {
        boolean offset = false;
        boolean fixed = false;
        while (!offset && next().is("offset") || !fixed && next().is("@")) {
            if (accept("offset")) {
                offset = true;
                accept("-");
                duration();
            } else {
                fixed = true;
                at++;
                if (accept("start") || accept("end")) {
                    expect("(");
                    expect(")");
                } else {
                    accept("-");
                    expect(Kind.NUMBER);
                }
            }
        }
    }

    private Token duration() {
        Token token = expect(Kind.DURATION);
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
        Token token = next();
        if (accept("(")) {
            deeper();
            ValueType type = binary(0);
            depth--;
            expect(")");
            return type;
        } else if (isNumber(token)) {
            at++;
            return SCALAR;
        } else if (token.kind() == Kind.TEXT) {
            at++;
            token.value();
            return STRING;
        } else if (token.kind() == Kind.NAME && Functions.AGGREGATIONS.containsKey(token.text())) {
            at++;
            return aggregation(token.text());
        } else if (token.kind() == Kind.NAME) {
            at++;
            return call(token.text());
        }
        throw unexpected();
    }

    private ValueType aggregation(String name) {
        boolean grouped = grouping();
        List<ValueType> takes = new ArrayList<>(Functions.AGGREGATIONS.get(name));
        takes.add(INSTANT_VECTOR);
        Token first = tokens.get(Math.min(at + 1, tokens.size() - 1));
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
        if (accept("by") || accept("without")) {
            labels();
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
        expect("(");
        deeper();
        while (!accept(")")) {
            arguments.add(binary(0));
            if (!next().is(")")) {
                expect(",");
                if (next().is(")")) {
                    throw unexpected();
                }
            }
        }
        depth--;
        return arguments;
    }

    private void labels() {
        expect("(");
        while (!accept(")")) {
            label();
            if (!next().is(")")) {
                expect(",");
            }
        }
    }

    private String label() {
        Token name = expect(Kind.NAME);
        if (name.text().indexOf(':') >= 0) {
            throw new PromqlProblem("a label cannot be called " + name.text());
        }
        return name.text();
    }

    private ValueType selector() {
        String metric = "";
        if (next().kind() == Kind.NAME) {
            metric = tokens.get(at++).text();
            if (Functions.WORDS.contains(metric)) {
                at--;
                throw unexpected();
            }
        }
        List<LabelMatcher> matchers = new ArrayList<>();
        if (accept("{")) {
            while (!accept("}")) {
                matchers.add(matcher());
                if (!next().is("}")) {
                    expect(",");
                }
            }
        }
        boolean named = matchers.stream().anyMatch(matcher -> matcher.label().equals("__name__"));
        if (!metric.isEmpty() && named) {
            throw new PromqlProblem("the metric is named twice");
        } else if (metric.isEmpty() && matchers.stream().allMatch(matcher -> matcher.matches(""))) {
            throw new PromqlProblem("it would read every series there is");
        }
        selectors.add(new Selector(metric, matchers));
        return INSTANT_VECTOR;
    }

    private LabelMatcher matcher() {
        String label = label();
        String operator = tokens.get(at++).text();
        if (!Set.of("=", "!=", "=~", "!~").contains(operator)) {
            at--;
            throw unexpected();
        }
        LabelMatcher matcher =
                new LabelMatcher(label, operator, expect(Kind.TEXT).value());
        matcher.check();
        return matcher;
    }
}
