package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one part of the facts states of one project, or of none. */
final class Share {

    private final String project;
    private final Map<Class<?>, List<Fact>> byClass;
    private final Set<String> foreign = new HashSet<>();

    /** Filled when it is first asked for, by whichever thread that is, and complete before others see it. */
    private volatile @Nullable Map<String, List<Fact>> byService;

    private Share(String project, Map<Class<?>, List<Fact>> byClass) {
        this.project = project;
        this.byClass = byClass;
    }

    /** The shares of a part by their projects, that of none under the empty name. */
    static Map<String, Share> of(FactPart part) {
        Map<String, Share> shares = parted(part);
        for (Fact fact : part.facts()) {
            for (String named : foreign(fact)) {
                shares.get(owner(Shards.project(fact))).foreign.add(named);
            }
        }
        return shares;
    }

    /** Mostly all of a part is of one project. */
    private static Map<String, Share> parted(FactPart part) {
        Map<String, Share> shares = new HashMap<>();
        if (part.facts().isEmpty()) {
            return shares;
        }
        String first = Shards.project(part.facts().get(0));
        if (part.facts().stream().allMatch(fact -> Shards.isOf(fact, first))) {
            String project = owner(first);
            shares.put(project, new Share(project, part.byClass()));
            return shares;
        }
        Map<String, List<Fact>> sorted = new HashMap<>();
        for (Fact fact : part.facts()) {
            sorted.computeIfAbsent(owner(Shards.project(fact)), unseen -> new ArrayList<>())
                    .add(fact);
        }
        boolean isWhole = sorted.size() == 1;
        sorted.forEach((project, facts) ->
                shares.put(project, new Share(project, isWhole ? part.byClass() : new FactPart(facts).byClass())));
        return shares;
    }

    private static String owner(String project) {
        return Shards.isShared(project) ? "" : project;
    }

    /** The services of other projects that a fact names. */
    private static List<String> foreign(Fact fact) {
        List<String> named = fact.namedServices();
        if (named.isEmpty()) {
            return named;
        }
        String project = Shards.project(fact);
        return named.stream()
                .filter(service -> !Shards.isOf(service, project) && !Shards.isShared(Shards.project(service)))
                .toList();
    }

    /** The project; empty for what is of none. */
    String project() {
        return project;
    }

    /** The facts by their own class. */
    Map<Class<?>, List<Fact>> byClass() {
        return byClass;
    }

    /** The services of other projects that its facts name. */
    Set<String> foreign() {
        return foreign;
    }

    /** The facts that are about a service. */
    List<Fact> of(String service) {
        Map<String, List<Fact>> known = byService;
        if (known == null) {
            known = new HashMap<>();
            for (List<Fact> facts : byClass.values()) {
                for (Fact fact : facts) {
                    known.computeIfAbsent(Shards.service(fact), unseen -> new ArrayList<>())
                            .add(fact);
                }
            }
            byService = known;
        }
        return known.getOrDefault(service, List.of());
    }
}
