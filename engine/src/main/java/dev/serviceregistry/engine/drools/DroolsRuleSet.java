package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.InvalidRulesException;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleSet;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.engine.drools.own.LoadedFile;
import dev.serviceregistry.facts.Fact;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.drools.model.Model;
import org.drools.model.Rule;

/** Rules that were compiled to models at build time, with what each says of itself. */
public final class DroolsRuleSet implements RuleSet {

    private final RuleModel model;
    private final List<RuleDescriptor> rules;
    private final Map<String, Reduction> reductions;
    private final Map<String, Class<?>> subjectTypes;
    private final RuleTexts texts;
    private final List<RuleDescriptor> absent;

    private DroolsRuleSet(
            RuleModel model,
            List<RuleDescriptor> rules,
            Map<String, Reduction> reductions,
            Map<String, Class<?>> subjectTypes,
            RuleTexts texts,
            List<RuleDescriptor> absent) {
        this.absent = absent;
        this.model = model;
        this.rules = rules;
        this.reductions = reductions;
        this.subjectTypes = subjectTypes;
        this.texts = texts;
    }

    /**
     * The rules that the program ships with.
     *
     * @throws InvalidRulesException when they are not on the class path or not well annotated
     */
    public static DroolsRuleSet bundled() {
        RuleResources bundled = new RuleResources(DroolsRuleSet.class.getClassLoader());
        List<Model> models = bundled.modelsOnStates();
        models.addAll(bundled.modelsOnChanges());
        return of(models, bundled);
    }

    /**
     * Those of them that judge a state of the repository. The others, which judge changes, are known by their ids alone:
     * where nothing was compared, they have nothing to judge.
     *
     * @throws InvalidRulesException when they are not on the class path or not well annotated
     */
    public static DroolsRuleSet bundledForStates() {
        RuleResources bundled = new RuleResources(DroolsRuleSet.class.getClassLoader());
        DroolsRuleSet states = of(bundled.modelsOnStates(), bundled);
        return new DroolsRuleSet(
                states.model,
                states.rules,
                states.reductions,
                states.subjectTypes,
                states.texts,
                bundled.unreadOnChanges());
    }

    /**
     * The rules of these models.
     *
     * @param models what the compiler made
     * @param loader where the texts of the rules and the names of their families are found
     * @throws InvalidRulesException naming every rule that is not well annotated
     */
    static DroolsRuleSet of(Collection<? extends Model> models, ClassLoader loader) {
        return of(models, new RuleResources(loader));
    }

    private static DroolsRuleSet of(Collection<? extends Model> models, RuleResources resources) {
        RuleModel model = RuleModel.of(models);
        List<String> problems = new ArrayList<>();
        List<RuleDescriptor> rules = new ArrayList<>(model.rules().size());
        Map<String, Class<?>> subjectTypes = new HashMap<>();
        for (Rule rule : model.rules()) {
            RuleAnnotations annotations = new RuleAnnotations(rule, problems);
            add(annotations, annotations.descriptor(resources.families()), rules, subjectTypes);
        }
        return of(model, rules, subjectTypes, resources.texts(), List.of(), problems);
    }

    private static void add(
            RuleAnnotations annotations,
            RuleDescriptor descriptor,
            List<RuleDescriptor> rules,
            Map<String, Class<?>> subjectTypes) {
        rules.add(descriptor);
        Class<?> subjectType = annotations.subjectType(descriptor.subjectType());
        if (subjectType != null) {
            subjectTypes.put(descriptor.subjectType(), subjectType);
        }
    }

    /** The set of these rules, when no two have one name or one id. */
    private static DroolsRuleSet of(
            RuleModel model,
            List<RuleDescriptor> rules,
            Map<String, Class<?>> subjectTypes,
            RuleTexts texts,
            List<RuleDescriptor> absent,
            List<String> problems) {
        for (Rule rule : model.rules()) {
            if (!rule.getPackage().equals(RuleModel.PACKAGE)) {
                problems.add("rule \"" + rule.getName() + "\": is in package " + rule.getPackage() + ", not in "
                        + RuleModel.PACKAGE);
            }
        }
        Set<String> titles = new HashSet<>();
        Map<String, RuleDescriptor> byId = new HashMap<>();
        for (RuleDescriptor rule : absent) {
            byId.put(rule.id(), rule);
        }
        for (RuleDescriptor rule : rules) {
            if (!titles.add(rule.title())) {
                problems.add("rule \"" + rule.title() + "\": there are two of this name");
            }
            RuleDescriptor twin = byId.put(rule.id(), rule);
            if (twin != null && !rule.id().isEmpty()) {
                problems.add(
                        "rule \"" + rule.title() + "\": has the id " + rule.id() + " of rule \"" + twin.title() + "\"");
            }
        }
        if (!problems.isEmpty()) {
            problems.sort(Comparator.naturalOrder());
            throw new InvalidRulesException(problems);
        }
        rules.sort(Comparator.comparing(RuleDescriptor::id));
        Map<String, Reduction> reductions = new HashMap<>();
        for (Rule rule : model.rules()) {
            reductions.put(rule.getName(), Reduction.of(rule));
        }
        return new DroolsRuleSet(model, List.copyOf(rules), reductions, subjectTypes, texts, absent);
    }

