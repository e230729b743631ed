package dev.serviceregistry.engine.drools.compiler.check.syntax;

import java.util.List;

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
}
