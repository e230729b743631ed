package dev.serviceregistry.engine.drools.compiler;

import dev.serviceregistry.engine.drools.compiler.check.CheckedRules;
import dev.serviceregistry.engine.drools.compiler.check.RuleChecker;
import dev.serviceregistry.engine.source.Compilation;
import dev.serviceregistry.engine.source.CompiledFile;
import dev.serviceregistry.engine.source.KnownRules;
import dev.serviceregistry.engine.source.RuleCompiler;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.engine.source.RuleProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes executable models of files of rules, in memory and without the compiler of a JDK. */
public final class DrlCompiler implements RuleCompiler {

    /** For the service loader. */
    public DrlCompiler() {}

    @Override
    public List<RuleProblem> check(List<RuleFile> files, KnownRules known) {
        return withOwnLibraries(() -> RuleChecker.problems(files, known));
    }

    @Override
    public Compilation compile(List<RuleFile> changed, List<RuleFile> all, KnownRules known) {
        return withOwnLibraries(() -> compiled(changed, all, known));
    }

    private static Compilation compiled(List<RuleFile> changed, List<RuleFile> all, KnownRules known) {
        CheckedRules checked = RuleChecker.check(changed, all, known);
        List<RuleProblem> problems = new ArrayList<>(checked.problems());
        if (!problems.isEmpty()) {
            return new Compilation(List.of(), problems);
        }
        List<GeneratedRules> generated = new ArrayList<>(changed.size());
        for (RuleFile file : changed) {
            generated.add(GeneratedRules.of(file, checked.files().get(file), problems));
        }
        List<CompiledFile> files = problems.isEmpty() ? GeneratedClasses.of(generated, problems) : List.of();
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparing(RuleProblem::place));
            return new Compilation(List.of(), List.copyOf(problems));
        }
        return new Compilation(files, List.of());
    }

    /** What is worked out while Drools looks for its parts where this class comes from. */
    private static <T> T withOwnLibraries(Work<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(DrlCompiler.class.getClassLoader());
        try {
            return work.done();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Something to work out. */
    private interface Work<T> {
        T done();
    }
}
