package dev.serviceregistry.registry.importer;

import dev.serviceregistry.registry.toml.TomlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a service needs: what it waits for, what it can do without, and whom it calls. */
final class Dependencies {
    private static final Map<String, String> CONDITIONS = Map.of(
            "service_started", "started",
            "service_healthy", "healthy",
            "service_completed_successfully", "completed");

    private final Map<String, String> requires = new LinkedHashMap<>();
    private final Set<String> optional = new LinkedHashSet<>();
    private final Set<String> calls = new LinkedHashSet<>();

    /** The services that some service waits for until they complete, by their original names. */
    static Set<String> completing(Yaml.Table services) {
        Set<String> completing = new LinkedHashSet<>();
        for (Yaml.Entry service : services.entries().values()) {
            if (service.value() instanceof Yaml.Table table
                    && table.value("depends_on") instanceof Yaml.Table targets) {
                targets.entries().forEach((name, target) -> {
                    if (target.value() instanceof Yaml.Table how
                            && how.value("condition") instanceof Yaml.Scalar condition
                            && condition.text().equals("service_completed_successfully")) {
                        completing.add(name);
                    }
                });
            }
        }
        return completing;
    }

    /** Takes {@code depends_on}, {@code links} and {@code volumes_from}. */
    void read(Keys keys, ServiceNames names) {
        Yaml.Table targets = keys.table("depends_on");
        if (targets != null) {
            targets.entries().forEach((name, entry) -> dependsOn(keys, name, entry, names));
        }
        for (String link : keys.texts("links")) {
            String name = link.split(":", 2)[0];
            requireKnown(keys, "links", name, names);
            if (link.indexOf(':') > 0 && !link.endsWith(":" + name)) {
                keys.note("links", "another name for " + name + " inside this service has no place in the registry");
            }
        }
    }

    private void dependsOn(Keys keys, String name, Yaml.Entry entry, ServiceNames names) {
        Keys how = new Keys(
                entry.value() instanceof Yaml.Table table ? table : Yaml.Table.of(Map.of(), entry.keyAt()),
                "depends_on." + name,
                keys.notes());
        String written = how.text("condition");
        String condition = CONDITIONS.getOrDefault(written, "started");
        if (!written.isEmpty() && !CONDITIONS.containsKey(written)) {
            how.note("condition", "is none that Compose knows; started is written");
        }
        if (!names.knows(name)) {
            keys.notes()
                    .note(entry.keyAt(), "no service is called " + name + "; the dependency is written all the same");
        }
        if (Boolean.FALSE.equals(how.flag("required"))) {
            optional.add(names.id(name));
            if (!condition.equals("started")) {
                how.note("condition", "an optional service has no condition in the registry; left out");
            }
        } else {
            require(names.id(name), condition);
        }
        how.finish();
    }

    /** Adds a service that must be started before, as something other than {@code depends_on} demands. */
    void requireKnown(Keys keys, String key, String name, ServiceNames names) {
        if (!names.knows(name)) {
            keys.note(key, "no service is called " + name + "; the dependency is written all the same");
        }
        require(names.id(name), "started");
    }

    private void require(String id, String condition) {
        if (!requires.containsKey(id) || !condition.equals("started")) {
            requires.put(id, condition);
        }
    }

    void call(Set<String> ids) {
        for (String id : ids) {
            if (!requires.containsKey(id) && !optional.contains(id)) {
                calls.add(id);
            }
        }
    }

    int declared() {
        return requires.size() + optional.size();
    }

    int called() {
        return calls.size();
    }

    Map<String, Object> toml() {
        Map<String, Object> toml = new LinkedHashMap<>();
        List<Object> required = new ArrayList<>();
        requires.forEach((id, condition) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("service", id);
            entry.put("condition", condition);
            required.add(condition.equals("started") ? id : new TomlWriter.Inline(entry));
        });
        Toml.put(toml, "requires", required);
        Toml.put(
                toml,
                "optional",
                optional.stream().filter(id -> !requires.containsKey(id)).toList());
        Toml.put(toml, "calls", List.copyOf(calls));
        return toml;
    }
}
