package dev.serviceregistry.generators.promql;

import dev.serviceregistry.generators.promql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads which series a query asks for: metrics, what their labels must be, and names of labels. */
final class SelectorParser {

    private static final Set<String> OPERATORS = Set.of("=", "!=", "=~", "!~");

    private final Tokens tokens;
    private final List<Selector> read = new ArrayList<>();

    SelectorParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The selectors that were read, in their order. */
    List<Selector> read() {
        return read;
    }

    /** Reads a selector, which gives an instant vector. */
    ValueType selector() {
        String metric = "";
        if (tokens.next().kind() == Kind.NAME) {
            if (Functions.WORDS.contains(tokens.next().text())) {
                throw tokens.unexpected();
            }
            metric = tokens.take().text();
        }
        List<LabelMatcher> matchers = new ArrayList<>();
        if (tokens.accept("{")) {
            while (!tokens.accept("}")) {
                matchers.add(matcher());
                if (!tokens.next().is("}")) {
                    tokens.expect(",");
                }
            }
        }
        boolean named = matchers.stream().anyMatch(matcher -> matcher.label().equals("__name__"));
        if (!metric.isEmpty() && named) {
            throw new PromqlProblem("the metric is named twice");
        } else if (metric.isEmpty() && matchers.stream().allMatch(matcher -> matcher.matches(""))) {
            throw new PromqlProblem("it would read every series there is");
        }
        read.add(new Selector(metric, matchers));
        return ValueType.INSTANT_VECTOR;
    }

    private LabelMatcher matcher() {
        String label = label();
        String operator = tokens.next().text();
        if (!OPERATORS.contains(operator)) {
            throw tokens.unexpected();
        }
        tokens.take();
        LabelMatcher matcher =
                new LabelMatcher(label, operator, tokens.expect(Kind.TEXT).value());
        matcher.check();
        return matcher;
    }

    /** Reads names of labels between parentheses. */
    void labels() {
        tokens.expect("(");
        while (!tokens.accept(")")) {
            label();
            if (!tokens.next().is(")")) {
                tokens.expect(",");
            }
        }
    }

    private String label() {
        Token name = tokens.expect(Kind.NAME);
        if (name.text().indexOf(':') >= 0) {
            throw new PromqlProblem("a label cannot be called " + name.text());
        }
        return name.text();
    }
}