    /**
     * These rules and those that an organisation brought.
     *
     * @throws InvalidRulesException when two rules have one name or one id
     */
    public DroolsRuleSet with(List<LoadedFile> files) {
        if (files.isEmpty()) {
            return this;
        }
        List<String> problems = new ArrayList<>();
        List<RuleDescriptor> all = new ArrayList<>(rules);
        Map<String, Class<?>> types = new HashMap<>(subjectTypes);
        Map<String, String> families = new RuleResources(DroolsRuleSet.class.getClassLoader()).families();
        Set<String> kept = new HashSet<>();
        for (RuleDescriptor rule : rules) {
            kept.add(rule.title());
        }
        List<Model> models = new ArrayList<>(List.of(model.only(kept::contains)));
        Map<String, String> read = new HashMap<>();
        for (LoadedFile file : files) {
            models.addAll(file.models());
            OwnRules own = new OwnRules(file, problems);
            for (Rule rule : own.rules()) {
                RuleAnnotations annotations = own.annotations(rule);
                RuleDescriptor descriptor = own.descriptor(rule, annotations, families);
                add(annotations, descriptor, all, types);
                read.put(descriptor.id(), file.file().text());
            }
        }
        return of(RuleModel.of(models), all, types, texts.with(read), absent, problems);
    }

    /** Those of the rules that satisfy the condition. */
    public DroolsRuleSet only(Predicate<RuleDescriptor> condition) {
        List<RuleDescriptor> kept = rules.stream().filter(condition).toList();
        List<RuleDescriptor> stillAbsent = absent.stream().filter(condition).toList();
        if (kept.size() == rules.size() && stillAbsent.size() == absent.size()) {
            return this;
        }
        return new DroolsRuleSet(model, kept, reductions, subjectTypes, texts, stillAbsent);
    }

    /** The same rules, some of them more or less severe than they say of themselves. */
    public DroolsRuleSet withSeverities(Map<String, Severity> severities) {
        List<RuleDescriptor> changed = rules.stream()
                .map(rule -> rule.withSeverity(severities.getOrDefault(rule.id(), rule.severity())))
                .toList();
        return new DroolsRuleSet(model, changed, reductions, subjectTypes, texts, absent);
    }

    @Override
    public List<RuleDescriptor> rules() {
        return rules;
    }

    @Override
    public String digest() {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        for (RuleDescriptor rule : rules) {
            String text = text(rule.id()).orElse("");
            sha256.update((rule.id() + "\0" + rule.severity() + "\0" + text + "\0").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    @Override
    public Optional<String> text(String id) {
        return find(id).flatMap(texts::of);
    }

    /** Whether an organisation brought the rule. */
    public boolean isOwn(RuleDescriptor rule) {
        return texts.areKept(rule);
    }

    /** Whether a rule of this title is among them. */
    boolean has(RuleDescriptor rule) {
        return reductions.containsKey(rule.title());
    }

    /** The rule alone, as Drools takes it. */
    RuleModel model(RuleDescriptor rule) {
        return model.only(rule.title()::equals);
    }

    private Reduction reduction(RuleDescriptor rule) {
        Reduction reduction = reductions.get(rule.title());
        if (reduction == null) {
            throw new IllegalArgumentException("there is no rule " + rule.title());
        }
        return reduction;
    }

    /** The compiled rule: another object when the rule was compiled again. */
    Rule compiled(RuleDescriptor rule) {
        return reduction(rule).rule();
    }

    /** Whether it is known, without a network, which facts the rule reads. */
    boolean isUnderstood(RuleDescriptor rule) {
        return !reduction(rule).isWhole();
    }

    /** Whether a rule that is understood has a condition on facts of this class. */
    boolean reads(RuleDescriptor rule, Class<?> type) {
        return reduction(rule).reads(type);
    }

    /** Whether a rule reads facts of these classes as what it judges, and for nothing else. */
    boolean onlyJudges(RuleDescriptor rule, Set<Class<?>> classes) {
        return reduction(rule).takesByOne(subjectType(rule), classes);
    }

    /** Whether what the rule demands is demanded of anything that is there, as far as that is known without a network. */
    boolean isDemanded(RuleDescriptor rule, VisibleFacts facts) {
        try {
            return reduction(rule).demands(subjectType(rule)).areOf(facts);
        } catch (Exception e) {
            throw RuleSession.failure(rule, e, facts.all());
        }
    }

    /** Whether the rule finds nothing but where states are compared, or a scanner has reported. */
    boolean needsOccasion(RuleDescriptor rule) {
        return OccasionalFacts.areNeeded(compiled(rule), subjectType(rule));
    }

    /** Those of the facts that a session of a rule that is understood needs; none when it cannot match. */
    List<Fact> needed(RuleDescriptor rule, VisibleFacts facts) {
        try {
            return reduction(rule).of(facts);
        } catch (Exception e) {
            throw RuleSession.failure(rule, e, facts.all());
        }
    }

    /** The ids of those rules that were not loaded, since there is nothing for them to judge. */
    List<String> absent() {
        List<String> ids = new ArrayList<>(absent.size());
        for (RuleDescriptor rule : absent) {
            ids.add(rule.id());
        }
        return ids;
    }

    /** The type of fact that the rule judges. */
    Class<?> subjectType(RuleDescriptor rule) {
        Class<?> type = subjectTypes.get(rule.subjectType());
        if (type == null) {
            throw new IllegalArgumentException(rule.id() + " is not one of these rules");
        }
        return type;
    }
}
