package dev.serviceregistry.engine.drools.compiler.check.syntax;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is written.
 *
 * @param word the word {@code rule}
 * @param title its sentence
 * @param annotations what it says of itself
 * @param conditions what it looks for
 * @param call what it reports; nothing where that could not be read
 * @param damaged whether a part of it could not be read
 * @param named the variables that are named anywhere in it, also in what could not be read
 */
public record RuleTree(
        Token word,
        Token title,
        List<Annotation> annotations,
        List<Condition> conditions,
        @Nullable Call call,
        boolean damaged,
        Set<String> named) {

    /**
     * What a rule says of itself under one name.
     *
     * @param name the name behind the {@code @}
     * @param values the texts; none where they could not be read
     * @param end where it is over
     */
    public record Annotation(Token name, List<Token> values, int end) implements Span {
        @Override
        public int start() {
            return name.start() - 1;
        }
    }

    /**
     * The call of {@code report.violation}.
     *
     * @param subject what is reported
     * @param key the key of it that is reported; nothing when it is reported itself
     * @param message the text
     * @param arguments what stands in the blanks of the text
     * @param end where it is over
     */
    public record Call(Token subject, @Nullable Token key, Token message, List<Token> arguments, int end)
            implements Span {
        @Override
        public int start() {
            return subject.start();
        }
    }
}
