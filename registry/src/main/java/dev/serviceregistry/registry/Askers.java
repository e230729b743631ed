package dev.serviceregistry.registry;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which sections asked about a project or a version of the catalogue while they were stated. */
final class Askers {

    private final Map<String, Set<String>> byOwner = new HashMap<>();

    /** Those of these sections. */
    static Askers of(Collection<Section> sections) {
        Askers askers = new Askers();
        sections.forEach(askers::add);
        return askers;
    }

    /** Takes a section in the place of what it was. */
    void replace(Section before, Section now) {
        for (String owner : before.askedAbout()) {
            byOwner.computeIfPresent(owner, (name, from) -> from.remove(before.name()) && from.isEmpty() ? null : from);
        }
        add(now);
    }

    private void add(Section section) {
        for (String owner : section.askedAbout()) {
            byOwner.computeIfAbsent(owner, unseen -> new HashSet<>()).add(section.name());
        }
    }

    /** Those of the sections that asked about one of these, and these themselves. */
    Set<String> reachedBy(Set<String> owners) {
        Set<String> reached = new HashSet<>(owners);
        for (String owner : owners) {
            reached.addAll(byOwner.getOrDefault(owner, Set.of()));
        }
        return reached;
    }
}
