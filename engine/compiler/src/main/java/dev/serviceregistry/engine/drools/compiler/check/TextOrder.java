package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Binary;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Expression.Literal;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Problems;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token;
import dev.serviceregistry.engine.drools.compiler.check.types.Value;
import dev.serviceregistry.engine.drools.compiler.check.types.Value.Kind;
import java.util.regex.Pattern;

/** Finds texts that are to be larger or smaller than a number or a version, which the order of letters does not tell. */
final class TextOrder {

    /** What is longer has a fixed number of digits, such as a day. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");

    private static final Pattern VERSION = Pattern.compile("v?[0-9]+([.][0-9]+)+([-+].*)?|v[0-9]+");

    private TextOrder() {}

    /** Whether a text is compared with such a literal; when it is, that is told. */
    static boolean check(Problems problems, Binary binary, Value text, Value other, Expression side) {
        if (!text.is(Kind.TEXT) || !(side instanceof Literal literal)) {
            return false;
        }
        String written = literal.token().text();
        boolean number = literal.token().kind() == Token.Kind.NUMBER
                || other.is(Kind.TEXT) && NUMBER.matcher(written).matches();
        boolean version = other.is(Kind.TEXT) && VERSION.matcher(written).matches();
        if (number || version) {
            problems.add(
                    binary,
                    "a text is compared letter by letter, so that "
                            + (version ? "1.10 comes before 1.9" : "10 comes before 9"),
                    version
                            ? "no rule can tell which of two versions is later: name them with in ( … ), or match them with"
                                    + " matches, such as \"([2-9]|[1-9][0-9]+)[.].*\" from 2.0 on"
                            : "match the digits: matches \"[1-9][0-9]{4,}.*\" begins with a number of five digits or more; a"
                                    + " cell of a table has its number in 'number'");
        }
        return number || version;
    }
}
