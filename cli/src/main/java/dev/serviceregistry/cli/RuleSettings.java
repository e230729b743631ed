package dev.serviceregistry.cli;

import dev.serviceregistry.engine.PolicyEngine;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.facts.Setting;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a repository says of single rules in {@code [rules]}: that one is off, or of another severity. */
final class RuleSettings {

    private final Set<String> off = new HashSet<>();
    private final Map<String, Severity> severities = new HashMap<>();

    void add(Setting setting) {
        String key = setting.key();
        int dot = key.lastIndexOf('.');
        if (!key.startsWith("rules.") || dot < "rules.".length()) {
            return;
        }
        String rule = key.substring("rules.".length(), dot);
        if (key.endsWith(".mode") && setting.value().equals("off")) {
            off.add(rule);
        } else if (key.endsWith(".severity")) {
            severities.put(rule, Severity.valueOf(setting.value().toUpperCase(Locale.ROOT)));
        }
    }

    PolicyEngine applyTo(DroolsPolicyEngine engine) {
        DroolsPolicyEngine applied = off.isEmpty() ? engine : engine.only(rule -> !off.contains(rule.id()));
        return severities.isEmpty() ? applied : applied.withSeverities(severities);
    }
}
