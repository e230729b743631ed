package dev.serviceregistry.features.scenarios.mutation;

import dev.serviceregistry.engine.drools.DrlText;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the small changes of a rule's conditions that its scenarios should notice: another operator, a threshold one
 * off, a constraint left out, {@code exists} for {@code not}.
 */
public final class Mutations {

    private static final Map<String, String> OPERATORS = Map.of(
            "==", "!=",
            "!=", "==",
            "<=", "<",
            ">=", ">",
            "<", "<=",
            ">", ">=",
            "&&", "||",
            "||", "&&");
    private static final Map<String, String> QUANTIFIERS = Map.of("not", "exists", "exists", "not");
    private static final Set<String> WORD_OPERATORS = Set.of("matches", "in", "contains", "memberOf");

    private final String text;
    private final int from;
    private final int end;
    private final Deque<Parenthesis> open = new ArrayDeque<>();
    private final List<Mutation> mutations = new ArrayList<>();
    private final List<int[]> constraints = new ArrayList<>();
    private String lastWord = "";

    /** An open parenthesis: whether it is a pattern's, and where what stands between its commas began. */
    private static final class Parenthesis {
        private final boolean ofPattern;
        private int part;
        private int comma = -1;

        private Parenthesis(boolean ofPattern, int part) {
            this.ofPattern = ofPattern;
            this.part = part;
        }
    }

    private Mutations(String text, int from, int end) {
        this.text = text;
        this.from = from;
        this.end = end;
    }

    /**
     * The changes of one rule, in the order of its text.
     *
     * @param text the text of the rule's file
     * @param title the rule's sentence
     */
    public static List<Mutation> of(String text, String title) {
        int rule = Math.max(0, text.indexOf("\"" + title + "\""));
        int when = DrlText.find(text, "when", rule);
        int then = when < 0 ? -1 : DrlText.find(text, "then", when);
        if (then < 0) {
            return List.of();
        }
        Mutations finding = new Mutations(text, when + "when".length(), then);
        finding.read();
        return finding.framed();
    }

    private void read() {
        int at = from;
        while (at < end) {
            char c = text.charAt(at);
            if (c == '"') {
                lastWord = "";
                at = DrlText.behindQuoted(text, at);
            } else if (DrlText.behindComment(text, at) > at) {
                at = DrlText.behindComment(text, at);
            } else if (Character.isJavaIdentifierStart(c)) {
                at = word(at);
            } else if (Character.isDigit(c)) {
                at = number(at);
            } else {
                at = sign(at, c);
            }
        }
    }

    private int word(int start) {
        int after = start;
        while (after < end && (Character.isJavaIdentifierPart(text.charAt(after)) || text.charAt(after) == '.')) {
            after++;
        }
        String word = text.substring(start, after);
        boolean inPattern = !open.isEmpty() && open.peek().ofPattern;
        if (!inPattern && QUANTIFIERS.containsKey(word)) {
            int line = text.indexOf('\n', start);
            mutations.add(new Mutation(start, after, QUANTIFIERS.get(word), start, Math.min(line, end)));
        } else if (!open.isEmpty() && WORD_OPERATORS.contains(word) && !lastWord.equals("not")) {
            mutations.add(new Mutation(start, start, "not ", start, after));
        } else if (!open.isEmpty() && word.equals("not")) {
            mutations.add(new Mutation(start, after + 1, "", start, after));
        }
        lastWord = word;
        return after;
    }

    private int number(int start) {
        int after = start;
        while (after < end
                && (Character.isJavaIdentifierPart(text.charAt(after))
                        || text.charAt(after) == '.' && Character.isDigit(text.charAt(after + 1)))) {
            after++;
        }
        String written = text.substring(start, after);
        String digits = written.replaceAll("[^0-9.].*$", "");
        for (BigDecimal step : List.of(BigDecimal.ONE, BigDecimal.ONE.negate())) {
            String other = new BigDecimal(digits).add(step).toPlainString() + written.substring(digits.length());
            mutations.add(new Mutation(start, after, other, start, after));
        }
        lastWord = "";
        return after;
    }

    private int sign(int at, char c) {
        String two = text.substring(at, Math.min(at + 2, end));
        String operator = OPERATORS.containsKey(two) ? two : String.valueOf(c);
        if (c == '(') {
            boolean ofPattern =
                    !lastWord.isEmpty() && Character.isUpperCase(lastWord.charAt(0)) && lastWord.indexOf('.') < 0;
            open.push(new Parenthesis(ofPattern, at + 1));
        } else if (c == ',' && !open.isEmpty() && open.peek().ofPattern) {
            Parenthesis pattern = open.peek();
            constraint(pattern.part, at, pattern.part, at + 1);
            pattern.part = at + 1;
            pattern.comma = at;
        } else if (c == ')' && !open.isEmpty()) {
            Parenthesis closed = open.pop();
            if (closed.ofPattern) {
                constraint(closed.part, at, closed.comma < 0 ? closed.part : closed.comma, at);
            }
        } else if (OPERATORS.containsKey(operator) && !open.isEmpty()) {
            int after = at + operator.length();
            mutations.add(new Mutation(at, after, OPERATORS.get(operator), at, after));
            lastWord = "";
            return after;
        }
        if (!Character.isWhitespace(c)) {
            lastWord = "";
        }
        return at + 1;
    }

    /** Notes what stands between two commas; unless it only takes a value, the rule can also do without it. */
    private void constraint(int start, int after, int dropFrom, int dropTo) {
        String part = text.substring(start, after);
        if (part.isBlank()) {
            return;
        }
        int first = start + part.length() - part.stripLeading().length();
        int last = first + part.strip().length();
        constraints.add(new int[] {first, last});
        if (!part.strip().matches("(?s)\\$?\\w+\\s*:.*")) {
            mutations.add(new Mutation(dropFrom, dropTo, dropTo > after ? "" : " ", first, last));
        }
    }

    /** The changes with the constraint that each is in, as a person reads it. */
    private List<Mutation> framed() {
        List<Mutation> framed = new ArrayList<>();
        for (Mutation mutation : mutations) {
            Mutation inside = mutation;
            for (int[] constraint : constraints) {
                if (constraint[0] <= mutation.around() && mutation.aroundEnd() <= constraint[1]) {
                    inside = new Mutation(
                            mutation.start(), mutation.end(), mutation.instead(), constraint[0], constraint[1]);
                }
            }
            framed.add(inside);
        }
        framed.sort(Comparator.comparing(Mutation::start));
        return framed;
    }
}
