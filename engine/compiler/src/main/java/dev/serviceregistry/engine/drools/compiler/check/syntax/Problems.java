package dev.serviceregistry.engine.drools.compiler.check.syntax;

import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.facts.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/** What was found to be wrong with one file of rules. */
public final class Problems {

    private final SourceText source;
    private final List<RuleProblem> found = new ArrayList<>();

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
        RuleProblem problem = new RuleProblem(source.place(span.start(), span.end()), message, hint);
        if (!found.contains(problem)) {
            found.add(problem);
        }
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
