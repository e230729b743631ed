package dev.serviceregistry.generators.promql;

import dev.serviceregistry.generators.promql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a query apart into words. */
final class Lexer {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern DURATION =
            Pattern.compile("(?=\\d)(\\d+y)?(\\d+w)?(\\d+d)?(\\d+h)?(\\d+m(?!s))?(\\d+s)?(\\d+ms)?(?![a-zA-Z0-9_.])");
    private static final Pattern NUMBER =
            Pattern.compile("(0[xX][0-9a-fA-F]+|(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?)(?![a-zA-Z0-9_.])");
    private static final Pattern SIGN = Pattern.compile("==|!=|=~|!~|<=|>=|[-+*/%^<>=(){}\\[\\],:@]");

    private final String text;
    private int brackets;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        return new Lexer(text).tokens();
    }

    private List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
                continue;
            }
            Token token = token(at);
            if (token.is("[")) {
                brackets++;
            } else if (token.is("]")) {
                brackets--;
            }
            tokens.add(token);
            at = token.end();
        }
        tokens.add(new Token(Kind.END, "", text.length()));
        return tokens;
    }

    private Token token(int at) {
        char c = text.charAt(at);
        if (c == '"' || c == '\'' || c == '`') {
            return quoted(at, c);
        }
        Matcher duration = DURATION.matcher(text).region(at, text.length());
        if (duration.useTransparentBounds(true).lookingAt() && duration.end() > at) {
            return new Token(Kind.DURATION, duration.group(), at);
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (number.useTransparentBounds(true).lookingAt()) {
            return new Token(Kind.NUMBER, number.group(), at);
        }
        Matcher name = NAME.matcher(text).region(at, text.length());
        boolean colon = c == ':' && brackets > 0;
        if (!colon && name.lookingAt()) {
            return new Token(Kind.NAME, name.group(), at);
        }
        Matcher sign = SIGN.matcher(text).region(at, text.length());
        if (sign.lookingAt()) {
            return new Token(Kind.SIGN, sign.group(), at);
        }
        throw new PromqlProblem("no query has " + text.substring(at, at + Character.charCount(text.codePointAt(at)))
                + " at this place");
    }

    private Token quoted(int start, char quote) {
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at);
            if (quote != '`' && c == '\n') {
                throw new PromqlProblem("a text between quotes ends with its line");
            }
            at += quote != '`' && c == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            throw new PromqlProblem("a text between quotes has no end");
        }
        return new Token(Kind.TEXT, text.substring(start, at + 1), start);
    }

    /** The query with a space in the place of each comment, which would hide whatever is written behind it. */
    static String withoutComments(String query) {
        StringBuilder without = new StringBuilder();
        char quote = 0;
        for (int at = 0; at < query.length(); at++) {
            char c = query.charAt(at);
            if (quote != 0) {
                boolean escape = c == '\\' && quote != '`' && at + 1 < query.length();
                without.append(c);
                if (escape) {
                    without.append(query.charAt(++at));
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '#') {
                while (at + 1 < query.length() && query.charAt(at + 1) != '\n') {
                    at++;
                }
                without.append(' ');
            } else {
                quote = c == '"' || c == '\'' || c == '`' ? c : 0;
                without.append(c);
            }
        }
        return without.toString().strip();
    }
}
