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
import dev.serviceregistry.engine.source.RuleWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds everything that is wrong with files of rules, by their syntax trees and the types of facts. */
public final class RuleChecker {

    private static final FactTypes TYPES = new FactTypes();

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
        return check(files, files, known).problems();
    }

    /**
     * The changed files as they are compiled, and all that is wrong with them, alone and among the others.
     *
     * @param changed those to check
     * @param all those that are judged by together, the changed ones among them; the others were checked before
     * @param known what they must fit in with; nothing is said of controls and families where none are known
     */
    public static CheckedRules check(List<RuleFile> changed, List<RuleFile> all, KnownRules known) {
        RuleChecker checker = new RuleChecker(known);
        List<RuleProblem> problems = new ArrayList<>();
        Map<RuleFile, CheckedFile> checked = new HashMap<>();
        Set<RuleFile> unchecked = new HashSet<>(changed);
        for (RuleFile file :
                all.stream().sorted(Comparator.comparing(RuleFile::path)).toList()) {
            if (unchecked.contains(file)) {
                checked.put(file, checker.file(file, problems));
            } else {
                checker.checked(file, problems);
            }
        }
        problems.sort(Comparator.comparing(RuleProblem::place)
                .thenComparing(RuleProblem::message)
                .thenComparing(RuleProblem::hint));
        return new CheckedRules(checked, List.copyOf(problems));
    }

    /** Looks only at what does not come from the text of the file: its folder, and rules that are there twice. */
    private void checked(RuleFile file, List<RuleProblem> all) {
        Problems problems = new Problems(new SourceText(file));
        FileTree tree = FileParser.parse(problems);
        folder(tree, problems);
        tree.rules().forEach(rule -> twins.check(rule, problems));
        all.addAll(problems.all());
    }

    private void folder(FileTree tree, Problems problems) {
        if (!tree.rules().isEmpty()) {
            FolderCheck.check(tree.rules().get(0), known, problems);
        }
    }

    private CheckedFile file(RuleFile file, List<RuleProblem> all) {
        Problems problems = new Problems(new SourceText(file));
        Edits edits = new Edits();
        Set<String> narrow = new HashSet<>();
        Map<String, List<RuleWord>> words = new HashMap<>();
        FileTree tree = FileParser.parse(problems);
        folder(tree, problems);
        for (RuleTree rule : tree.rules()) {
            new AnnotationCheck(problems, TYPES, known).check(rule);
            new ConcernCheck(problems, TYPES).check(rule);
            Scope scope = new Scope();
            Set<String> named = rule.damaged() ? rule.named() : Set.of();
            ConditionCheck conditions = new ConditionCheck(problems, TYPES, named, known, tree, edits);
            conditions.check(rule.conditions(), scope);
            words.put(rule.title().text(), conditions.words());
            if (rule.call() != null) {
                new CallCheck(problems, TYPES, scope, named, known.vocabulary()).check(rule, rule.call());
            }
            twins.check(rule, problems);
            if (Locality.isShown(rule, TYPES)) {
                narrow.add(rule.title().text());
            }
        }
        RuleFile compiled = new RuleFile(file.path(), edits.applied(file.text()));
        if (problems.count() == 0) {
            Problems second = new Problems(new SourceText(compiled));
            SecondReading.of(FileParser.parseCompiled(second), second);
            all.addAll(second.all());
        }
        all.addAll(problems.all());
        return new CheckedFile(compiled.text(), edits.written(), narrow, words);
    }
}
