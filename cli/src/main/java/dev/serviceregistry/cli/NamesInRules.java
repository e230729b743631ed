package dev.serviceregistry.cli;

import dev.serviceregistry.engine.drools.own.LoadedFile;
import dev.serviceregistry.engine.report.ShownText;
import dev.serviceregistry.engine.source.CompiledRule;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.engine.source.RuleWord;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.DeploymentTarget;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.MostCriticalTier;
import dev.serviceregistry.facts.Project;
import dev.serviceregistry.facts.RegionEntry;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.Team;
import dev.serviceregistry.facts.TierPromise;
import dev.serviceregistry.registry.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds names in own rules that a repository has not, where it has one that is nearly the same: such a rule finds nothing. A
 * name that is near none may be of something still to come.
 */
final class NamesInRules {

    /** The fields that say a name of their kind in every type of fact. */
    private static final Set<String> KINDS = Set.of("team", "tier", "region", "project", "service");

    /** The kinds of names that further fields say. */
    private static final Map<String, String> FURTHER = Map.ofEntries(
            Map.entry("Team.name", "team"),
            Map.entry("Project.name", "project"),
            Map.entry("Service.id", "service"),
            Map.entry("Service.name", "service named"),
            Map.entry("Dependency.target", "service"),
            Map.entry("DependencyCondition.target", "service"),
            Map.entry("JoinedContainer.target", "service"),
            Map.entry("DeploymentTarget.target", "target"),
            Map.entry("FreezeWindow.target", "target"),
            Map.entry("PendingDeployment.target", "target"),
            Map.entry("ServiceValue.owner", "team"));

    /** What is stated beside changes alone; as they do, it can name what is there no more. */
    private static final Set<String> BESIDE_CHANGES = Set.of(
            "AnnouncedSunset",
            "Approval",
            "ApprovalDemand",
            "ExperimentalService",
            "RecordedApproval",
            "UnversionedChange");

    private final List<RuleWord> words = new ArrayList<>();
    private final Map<String, Set<String>> known = new HashMap<>();
    private final FactSet facts;

    private NamesInRules(List<LoadedFile> rules, FactSet facts) {
        for (LoadedFile file : rules) {
            if (!file.file().isOfPack()) {
                for (CompiledRule rule : file.rules()) {
                    words.addAll(rule.words());
                }
            }
        }
        this.facts = facts;
    }

    /**
     * The names in these rules that were probably meant otherwise, at their places; none where a file of the repository
     * cannot be read, since it may have them. Of rules in packs nothing is said to those who only use them.
     *
     * @param facts those that were judged, or those of the repository
     */
    static List<RuleProblem> misspelt(List<LoadedFile> rules, Reading reading, FactSet facts) {
        if (!Readings.isWhole(reading)) {
            return List.of();
        }
        NamesInRules names = new NamesInRules(rules, facts);
        List<RuleProblem> misspelt = new ArrayList<>();
        names.words.forEach(word -> names.add(word, misspelt));
        return misspelt;
    }

    /** Writes those in the rules of the repository to standard error. */
    static void tell(Reading reading, FactSet judged, Call call) {
        OwnRules own = call.ownRules();
        if (own == null || call.common().quiet) {
            return;
        }
        List<RuleProblem> misspelt = misspelt(own.loaded(), reading, judged);
        if (!misspelt.isEmpty()) {
            own.warnings(misspelt).lines().forEach(line -> call.err().line(ShownText.of(line)));
        }
    }

    private void add(RuleWord word, List<RuleProblem> misspelt) {
        String kind = KINDS.contains(word.field())
                ? word.field()
                : FURTHER.getOrDefault(word.type() + "." + word.field(), "");
        String text = word.text();
        if (kind.isEmpty()) {
            return;
        }
        Set<String> names = known.computeIfAbsent(kind, this::names);
        if (names.contains(text)) {
            return;
        }
        String near = NearlyTheSame.of(text, names);
        if (!near.isEmpty() && !isOfChanges(word) && !isStated(word)) {
            misspelt.add(new RuleProblem(
                    word.place(),
                    "this repository has no " + kind + " '" + text + "'",
                    "did you mean '" + near + "'?"));
        }
    }

    private static boolean isOfChanges(RuleWord word) {
        try {
            return BESIDE_CHANGES.contains(word.type())
                    || Change.class.isAssignableFrom(Class.forName(Fact.class.getPackageName() + "." + word.type()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a rule compares only what a fact says", e);
        }
    }

    private Set<String> names(String kind) {
        Set<String> names = new TreeSet<>();
        switch (kind) {
            case "team" -> add(Team.class, Team::name, names);
            case "tier" -> {
                add(TierPromise.class, TierPromise::tier, names);
                add(MostCriticalTier.class, MostCriticalTier::tier, names);
                add(Criticality.class, Criticality::tier, names);
            }
            case "region" -> add(RegionEntry.class, RegionEntry::region, names);
            case "project" -> {
                add(Project.class, Project::name, names);
                add(Service.class, Service::project, names);
            }
            case "service" -> add(Service.class, Service::id, names);
            case "target" -> add(DeploymentTarget.class, DeploymentTarget::target, names);
            default -> add(Service.class, Service::name, names);
        }
        return names;
    }

    private <F extends Fact> void add(Class<F> type, Function<F, String> name, Set<String> names) {
        facts.ofType(type).forEach(fact -> names.add(name.apply(fact)));
    }

    /** Whether a fact of the type says it all the same, as of a name that leads nowhere. */
    private boolean isStated(RuleWord word) {
        for (Class<?> type : facts.types()) {
            if (type.getSimpleName().equals(word.type())) {
                for (Fact fact : facts.ofType(type.asSubclass(Fact.class))) {
                    if (word.text().equals(value(fact, word.field()))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static Object value(Fact fact, String field) {
        try {
            return fact.getClass().getMethod(field).invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a rule compares only what a fact says", e);
        }
    }
}
