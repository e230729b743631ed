package dev.serviceregistry.cli;

import dev.serviceregistry.engine.ControlCatalog;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.own.LoadedRules;
import dev.serviceregistry.engine.drools.own.RuleLoader;
import dev.serviceregistry.engine.source.KnownRules;
import dev.serviceregistry.engine.source.RuleCompiler;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.engine.source.Vocabulary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks, compiles and loads the rules of an organisation; what it needed once it has at hand the next time. */
final class RuleWorkshop {

    private final Surroundings surroundings;
    private final boolean quiet;
    private @Nullable RuleLoader loader;
    private @Nullable RuleCompiler compiler;
    private @Nullable KnownRules known;

    RuleWorkshop(Surroundings surroundings, boolean quiet) {
        this.surroundings = surroundings;
        this.quiet = quiet;
    }

    /**
     * Loads the rules in these files; only those that are not as they were are looked at.
     *
     * @param vocabulary the tables that their texts can name
     */
    synchronized LoadedRules load(List<RuleFile> files, Vocabulary vocabulary) {
        RuleLoader ready = loader;
        if (ready == null) {
            ready = new RuleLoader(FileCache.ofRules(surroundings), this::toldCompiler);
            loader = ready;
        }
        return ready.load(files, vocabulary, () -> known(vocabulary));
    }

    /**
     * What is wrong with these files.
     *
     * @param vocabulary the tables that their texts can name
     */
    synchronized List<RuleProblem> check(List<RuleFile> files, Vocabulary vocabulary) {
        return compiler().check(files, known(vocabulary));
    }

    /** The controls that a rule can serve, sorted. */
    synchronized List<String> controls() {
        return known(Vocabulary.UNKNOWN).controls().stream().sorted().toList();
    }

    private RuleCompiler toldCompiler(int count) {
        if (!quiet && count > 0) {
            surroundings
                    .err()
                    .line("compiling " + count + (count == 1 ? " file of rules" : " files of rules")
                            + ", once until they change ...");
            surroundings.err().flush();
        }
        return compiler();
    }

    private RuleCompiler compiler() {
        RuleCompiler ready = compiler;
        if (ready == null) {
            ready = SeparateJar.COMPILER.service(RuleCompiler.class);
            compiler = ready;
        }
        return ready;
    }

    /** What the rules must fit in with: those that the program ships with. */
    private KnownRules known(Vocabulary vocabulary) {
        KnownRules ready = known;
        if (ready == null) {
            Map<String, String> titles = new HashMap<>();
            Set<String> families = new HashSet<>();
            Set<String> controls = new HashSet<>();
            ControlCatalog catalog = new ControlCatalog();
            for (RuleDescriptor rule : DroolsPolicyEngine.bundled().rules().rules()) {
                titles.put(rule.id(), rule.title());
                families.add(rule.family());
                for (String control : rule.controls()) {
                    controls.addAll(catalog.controls(control.substring(0, Math.max(0, control.indexOf(':')))));
                }
            }
            ready = new KnownRules(titles, controls, families);
            known = ready;
        }
        return new KnownRules(ready.titles(), ready.controls(), ready.families(), RuleVocabulary.withWords(vocabulary));
    }
}
