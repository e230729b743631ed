package dev.serviceregistry.cli;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleSet;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What a repository says of single rules in {@code [rules]}: that one is off, or of another severity. */
final class RuleSettings {

    private final Set<String> off = new HashSet<>();
    private final Map<String, Severity> severities = new HashMap<>();
    private final Map<String, Setting> named = new TreeMap<>();

    void add(Setting setting) {
        String key = setting.key();
        int dot = key.lastIndexOf('.');
        if (!key.startsWith("rules.") || dot < "rules.".length()) {
            return;
        }
        String rule = key.substring("rules.".length(), dot);
        named.putIfAbsent(rule, setting);
        if (key.endsWith(".mode") && setting.value().equals("off")) {
            off.add(rule);
        } else if (key.endsWith(".severity")) {
            severities.put(rule, Severity.valueOf(setting.value().toUpperCase(Locale.ROOT)));
        }
    }

    /**
     * What is set for rules that there are not: nobody would notice that it has no effect.
     *
     * @param engine what judges
     * @param every all rules: those on changes are loaded only where something is compared
     */
    List<Fact> mistakes(DroolsPolicyEngine engine, Supplier<? extends RuleSet> every) {
        Map<String, Setting> unknown = new TreeMap<>(named);
        remove(engine.rules(), unknown);
        if (unknown.isEmpty()) {
            return List.of();
        }
        RuleSet all = every.get();
        remove(all, unknown);
        List<String> ids = new ArrayList<>();
        for (RuleDescriptor rule : all.rules()) {
            ids.add(rule.id());
        }
        List<Fact> mistakes = new ArrayList<>();
        unknown.forEach((rule, setting) -> mistakes.add(new Diagnostic(
                DiagnosticKind.UNKNOWN_KEY,
                Subject.ofRepository("rules." + rule),
                "there is no rule '" + rule + "'" + UsageProblem.hint(rule, ids)
                        + " ('service-registry rules list' lists them)",
                setting.source())));
        return mistakes;
    }

    private static void remove(RuleSet rules, Map<String, Setting> settings) {
        for (RuleDescriptor rule : rules.rules()) {
            settings.remove(rule.id());
        }
    }

    DroolsPolicyEngine applyTo(DroolsPolicyEngine engine) {
        DroolsPolicyEngine applied = off.isEmpty() ? engine : engine.only(rule -> !off.contains(rule.id()));
        return severities.isEmpty() ? applied : applied.withSeverities(severities);
    }
}
