package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.EvaluationDifference;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.facts.ExceptionFact;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.registry.Reading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Judges one catalogue by the policies of two states; exceptions are those of the repository as it is. */
final class PolicyComparison {

    private final Call call;
    private final LocalDate day;
    private final Reading current;
    private final List<Fact> exceptions = new ArrayList<>();

    /**
     * For what the repository declares as it is.
     *
     * @param day the day on which it is judged
     */
    PolicyComparison(Call call, LocalDate day) {
        this.call = call;
        this.day = day;
        this.current = Readings.of(call);
        Readings.requireServices(current, call);
        for (Fact fact : current.registry().facts().facts()) {
            if (fact instanceof ExceptionFact) {
                exceptions.add(fact);
            }
        }
    }

    /**
     * What differs.
     *
     * @param after the state after; empty for the repository as it is
     */
    PolicyDifference between(String before, String after) {
        Baseline former = Baseline.of(before, "state", current, call);
        Baseline later = after.isEmpty()
                ? new Baseline(
                        current,
                        "the repository as it is",
                        "",
                        call.repository().root())
                : Baseline.of(after, "state", current, call);
        return new PolicyDifference(
                former.name(),
                later.name(),
                settings(former.reading(), later.reading()),
                EvaluationDifference.between(judged(former), judged(later)));
    }

    private Evaluation judged(Baseline policies) {
        boolean isCurrent = policies.reading() == current;
        Reading reading =
                isCurrent ? current : call.reader().read(call.repository().root(), policies.reading());
        List<Fact> stated = new ArrayList<>(exceptions);
        stated.add(new Today(day));
        RuleSettings settings = new RuleSettings();
        for (Fact fact : reading.registry().facts().facts()) {
            if (!(fact instanceof ExceptionFact)) {
                stated.add(fact);
            }
            if (fact instanceof Setting setting) {
                settings.add(setting);
            }
        }
        DroolsPolicyEngine engine = isCurrent ? call.engine() : call.engineAt(policies.root(), false);
        stated.addAll(settings.mistakes(engine, () -> call.engineOnChanges().rules()));
        DroolsPolicyEngine applied = settings.applyTo(engine);
        FactSet facts = new FactSet(stated).with(reading.registry().values(applied::reads));
        return applied.evaluate(facts, Exceptions.in(facts, day));
    }

    private static List<PolicyDifference.ChangedSetting> settings(Reading before, Reading after) {
        Map<String, Setting> former = settings(before);
        Map<String, Setting> later = settings(after);
        TreeSet<String> keys = new TreeSet<>(former.keySet());
        keys.addAll(later.keySet());
        List<PolicyDifference.ChangedSetting> changed = new ArrayList<>();
        for (String key : keys) {
            Setting was = former.get(key);
            Setting is = later.get(key);
            if (was == null || is == null || !was.value().equals(is.value())) {
                changed.add(new PolicyDifference.ChangedSetting(key, was, is));
            }
        }
        return List.copyOf(changed);
    }

    private static Map<String, Setting> settings(Reading reading) {
        Map<String, Setting> settings = new TreeMap<>();
        for (Setting setting : reading.registry().facts().ofType(Setting.class)) {
            settings.putIfAbsent(setting.key(), setting);
        }
        return settings;
    }
}
