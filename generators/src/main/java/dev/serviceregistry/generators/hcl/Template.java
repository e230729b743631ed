package dev.serviceregistry.generators.hcl;

import dev.serviceregistry.generators.tree.Reference;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;

/** A text that is put together of literal parts and of expressions. */
public final class Template {

    private final StringBuilder literal = new StringBuilder();
    private final StringBuilder written = new StringBuilder();
    private String single = "";
    private int expressions;

    /** An empty text. */
    public Template() {}

    /** A text as an expression: in quotes, with nothing in it a template. */
    public static String quoted(String text) {
        return HclText.quoted(text);
    }

    /** Adds a part that stands for itself. */
    public Template literal(String text) {
        literal.append(text);
        return this;
    }

    /** Adds what an expression comes to; it is made of names that the generator chose. */
    public Template expression(String expression) {
        end(true);
        written.append("${").append(expression).append('}');
        single = expression;
        expressions++;
        return this;
    }

    /** Adds the parts of another one. */
    public Template append(Template other) {
        if (other.expressions > 0) {
            end(true);
            written.append(other.written);
            single = other.single;
            expressions += other.expressions;
        }
        literal.append(other.literal);
        return this;
    }

    /** How long it is so far, in UTF-16 units. */
    public int length() {
        return written.length() + literal.length();
    }

    /** Whether it is made of literal parts alone. */
    public boolean isLiteral() {
        return expressions == 0;
    }

    /** The text as a value: an expression that stands alone is that expression. */
    public Tree tree() {
        if (expressions == 0) {
            return new Text(literal.toString());
        }
        if (expressions == 1 && literal.isEmpty() && written.length() == single.length() + 3) {
            return new Reference(single);
        }
        end(false);
        return new Reference("\"" + written + "\"");
    }

    private void end(boolean beforeExpression) {
        if (literal.isEmpty()) {
            return;
        }
        char last = literal.charAt(literal.length() - 1);
        if (beforeExpression && (last == '$' || last == '%')) {
            // Before a brace that opens an expression the sign would be taken for half of an escape.
            literal.setLength(literal.length() - 1);
            append(literal.toString());
            written.append("${\"").append(last).append("\"}");
        } else {
            append(literal.toString());
        }
        literal.setLength(0);
    }

    private void append(String text) {
        String quoted = HclText.quoted(text);
        written.append(quoted, 1, quoted.length() - 1);
    }
}
