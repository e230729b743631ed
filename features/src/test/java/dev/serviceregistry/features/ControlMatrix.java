package dev.serviceregistry.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Sets policies and the rules of features side by side and says where they differ. */
final class ControlMatrix {

    private ControlMatrix() {}

    /**
     * What is wrong, by the id of the policy or the sentence of the rule that it is wrong with.
     *
     * @param waivers the reasons for which something need not be right, by the same keys; one that covers nothing is
     *     wrong itself
     */
    static Map<String, List<String>> problems(
            List<Policy> policies, List<GherkinRule> rules, Map<String, String> waivers) {
        Map<String, List<String>> problems = new TreeMap<>();
        for (Policy policy : policies) {
            List<GherkinRule> its = rules.stream()
                    .filter(rule -> rule.policies().contains(policy.id()))
                    .toList();
            List<String> found = its.size() == 1
                    ? differences(policy, its.get(0))
                    : List.of("is shown by " + its.size() + " rules and not by one");
            if (!found.isEmpty()) {
                problems.put(policy.id(), found);
            }
        }
        Set<String> ids = policies.stream().map(Policy::id).collect(Collectors.toCollection(TreeSet::new));
        for (GherkinRule rule : rules) {
            if (rule.policies().size() != 1 || !ids.containsAll(rule.policies())) {
                problems.put(
                        rule.sentence(),
                        List.of("in " + rule.path() + " shows " + rule.policies() + ", no one policy"));
            }
        }
        waivers.forEach((key, reason) -> {
            if (problems.remove(key) == null) {
                problems.put(key, List.of("is waived and needs no waiver: " + reason));
            } else if (reason.split(" ").length < 3) {
                problems.put(key, List.of("is waived without a reason"));
            }
        });
        return problems;
    }

    private static List<String> differences(Policy policy, GherkinRule rule) {
        List<String> differences = new ArrayList<>();
        if (!rule.sentence().equals(policy.title())) {
            differences.add("is called '" + policy.title() + "' and shown as '" + rule.sentence() + "'");
        }
        if (!rule.tags().contains(policy.value("severity"))) {
            differences.add("is of severity " + policy.value("severity") + ", for which its rule has no tag");
        }
        Set<String> serves = policy.values("controls").stream()
                .map(control -> control.replaceFirst(":", "-"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> tagged = rule.controls(PolicyStyle.FRAMEWORKS);
        if (!serves.equals(tagged)) {
            differences.add("serves " + serves + " and is tagged " + tagged);
        }
        String family = policy.path().substring(0, policy.path().indexOf('/'));
        if (!rule.path().startsWith(family + "/")) {
            differences.add("belongs to " + family + " and is shown in " + rule.path());
        }
        if (rule.examples().stream().noneMatch(example -> example.shows(policy.id()))) {
            differences.add("has no example that is reported");
        }
        if (rule.examples().stream().noneMatch(example -> example.clears(policy.id()))) {
            differences.add("has no example that passes");
        }
        return differences;
    }
}
