package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.facts.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.drools.model.Rule;

/** What all rules reported when they were judged by last, and the findings that it comes to. */
final class KeptFindings {

    private final Map<String, KeptViolations> byTitle = new HashMap<>();
    private final SortedMap<String, List<Finding>> byProject = new TreeMap<>();

    /** The projects on which something else is reported than when their findings were numbered. */
    private final Set<String> touched = new HashSet<>();

    /** Forgets what was reported by rules that are none of these. */
    void keepOnly(List<RuleDescriptor> rules) {
        Set<String> titles = new HashSet<>();
        rules.forEach(rule -> titles.add(rule.title()));
        byTitle.entrySet().removeIf(entry -> {
            if (!titles.contains(entry.getKey())) {
                touched.addAll(entry.getValue().projects());
                return true;
            }
            return false;
        });
    }

    /**
     * Starts anew with a rule, unless what is known of it is of the rule as it says now; returns whether it does.
     *
     * @param isOutdated whether nothing that was known of it holds
     */
    boolean startAnew(RuleDescriptor rule, Rule model, boolean isOutdated) {
        KeptViolations known = byTitle.get(rule.title());
        if (known != null && !isOutdated && known.areOf(rule, model)) {
            return false;
        }
        if (known != null) {
            touched.addAll(known.projects());
        }
        byTitle.put(rule.title(), new KeptViolations(rule, model));
        return true;
    }

    /** What a rule that was started with reported. */
    KeptViolations of(RuleDescriptor rule) {
        return Objects.requireNonNull(byTitle.get(rule.title()), rule.title());
    }

    /** Forgets what the rule reported on these projects. */
    void forget(RuleDescriptor rule, Set<String> projects) {
        touched.addAll(of(rule).forget(projects));
    }

    /** Forgets what the rule reported of these facts themselves. */
    void forgetBy(RuleDescriptor rule, Set<Fact> facts) {
        touched.addAll(of(rule).forgetBy(facts));
    }

    void addAll(List<Violation> violations) {
        for (Violation violation : violations) {
            of(violation.rule()).add(violation);
            touched.add(violation.subject().project());
        }
    }

    /** The findings, sorted; only those on the touched projects are numbered again. */
    List<Finding> sorted() {
        for (String project : touched) {
            List<Violation> violations = new ArrayList<>();
            byTitle.values().forEach(ofRule -> violations.addAll(ofRule.on(project)));
            if (violations.isEmpty()) {
                byProject.remove(project);
            } else {
                byProject.put(project, Verdict.findings(violations));
            }
        }
        touched.clear();
        List<Finding> all = new ArrayList<>();
        byProject.values().forEach(all::addAll);
        all.sort(null);
        return all;
    }
}
