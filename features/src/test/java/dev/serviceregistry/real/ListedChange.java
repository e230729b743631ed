package dev.serviceregistry.real;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A change that somebody else found in a history, and where the product has to list it.
 *
 * @param kinds the kinds of change that say so
 * @param element what the subject's element contains
 * @param level the level it must have; empty for any
 * @param condition what else must hold
 */
record ListedChange(List<String> kinds, String element, String level, Predicate<JsonNode> condition) {

    /** What is covered by the changes of the services themselves. */
    private static final List<String> COVERED =
            List.of("named_volume_added", "named_volume_removed", "network_added", "network_removed", "hint_renamed");

    static boolean isCovered(JsonNode truth) {
        return COVERED.contains(truth.get("change").asText());
    }

    static ListedChange of(JsonNode truth) {
        String target = truth.path("target").asText();
        return switch (truth.get("change").asText()) {
            case "service_added" -> of("service-added", "", "safe");
            case "service_removed" -> of("service-removed", "", "breaking");
            case "env_added" -> of("environment-added", key(truth), "safe");
            case "env_removed" -> of("environment-removed", key(truth), "breaking");
            case "env_value_changed" -> of("environment-changed", key(truth), "safe");
            case "image_changed" ->
                of("image-changed", "", truth.get("normalised_equal").asBoolean() ? "safe" : "risky");
            case "image_tag_changed" -> tag(truth);
            case "port_removed" -> withdrawn(target);
            case "port_added" ->
                new ListedChange(
                        List.of("port-added", "port-changed"),
                        "",
                        "",
                        change -> change.get("new").asText().contains(target));
            case "expose_added" ->
                new ListedChange(
                        List.of("port-added", "published-port-changed"),
                        truth.get("port").asText(),
                        "",
                        change -> true);
            case "published_port_changed" ->
                of("published-port-changed", "", truth.get("old").isNull() ? "safe" : "breaking");
            case "depends_on_added" -> of("dependency-added", ":" + RealSystem.id(target), "risky");
            case "depends_on_removed" -> of("dependency-removed", ":" + RealSystem.id(target), "safe");
            case "volume_added" -> of("volume-added", target, "safe");
            case "volume_removed" -> of("volume-removed", target, "breaking");
            case "volume_source_or_mode_changed" -> of("volume-source-changed", target, "risky");
            case "networks_changed" ->
                new ListedChange(List.of("network-added", "network-removed"), "", "", change -> true);
            case "healthcheck_added", "healthcheck_removed", "healthcheck_changed" ->
                new ListedChange(
                        List.of("health-check-added", "health-check-removed", "value-changed"),
                        "health.",
                        "",
                        change -> true);
            case "resources_changed" ->
                new ListedChange(List.of("resources-raised", "value-changed"), "metadata", "", change -> true);
            case "command_changed", "restart_changed", "read_only_changed", "user_changed", "cap_add_changed" ->
                of("value-changed", "container.", "safe");
            default -> of("no kind is known for " + truth.get("change").asText(), "", "");
        };
    }

    private static ListedChange of(String kind, String element, String level) {
        return new ListedChange(List.of(kind), element, level, change -> true);
    }

    private static String key(JsonNode truth) {
        return "env:" + truth.get("key").asText();
    }

    /** A port is withdrawn by its removal, by another number, or when it is bound on the host no more. */
    private static ListedChange withdrawn(String target) {
        return new ListedChange(
                List.of("port-removed", "port-changed", "published-port-changed"),
                "",
                "breaking",
                change -> (change.get("old").asText()
                                + change.get("subject").get("element").asText())
                        .contains(target));
    }

    private static ListedChange tag(JsonNode truth) {
        List<String> steps = switch (truth.get("level").asText()) {
            case "suffix", "precision" -> List.of("patch", "unknown");
            case "major-downgrade", "minor-downgrade", "patch-downgrade" -> List.of("downgrade");
            default -> List.of(truth.get("level").asText());
        };
        boolean risky = steps.contains("major") || steps.contains("downgrade");
        return new ListedChange(
                List.of("image-tag-changed"),
                "",
                risky ? "risky" : "",
                change -> steps.contains(change.get("semver").asText())
                        && change.get("old").asText("").equals(truth.get("old").asText(""))
                        && change.get("new").asText("").equals(truth.get("new").asText("")));
    }

    /** Whether one of the changes of a service is this one. */
    boolean isAmong(JsonNode changes, String service) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode change : changes) {
            boolean matches = kinds.contains(change.get("kind").asText())
                    && change.get("subject").get("service").asText().equals(service)
                    && change.get("subject").get("element").asText().contains(element)
                    && condition.test(change);
            if (matches && (level.isEmpty() || change.get("level").asText().equals(level))) {
                found.add(change);
            }
        }
        return !found.isEmpty();
    }
}
