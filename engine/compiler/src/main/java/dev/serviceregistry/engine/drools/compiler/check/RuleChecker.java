package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.reading.SecondReading;
import dev.serviceregistry.engine.drools.compiler.check.syntax.FileParser;
import dev.serviceregistry.engine.drools.compiler.check.syntax.FileTree;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Problems;
import dev.serviceregistry.engine.drools.compiler.check.syntax.RuleTree;
import dev.serviceregistry.engine.drools.compiler.check.syntax.SourceText;
import dev.serviceregistry.engine.drools.compiler.check.types.FactTypes;
import dev.serviceregistry.engine.source.KnownRules;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.engine.source.RuleProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Finds everything that is wrong with files of rules, by their syntax trees and the types of facts. */
public final class RuleChecker {

    private final FactTypes types = new FactTypes();
    private final KnownRules known;
    private final Twins twins;

    private RuleChecker(KnownRules known) {
        this.known = known;
        this.twins = new Twins(known);
    }

    /**
     * All that is wrong with the files, sorted by place; nothing of them is compiled, loaded or run.
     *
     * @param files those that are judged by together
     * @param known what they must fit in with; nothing is said of controls and families where none are known
     */
    public static List<RuleProblem> problems(List<RuleFile> files, KnownRules known) {
        RuleChecker checker = new RuleChecker(known);
        List<RuleProblem> problems = new ArrayList<>();
        for (RuleFile file :
                files.stream().sorted(Comparator.comparing(RuleFile::path)).toList()) {
            problems.addAll(checker.file(file));
        }
        problems.sort(Comparator.comparing(RuleProblem::place)
                .thenComparing(RuleProblem::message)
                .thenComparing(RuleProblem::hint));
        return List.copyOf(problems);
    }

    private List<RuleProblem> file(RuleFile file) {
        Problems problems = new Problems(new SourceText(file));
        FileTree tree = FileParser.parse(problems);
        if (!tree.rules().isEmpty()) {
            FolderCheck.check(tree.rules().get(0), known, problems);
        }
        for (RuleTree rule : tree.rules()) {
            new AnnotationCheck(problems, types, known).check(rule);
            Scope scope = new Scope();
            Set<String> named = rule.damaged() ? rule.named() : Set.of();
            new ConditionCheck(problems, types, named, known.vocabulary()).check(rule.conditions(), scope);
            if (rule.call() != null) {
                new CallCheck(problems, types, scope, named, known.vocabulary()).check(rule, rule.call());
            }
            twins.check(rule, problems);
        }
        if (problems.count() == 0) {
            SecondReading.of(tree, problems);
        }
        return problems.all();
    }
}
