package dev.serviceregistry.generators.prometheus;

import dev.serviceregistry.generators.monitoring.Spans;
import dev.serviceregistry.generators.tree.Mapping;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An alert with the one that tells when it is blind.
 *
 * @param name what it is called
 * @param query what it is raised for
 * @param pending for how long that must be so, in milliseconds
 * @param labels how it is routed
 * @param annotations what it says to people
 */
record Alert(String name, String query, long pending, Map<String, String> labels, Map<String, String> annotations) {

    static final String SEVERITY = "severity";

    /** What the companion of an alert is called behind the name of the alert. */
    static final String MISSING = "DataMissing";

    private static final long COMPANION_PENDING = 600_000;

    /** The same that is raised when what it reads is not there: without it nobody knows whether it would be raised. */
    Alert companion(String absence) {
        Map<String, String> own = new LinkedHashMap<>(labels);
        own.put(SEVERITY, below(labels.getOrDefault(SEVERITY, "")));
        Map<String, String> said = new LinkedHashMap<>(annotations);
        said.put("summary", Templates.literal(name + " cannot be raised: there is nothing to judge"));
        said.put("description", Templates.literal("This finds nothing: " + absence));
        return new Alert(name + MISSING, absence, COMPANION_PENDING, own, said);
    }

    private static String below(String severity) {
        return switch (severity) {
            case "critical" -> "high";
            case "high" -> "medium";
            default -> "low";
        };
    }

    /** As a rule. */
    Mapping rule() {
        Mapping rule = new Mapping().put("alert", name).put("expr", query);
        if (pending > 0) {
            rule.put("for", Spans.of(pending));
        }
        return rule.put("labels", tree(labels)).put("annotations", tree(annotations));
    }

    static Mapping tree(Map<String, String> texts) {
        Mapping tree = new Mapping();
        texts.forEach(tree::put);
        return tree;
    }
}
