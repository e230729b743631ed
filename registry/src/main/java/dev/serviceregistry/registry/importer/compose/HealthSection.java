package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.draft.Quantity;
import dev.serviceregistry.registry.importer.draft.Toml;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes {@code [services.X.health]} from a {@code healthcheck}. */
final class HealthSection {
    private HealthSection() {}

    static Map<String, Object> toml(Keys keys, Set<String> variables) {
        Keys check = keys.inner("healthcheck");
        if (check.names().isEmpty()) {
            return Map.of();
        }
        boolean disabled = Boolean.TRUE.equals(check.flag("disable"));
        List<String> command = command(check);
        if (disabled || !command.isEmpty() && command.get(0).equals("NONE")) {
            keys.note("healthcheck", "the check of the image is switched off, which the registry cannot say");
            return Map.of();
        }
        Map<String, Object> probe = new LinkedHashMap<>();
        Toml.put(probe, "exec", ContainerSection.unexpanded(command, variables));
        duration(check, "interval", probe, "period");
        duration(check, "timeout", probe, "timeout");
        Toml.put(probe, "failure_threshold", check.number("retries"));
        duration(check, "start_period", probe, "initial_delay");
        check.finish();
        if (command.isEmpty()) {
            keys.note("healthcheck", "has no `test`; the check of the image, which it would time, is not known here");
            return Map.of();
        }
        return Map.of("liveness", new TomlWriter.Compact(probe));
    }

    private static List<String> command(Keys check) {
        Yaml test = check.take("test");
        if (test instanceof Yaml.Scalar line) {
            return line.text().isEmpty() ? List.of() : List.of("/bin/sh", "-c", line.text());
        }
        List<String> words = check.texts("test");
        if (words.isEmpty() || words.get(0).equals("NONE")) {
            return words;
        }
        return switch (words.get(0)) {
            case "CMD" -> words.subList(1, words.size());
            case "CMD-SHELL" -> List.of("/bin/sh", "-c", String.join(" ", words.subList(1, words.size())));
            default -> {
                check.note("test", "does not begin with CMD, CMD-SHELL or NONE; it is written as a command");
                yield words;
            }
        };
    }

    /** Writes a duration in whole seconds, as it stands where that is its form already. */
    static void duration(Keys keys, String key, Map<String, Object> toml, String name) {
        String text = keys.text(key).strip();
        if (text.isEmpty()) {
            return;
        }
        Quantity seconds = Quantity.seconds(text);
        if (seconds == null) {
            keys.note(key, "is not a duration; left out");
            return;
        }
        if (!seconds.exact()) {
            keys.note(key, "is rounded up to whole seconds");
        }
        toml.put(name, text.matches("\\d{1,9}[smh]") ? text : seconds.duration());
    }
}
