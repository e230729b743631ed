package dev.serviceregistry.engine.drools.compiler.check.syntax;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A file of rules as it is written.
 *
 * @param source its text
 * @param tokens all that it is made of
 * @param rules its rules
 */
public record FileTree(SourceText source, List<Token> tokens, List<RuleTree> rules) {

    /** A part of the file without what stands between its tokens. */
    public String text(Span span) {
        StringBuilder text = new StringBuilder();
        for (Token token : tokens) {
            if (token.start() >= span.start() && token.end() <= span.end()) {
                text.append(source.text(token));
            }
        }
        return text.toString();
    }

    /** The names that a part of the file has in it, the first one first. */
    public Set<String> variables(Span span) {
        Set<String> variables = new LinkedHashSet<>();
        for (Token token : tokens) {
            if (token.is(Token.Kind.VARIABLE) && token.start() >= span.start() && token.end() <= span.end()) {
                variables.add(token.text());
            }
        }
        return variables;
    }

    /** A part of the file on one line, without comments. */
    public String line(Span span) {
        StringBuilder line = new StringBuilder();
        int end = span.start();
        for (Token token : tokens) {
            if (token.start() >= span.start() && token.end() <= span.end()) {
                line.append(token.start() > end ? " " : "").append(source.text(token));
                end = token.end();
            }
        }
        return line.toString();
    }
}
