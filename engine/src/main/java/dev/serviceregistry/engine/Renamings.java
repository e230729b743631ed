package dev.serviceregistry.engine;

import dev.serviceregistry.facts.Alias;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.NameClaim;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The ids that services had before they were renamed, worked out for a project when somebody asks for one of its services. */
public final class Renamings {

    private static final String CATALOGUE = "global";

    private final Function<String, List<NameClaim>> claims;
    private final Map<String, Map<String, List<String>>> byProject = new ConcurrentHashMap<>();

    /**
     * Renamings as services claim them.
     *
     * @param claims gives the names that are claimed in a project, or in a version of the catalogue
     */
    public Renamings(Function<String, List<NameClaim>> claims) {
        this.claims = claims;
    }

    /** Those among these facts, which are looked at when somebody asks. */
    static Renamings in(FactSet facts) {
        Map<String, List<NameClaim>> claims = new HashMap<>();
        return new Renamings(project -> {
            synchronized (claims) {
                if (claims.isEmpty()) {
                    for (NameClaim claim : facts.ofType(NameClaim.class)) {
                        claims.computeIfAbsent(claim.project(), unseen -> new ArrayList<>())
                                .add(claim);
                    }
                }
                return claims.getOrDefault(project, List.of());
            }
        });
    }

    /** Works out again, when somebody asks, what is claimed in a project or in a version of the catalogue. */
    public void forget(String project) {
        if (project.equals(CATALOGUE)) {
            // Every project sees what the catalogue claims.
            byProject.clear();
        } else {
            byProject.remove(project);
        }
    }

    /** The former ids of the service that a subject is about. */
    List<String> of(Subject subject) {
        Map<String, List<String>> inCatalogue = byProject.computeIfAbsent(CATALOGUE, this::stated);
        Map<String, List<String>> inProject = subject.project().equals(CATALOGUE)
                ? inCatalogue
                : byProject.computeIfAbsent(subject.project(), project -> inProject(project, inCatalogue));
        return inProject.getOrDefault(subject.service(), inCatalogue.getOrDefault(subject.service(), List.of()));
    }

    /** A name that another service claims too is nobody's former id: what is let off of one must not be of the other. */
    private Map<String, List<String>> stated(String project) {
        List<NameClaim> all = claims.apply(project);
        List<Alias> aliases = new ArrayList<>();
        for (NameClaim claim : all) {
            if (claim instanceof Alias alias) {
                aliases.add(alias);
            }
        }
        if (aliases.isEmpty()) {
            return new HashMap<>();
        }
        Map<String, String> claimants = new HashMap<>();
        for (NameClaim claim : all) {
            claimants.merge(claim.claimedName(), claim.service(), (one, other) -> one.equals(other) ? one : "");
        }
        Map<String, List<String>> formerIds = new HashMap<>();
        for (Alias alias : aliases) {
            if (alias.service().equals(claimants.get(alias.name()))) {
                formerIds
                        .computeIfAbsent(id(alias.service()), unused -> new ArrayList<>())
                        .add(alias.name());
            }
        }
        return formerIds;
    }

    private Map<String, List<String>> inProject(String project, Map<String, List<String>> inCatalogue) {
        Map<String, List<String>> formerIds = stated(project);
        if (inCatalogue.isEmpty()) {
            return formerIds;
        }
        Map<String, String> renamed = new HashMap<>();
        inCatalogue.forEach((id, names) -> names.forEach(name -> renamed.put(name, id)));
        for (NameClaim claim : claims.apply(project)) {
            String id = claim instanceof Service service ? renamed.get(service.name()) : null;
            if (id != null) {
                // The project calls a service of its own so.
                List<String> others = new ArrayList<>(formerIds.getOrDefault(id, inCatalogue.get(id)));
                others.remove(claim.claimedName());
                formerIds.put(id, others);
            }
        }
        return formerIds;
    }

    private static String id(String service) {
        return service.substring(service.indexOf('/') + 1);
    }
}
