package dev.serviceregistry.engine.drools.compiler.check.syntax;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Refusals.Refusal;
import dev.serviceregistry.engine.drools.compiler.check.syntax.RuleTree.Annotation;
import dev.serviceregistry.engine.drools.compiler.check.syntax.RuleTree.Call;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one rule, section by section, so that a mistake in one hides none in another. */
final class RuleParser {

    private static final Pattern NAME = Pattern.compile("[$]\\w+");

    private final TokenReader in;

    /** Reads from the word {@code rule} on. */
    RuleParser(TokenReader in) {
        this.in = in;
    }

    /** The rule; what stands behind its end is left. */
    RuleTree rule() {
        Token word = in.next();
        Token title = in.next();
        int end = end();
        int then = then(end);
        int when = when(then);

        List<Annotation> annotations = annotations(in.part(in.index(), when));
        int conditionsFrom = isAt(when, "when") ? when + 1 : when;
        TokenReader conditionsIn = in.part(conditionsFrom, then);
        boolean sectioned = isAt(when, "when") || conditionsFrom < then;
        List<Condition> conditions = sectioned ? new ConditionParser(conditionsIn).conditions() : List.of();
        in.noteDamage(conditionsIn);
        if (sectioned && conditions.isEmpty() && !conditionsIn.isDamaged()) {
            in.refuse(
                    isAt(when, "when") ? token(when) : title,
                    "the rule has no condition",
                    "name a type of fact, such as Service( replicas < 2 )");
        }
        TokenReader actIn = in.part(isAt(then, "then") ? then + 1 : then, end);
        Call call = then < end ? new ConsequenceParser(actIn).call() : null;
        in.noteDamage(actIn);

        Set<String> named = named(word, conditionsFrom, then);
        in.moveTo(isAt(end, "end") ? end + 1 : end);
        return new RuleTree(word, title, annotations, conditions, call, in.isDamaged(), named);
    }

    private int end() {
        for (int i = in.index(); i < in.limit(); i++) {
            if (isAt(i, "end") && token(i).first()) {
                return i;
            }
        }
        for (int i = in.limit() - 1; i >= in.index(); i--) {
            if (isAt(i, "end")) {
                return i;
            }
        }
        int from = in.index();
        in.moveTo(in.limit());
        in.refuse(in.gap(), "the rule has no end", "write 'end' on a line of its own");
        in.moveTo(from);
        return in.limit();
    }

    private int then(int end) {
        int behindWhen = in.index();
        for (int i = in.index(); i < end; i++) {
            if (isAt(i, "then") && (token(i).first() || i > behindWhen)) {
                return i;
            }
        }
        int missing = end;
        for (int i = in.index(); i < end; i++) {
            if (isAt(i, "report") && token(i).first()) {
                missing = i;
                break;
            }
        }
        in.refuse(
                missing < in.limit() ? token(missing) : in.gap(),
                "'then' is missing before what the rule does",
                "write 'then' on a line of its own");
        return missing;
    }

    private int when(int then) {
        for (int i = in.index(); i < then; i++) {
            if (isAt(i, "when")) {
                return i;
            }
        }
        for (int i = in.index(); i < then; i++) {
            Token token = token(i);
            boolean condition = token.isTypeName() || token.is(Kind.VARIABLE) || token.is("not") || token.is("exists");
            if (token.first() && condition) {
                in.refuse(token, "'when' is missing before the conditions", "write 'when' on a line of its own");
                return i;
            }
        }
        if (then < in.limit()) {
            in.refuse(token(then), "the rule has no condition", "write 'when' and conditions before 'then'");
        }
        return then;
    }

    private List<Annotation> annotations(TokenReader part) {
        List<Annotation> annotations = new ArrayList<>();
        while (!part.isOver()) {
            Token token = part.next();
            if (token.is("@") && part.peek().is(Kind.WORD)) {
                annotations.add(annotation(part));
            } else {
                attribute(token, part);
            }
        }
        in.noteDamage(part);
        return annotations;
    }

    private static void attribute(Token token, TokenReader part) {
        Refusal refusal = Refusals.ofAttribute(token);
        if (refusal == null) {
            part.refuse(
                    token,
                    token.shown() + " is not expected between a rule's title and 'when'",
                    "annotations stand there, such as @severity( \"error\" )");
        } else {
            part.refuse(token, refusal.message(), refusal.hint());
        }
        while (!part.isOver() && !part.peek().first() && !part.peek().is("@")) {
            part.next();
        }
    }

    private static Annotation annotation(TokenReader part) {
        Token name = part.next();
        List<Token> values = new ArrayList<>();
        boolean well = part.take("(");
        if (well) {
            do {
                well = part.peek().is(Kind.TEXT);
                if (well) {
                    values.add(part.next());
                }
            } while (well && part.take(","));
        }
        boolean closed = well && part.take(")");
        if (!closed) {
            Token token = part.peek();
            String message = well
                    ? "')' is missing behind what @" + name.text() + " says"
                    : "@" + name.text() + " is not made of texts in double quotes";
            boolean missing = well || token.first();
            part.refuse(missing ? part.gap() : token, message, "write @" + name.text() + "( \"…\" )");
            while (!part.isOver() && !part.peek().first()) {
                part.next();
            }
        }
        return new Annotation(name, closed ? List.copyOf(values) : List.of(), part.lastEnd());
    }

    private Set<String> named(Token word, int from, int to) {
        Set<String> named = new HashSet<>();
        if (in.isQuiet()) {
            // Tokens may have vanished in a text that is not closed.
            NAME.matcher(in.text(word)).results().forEach(name -> named.add(name.group()));
        }
        for (int i = from; i < to; i++) {
            Token token = token(i);
            if (token.is(Kind.VARIABLE)) {
                named.add(token.text());
            }
        }
        return named;
    }

    private boolean isAt(int index, String word) {
        return index < in.limit() && token(index).is(word);
    }

    private Token token(int index) {
        return in.peek(index - in.index());
    }
}
