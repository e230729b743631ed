package dev.serviceregistry.cli;

import dev.serviceregistry.engine.drools.own.LoadedFile;
import dev.serviceregistry.engine.source.CompiledRule;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What may be wrong with rules that can be judged by; whoever writes them is told, and nobody else. */
final class RuleDoubts {

    private static final String TITLE = "rule";

    private RuleDoubts() {}

    /**
     * What may be wrong with the rules, sorted by place; nothing of those in packs, which are written elsewhere.
     *
     * @param facts those that were judged, or those of the repository
     */
    static List<RuleProblem> about(List<LoadedFile> rules, Reading reading, FactSet facts) {
        List<RuleProblem> doubts = new ArrayList<>(NamesInRules.misspelt(rules, reading, facts));
        for (LoadedFile file : rules) {
            for (CompiledRule rule : file.file().isOfPack() ? List.<CompiledRule>of() : file.unproven()) {
                int end = rule.column() + TITLE.length();
                doubts.add(
                        new RuleProblem(
                                new SourceLocation(file.file().path(), rule.line(), rule.column(), rule.line(), end),
                                rule.id()
                                        + " says @scope(\"project\"), and its conditions do not show that: it is judged in view of"
                                        + " everything",
                                "join each fact with the subject by its service or its project, or write @scope(\"repository\")"));
            }
        }
        doubts.sort(Comparator.comparing(RuleProblem::place));
        return doubts;
    }
}
