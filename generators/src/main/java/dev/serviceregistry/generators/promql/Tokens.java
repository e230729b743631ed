package dev.serviceregistry.generators.promql;

import dev.serviceregistry.generators.promql.Token.Kind;
import java.util.List;

/** The words of a query, taken one after the other. */
final class Tokens {

    private final List<Token> all;
    private int at;

    /** All of them, with the end of the query as the last. */
    Tokens(List<Token> all) {
        this.all = all;
    }

    /** The word behind the next; the end of the query when there is none. */
    Token behind() {
        return all.get(Math.min(at + 1, all.size() - 1));
    }

    /** The next word, which is taken. */
    Token take() {
        return all.get(at++);
    }

    /** The next word, which stays. */
    Token next() {
        return all.get(at);
    }

    /** Takes the next word when it is this one; tells whether it was. */
    boolean accept(String sign) {
        boolean is = next().is(sign);
        at += is ? 1 : 0;
        return is;
    }

    void expect(String sign) {
        if (!accept(sign)) {
            throw unexpected();
        }
    }

    Token expect(Kind kind) {
        if (next().kind() != kind) {
            throw unexpected();
        }
        return take();
    }

    /** That the next word cannot stand where it does. */
    PromqlProblem unexpected() {
        String text = next().text();
        return new PromqlProblem(text.isEmpty() ? "the query ends too early" : "'" + text + "' cannot stand there");
    }
}
