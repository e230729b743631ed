package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.FanIn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** States how many services require a service, which takes the whole repository to know. */
final class FanInFacts {

    private final Repository repository;
    private final Map<String, Section> sections;
    private final int lastRank;
    private final SortedMap<String, SortedMap<String, FanIn>> byOwner = new TreeMap<>();
    private final SortedMap<String, FactPart> parts = new TreeMap<>();

    private FanInFacts(Repository repository, Map<String, Section> sections, int tiers) {
        this.repository = repository;
        this.sections = sections;
        this.lastRank = Math.max(0, tiers - 1);
    }

    /**
     * What is true now.
     *
     * @param changed the sections that are not as they were
     * @param before what was true before; null when that is not known
     */
    static FanInFacts of(
            Repository repository,
            Map<String, Section> sections,
            Set<String> changed,
            int tiers,
            @Nullable FanInFacts before) {
        FanInFacts facts = new FanInFacts(repository, sections, tiers);
        if (before == null || before.lastRank != facts.lastRank) {
            facts.stateAll();
        } else {
            facts.state(changed, before);
        }
        return facts;
    }

    Collection<FactPart> parts() {
        return parts.values();
    }

    private void stateAll() {
        Map<String, List<Section>> dependants = new HashMap<>();
        for (Section section : sections.values()) {
            for (String target : section.required().keySet()) {
                dependants.computeIfAbsent(target, unused -> new ArrayList<>()).add(section);
            }
        }
        dependants.forEach((target, from) -> put(fanIn(target, from)));
        byOwner.keySet().forEach(this::part);
    }

    /** Only what a changed section requires, or required before, and what is defined in one can be another. */
    private void state(Set<String> changed, FanInFacts before) {
        before.byOwner.forEach((owner, known) -> byOwner.put(owner, new TreeMap<>(known)));
        parts.putAll(before.parts);
        Set<String> touched = new HashSet<>();
        for (String name : changed) {
            touched.addAll(before.byOwner.getOrDefault(name, new TreeMap<>()).keySet());
            touch(sections.get(name), touched);
            touch(before.sections.get(name), touched);
        }
        Set<String> owners = new HashSet<>();
        for (String target : touched) {
            owners.add(Section.owner(target));
            byOwner.getOrDefault(Section.owner(target), new TreeMap<>()).remove(target);
            List<Section> from = new ArrayList<>();
            for (Section section : sections.values()) {
                if (section.required().containsKey(target)) {
                    from.add(section);
                }
            }
            if (!from.isEmpty()) {
                put(fanIn(target, from));
            }
        }
        owners.forEach(this::part);
    }

    private static void touch(@Nullable Section section, Set<String> touched) {
        if (section != null) {
            touched.addAll(section.required().keySet());
        }
    }

    private void put(FanIn fanIn) {
        byOwner.computeIfAbsent(Section.owner(fanIn.service()), unused -> new TreeMap<>())
                .put(fanIn.service(), fanIn);
    }

    private void part(String owner) {
        SortedMap<String, FanIn> own = byOwner.get(owner);
        if (own == null || own.isEmpty()) {
            parts.remove(owner);
        } else {
            parts.put(owner, FactPart.of(List.<Fact>copyOf(own.values()), parts.get(owner)));
        }
    }

    private FanIn fanIn(String target, List<Section> from) {
        int strictest = lastRank;
        Set<String> dependants = new HashSet<>();
        for (Section section : from) {
            for (String dependant : section.required().get(target)) {
                dependants.add(dependant);
                strictest = Math.min(strictest, section.ranks().getOrDefault(dependant, lastRank));
            }
        }
        return new FanIn(
                target,
                dependants.size(),
                strictest,
                repository.definition(target).service().source());
    }
}
