package dev.serviceregistry.engine.drools.compiler.check.syntax;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Refusals.Refusal;
import dev.serviceregistry.engine.drools.compiler.check.syntax.RuleTree.Call;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a rule does, which is one call of {@code report.violation} and nothing else. */
final class ConsequenceParser {

    private static final String FORM = "write report.violation( $fact, \"what is wrong\", $value );";

    private final TokenReader in;

    ConsequenceParser(TokenReader in) {
        this.in = in;
    }

    /** The call; nothing when it could not be read, which was reported. */
    @Nullable
    Call call() {
        Token begin = in.peek();
        if (begin.is(Kind.END)) {
            in.refuse(in.gap(), "the rule reports nothing", FORM);
            return null;
        }
        boolean named = in.take("report") && in.take(".") && in.take("violation");
        if (!named) {
            refuse(begin);
            return null;
        }
        Call call = in.demand("(", "behind 'violation'") ? arguments() : null;
        if (call != null) {
            end();
        }
        return call;
    }

    private void refuse(Token begin) {
        Refusal refusal = Refusals.ofAct(begin);
        Token reached = in.peek();
        if (refusal != null) {
            in.refuse(begin, refusal.message(), refusal.hint());
        } else if (begin.is("report") && reached.is(Kind.WORD)) {
            in.refuse(reached, "report has no method " + reached.shown(), "write report.violation");
        } else if (begin.is(":")) {
            in.refuse(begin, "nothing stands behind 'then' on its line", "remove the colon");
        } else {
            in.refuse(begin, "a rule does nothing but report one violation", FORM);
        }
    }

    private @Nullable Call arguments() {
        Token subject = in.peek();
        if (!subject.is(Kind.VARIABLE)) {
            in.refuse(
                    subject.is(Kind.END) ? in.gap() : subject,
                    "the fact that is reported is missing here",
                    "name it in the condition, such as $service : Service( … ), and write $service");
            return null;
        }
        in.next();
        Token key = null;
        if (in.peek().is(".")) {
            key = key();
            if (key == null) {
                return null;
            }
        }
        if (!in.demand(",", "behind what is reported")) {
            return null;
        }
        Token message = in.peek();
        if (!message.is(Kind.TEXT)) {
            in.refuse(
                    message.is(Kind.END) ? in.gap() : message,
                    "the message is not a text",
                    "write it in double quotes, with {} for each value");
            return null;
        }
        in.next();
        List<Token> values = new ArrayList<>();
        while (in.take(",")) {
            Token value = in.peek();
            if (!value.is(Kind.VARIABLE)) {
                in.refuse(
                        value.is(Kind.END) ? in.gap() : value,
                        "only names from the condition stand in a message",
                        value.is(Kind.WORD)
                                ? "name the value there, such as $" + value.text() + " : " + value.text()
                                        + ", and write $" + value.text()
                                : "name the value there, such as $owner : owner");
                return null;
            }
            values.add(in.next());
            if (in.peek().is(".")) {
                in.refuse(
                        in.peek(),
                        "a name stands alone here",
                        "name the value in the condition, such as $owner : owner");
                return null;
            }
        }
        if (in.peek().is("+") || in.peek().is("&") || in.peek().is("%")) {
            in.refuse(
                    in.peek(),
                    "texts are not joined with " + in.peek().text(),
                    "write {} in the message and the value behind it");
            return null;
        }
        if (!in.demand(")", "behind what the message shows")) {
            return null;
        }
        return new Call(subject, key, message, List.copyOf(values), in.lastEnd());
    }

    /** {@code .at( "key" )}, behind the fact that is reported. */
    private @Nullable Token key() {
        Token dot = in.next();
        if (!in.peek().is("at")) {
            in.refuse(
                    in.peek().is(Kind.END) ? dot : in.peek(),
                    "only the fact itself is reported, or one of its keys",
                    "write the name alone, or .at( \"key\" ) behind it");
            return null;
        }
        in.next();
        if (!in.demand("(", "behind 'at'")) {
            return null;
        }
        if (!in.peek().is(Kind.TEXT)) {
            in.refuse(
                    in.peek(),
                    "the key is not a text",
                    "write it in double quotes, such as .at( \"deploy.replicas\" )");
            return null;
        }
        Token key = in.next();
        return in.demand(")", "behind the key") ? key : null;
    }

    private void end() {
        boolean closed = in.demand(";", "behind report.violation( … )");
        Token more = in.peek();
        if (closed && !more.is(Kind.END)) {
            Refusal refusal = Refusals.ofAct(more);
            in.refuse(
                    more,
                    refusal == null ? "a rule reports one violation, and does nothing else" : refusal.message(),
                    refusal == null ? "remove it, or write a second rule" : refusal.hint());
        }
    }
}
