package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.draft.Dependencies;
import dev.serviceregistry.registry.importer.draft.ServiceNames;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reads what a service waits for: {@code depends_on}, and whatever else of Compose demands another service. */
final class DependsOn {
    private static final Map<String, String> CONDITIONS = Map.of(
            "service_started", "started",
            "service_healthy", "healthy",
            "service_completed_successfully", "completed");

    private final ServiceNames names;
    private final Dependencies dependencies;

    /** The services that {@code depends_on} names: what it says of them holds, whatever else demands them. */
    private final Set<String> stated = new HashSet<>();

    DependsOn(ServiceNames names, Dependencies dependencies) {
        this.names = names;
        this.dependencies = dependencies;
    }

    /** The services that some service waits for until a condition holds, by their original names. */
    static Set<String> awaited(Yaml.Table services, String condition) {
        Set<String> awaited = new LinkedHashSet<>();
        for (Yaml.Entry service : services.entries().values()) {
            if (service.value() instanceof Yaml.Table table
                    && table.value("depends_on") instanceof Yaml.Table targets) {
                targets.entries().forEach((name, target) -> {
                    if (target.value() instanceof Yaml.Table how
                            && how.value("condition") instanceof Yaml.Scalar written
                            && written.text().equals(condition)) {
                        awaited.add(name);
                    }
                });
            }
        }
        return awaited;
    }

    /**
     * Takes {@code depends_on}, {@code links}, and of {@code external_links} those to containers of the project.
     *
     * @param containers the services by the names of their containers
     */
    void read(Keys keys, Map<String, String> containers) {
        Yaml.Table targets = keys.table("depends_on");
        if (targets != null) {
            targets.entries().forEach((name, entry) -> dependsOn(keys, name, entry));
        }
        for (String link : keys.texts("links")) {
            requireKnown(keys, "links", link.split(":", 2)[0]);
        }
        for (String link : keys.texts("external_links")) {
            String service = containers.get(link.split(":", 2)[0]);
            if (service != null) {
                requireKnown(keys, "external_links", service);
            }
        }
    }

    private void dependsOn(Keys keys, String name, Yaml.Entry entry) {
        stated.add(name);
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
            dependencies.optional(names.id(name));
            if (!condition.equals("started")) {
                how.note("condition", "an optional service has no condition in the registry; left out");
            }
        } else {
            dependencies.require(names.id(name), condition);
        }
        how.finish();
    }

    /** Adds a service that must be started before, as something other than {@code depends_on} demands. */
    void requireKnown(Keys keys, String key, String name) {
        if (stated.contains(name)) {
            return;
        }
        if (!names.knows(name)) {
            keys.note(key, "no service is called " + name + "; the dependency is written all the same");
        }
        dependencies.require(names.id(name), "started");
    }
}
