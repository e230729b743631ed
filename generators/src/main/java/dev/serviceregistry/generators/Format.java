package dev.serviceregistry.generators;

import dev.serviceregistry.registry.schema.ServiceKeys;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * A format that registries are turned into.
 *
 * @param name the name that people give it, such as {@code kubernetes}: lower-case letters, digits and hyphens
 * @param title what it is called in sentences, such as {@code Docker Compose}
 * @param about the dotted keys that it is about: one of these, or one below, that it leaves out is a loss. The keys of a
 *     service stand as in its table, those of a project below {@code deployment} and {@code monitoring}
 */
public record Format(String name, String title, Set<String> about) {

    /**
     * What a service says of itself for people, for rules and for those who depend on it; nothing of it tells how it is
     * run.
     */
    public static final Set<String> DESCRIPTIVE = Set.of(
            "name",
            "display_name",
            "description",
            "type",
            "version",
            "owner",
            "system",
            "lifecycle",
            "criticality",
            "visibility",
            "tags",
            "patterns",
            "aliases",
            "properties",
            "dependencies.calls",
            "dependencies.consumes",
            "dependencies.provides",
            "dependencies.conflicts",
            "metadata.data_classification",
            "metadata.data_categories",
            "metadata.encryption",
            "metadata.audit_logging",
            "metadata.retention_days",
            "metadata.repository",
            "metadata.runbook",
            "metadata.links",
            "slo",
            "deprecation");

    /** Keeps its own copy. */
    public Format {
        about = Set.copyOf(about);
    }

    /** A format that runs services: it is about every key of a service that is not {@link #DESCRIPTIVE}. */
    public static Format ofRunning(String name, String title) {
        return new Format(name, title, running());
    }

    /** A format that runs services, and is about these keys besides, such as {@code deployment.namespace}. */
    public static Format ofRunning(String name, String title, Collection<String> more) {
        Set<String> about = running();
        about.addAll(more);
        return new Format(name, title, about);
    }

    private static Set<String> running() {
        Set<String> known = new TreeSet<>();
        ServiceKeys.addWithin("", known);
        Set<String> running = new TreeSet<>();
        for (String key : known) {
            boolean describes = DESCRIPTIVE.stream().anyMatch(told -> told.startsWith(key + "."));
            if (!describes && !within(key, DESCRIPTIVE)) {
                running.add(key);
            }
        }
        return running;
    }

    /** Whether it is about a key. */
    boolean isAbout(String key) {
        return within(key, about);
    }

    private static boolean within(String key, Set<String> keys) {
        for (int end = key.length(); end > 0; end = key.lastIndexOf('.', end - 1)) {
            if (keys.contains(key.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
