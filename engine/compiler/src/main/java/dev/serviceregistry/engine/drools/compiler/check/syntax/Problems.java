package dev.serviceregistry.engine.drools.compiler.check.syntax;

import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.facts.SourceLocation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was found to be wrong with one file of rules. */
public final class Problems {

    private final SourceText source;
    private final Set<RuleProblem> found = new LinkedHashSet<>();

    /** Nothing is wrong with this text so far. */
    public Problems(SourceText source) {
        this.source = source;
    }

    /** Adds a problem that needs no hint. */
    public void add(Span span, String message) {
        add(span, message, "");
    }

    /** Adds a problem, with what to write instead. */
    public void add(Span span, String message, String hint) {
        found.add(new RuleProblem(source.place(span.start(), span.end()), message, hint));
    }

    /** The place of a part of the file. */
    public SourceLocation place(Span span) {
        return source.place(span.start(), span.end());
    }

    /** The text that the problems are about. */
    public SourceText source() {
        return source;
    }

    /** How many there are. */
    public int count() {
        return found.size();
    }

    /** All that was added. */
    public List<RuleProblem> all() {
        return List.copyOf(found);
    }
}
