package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.FanIn;
import dev.serviceregistry.facts.SourceLocation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** States how many services require a service, which takes the whole repository to know. */
final class FanInFacts {

    private final Repository repository;
    private final Map<String, Section> sections;
    private final int lastRank;

    /** The names of the sections that require a service, by its identity. */
    private final Map<String, List<String>> dependants;

    private final SortedMap<String, SortedMap<String, FanIn>> byOwner;
    private final SortedMap<String, FactPart> parts;

    private FanInFacts(
            Repository repository, Map<String, Section> sections, int lastRank, @Nullable FanInFacts before) {
        this.repository = repository;
        this.sections = sections;
        this.lastRank = lastRank;
        this.dependants = before == null ? new HashMap<>() : before.dependants;
        this.byOwner = before == null ? new TreeMap<>() : before.byOwner;
        this.parts = before == null ? new TreeMap<>() : before.parts;
    }

    /**
     * What is true now.
     *
     * @param changed the sections that are not as they were
     * @param before what was true before, which is taken over and of no use any more; null when that is not known
     */
    static FanInFacts of(
            Repository repository,
            Map<String, Section> sections,
            Set<String> changed,
            int tiers,
            @Nullable FanInFacts before) {
        int lastRank = Math.max(0, tiers - 1);
        FanInFacts known = before == null || before.lastRank != lastRank ? null : before;
        FanInFacts facts = new FanInFacts(repository, sections, lastRank, known);
        if (known == null) {
            facts.state(sections.keySet(), Map.of());
        } else {
            facts.state(changed, known.sections);
        }
        return facts;
    }

    Collection<FactPart> parts() {
        return parts.values();
    }

    /** Only what a changed section requires otherwise than before, and what is defined in one, can be another. */
    private void state(Set<String> changed, Map<String, Section> before) {
        Set<String> touched = new HashSet<>();
        for (String name : changed) {
            byOwner.getOrDefault(name, new TreeMap<>()).forEach((target, fanIn) -> {
                if (!isAt(target, fanIn.source())) {
                    touched.add(target);
                }
            });
            Section then = before.get(name);
            Section now = sections.get(name);
            if (then != null
                    && now != null
                    && then.required().equals(now.required())
                    && then.ranks().equals(now.ranks())) {
                continue;
            }
            Map<String, List<String>> required = now == null ? Map.of() : now.required();
            Map<String, List<String>> known = then == null ? Map.of() : then.required();
            for (String target : known.keySet()) {
                if (!required.containsKey(target)) {
                    dependants.get(target).remove(name);
                    touched.add(target);
                } else if (!ranks(target, then).equals(ranks(target, now))) {
                    touched.add(target);
                }
            }
            for (String target : required.keySet()) {
                if (!known.containsKey(target)) {
                    dependants
                            .computeIfAbsent(target, unused -> new ArrayList<>(1))
                            .add(name);
                    touched.add(target);
                }
            }
        }
        Set<String> owners = new HashSet<>();
        for (String target : touched) {
            String owner = Section.owner(target);
            owners.add(owner);
            byOwner.getOrDefault(owner, new TreeMap<>()).remove(target);
            List<String> from = dependants.getOrDefault(target, List.of());
            if (from.isEmpty()) {
                dependants.remove(target);
            } else {
                byOwner.computeIfAbsent(owner, unused -> new TreeMap<>()).put(target, fanIn(target, from));
            }
        }
        owners.forEach(this::part);
    }

    private boolean isAt(String service, SourceLocation place) {
        ServiceDefinition definition =
                sections.containsKey(Section.owner(service)) ? repository.definition(service) : null;
        return definition != null && definition.service().source().equals(place);
    }

    private void part(String owner) {
        SortedMap<String, FanIn> own = byOwner.get(owner);
        if (own == null || own.isEmpty()) {
            byOwner.remove(owner);
            parts.remove(owner);
        } else {
            parts.put(owner, FactPart.of(List.<Fact>copyOf(own.values()), parts.get(owner)));
        }
    }

    /** The ranks of the services of a section that require a service. */
    private Map<String, Integer> ranks(String target, Section section) {
        Map<String, Integer> ranks = new HashMap<>();
        for (String dependant : section.required().getOrDefault(target, List.of())) {
            ranks.put(dependant, Objects.requireNonNull(section.ranks().getOrDefault(dependant, lastRank)));
        }
        return ranks;
    }

    private FanIn fanIn(String target, List<String> from) {
        int strictest = lastRank;
        int count = 0;
        for (String name : from) {
            Map<String, Integer> ranks = ranks(target, sections.get(name));
            count += ranks.size();
            for (int rank : ranks.values()) {
                strictest = Math.min(strictest, rank);
            }
        }
        return new FanIn(
                target,
                count,
                strictest,
                repository.definition(target).service().source());
    }
}
