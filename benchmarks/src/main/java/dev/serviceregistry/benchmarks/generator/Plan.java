package dev.serviceregistry.benchmarks.generator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who there is in a generated repository: worked out for any project without the others. */
final class Plan {

    private static final List<String> DOMAINS = List.of(
            "billing",
            "checkout",
            "logistics",
            "identity",
            "search",
            "media",
            "insights",
            "support",
            "partner",
            "mobile",
            "pricing",
            "loyalty",
            "content",
            "fraud",
            "travel",
            "energy",
            "claims",
            "lending",
            "trading",
            "clinic");

    private static final int USES = 10;
    private static final int OVERRIDES = 2;
    private static final int DEFECTS = 7;

    /** Leads through all kinds of defects, since their number has no divisor in common with it. */
    private static final int STEP = 7;

    private final RepositorySize size;

    Plan(RepositorySize size) {
        this.size = size;
    }

    RepositorySize size() {
        return size;
    }

    String project(int index) {
        return DOMAINS.get(index % DOMAINS.size()) + "-" + (100_000 + index + "").substring(1);
    }

    String team(int project) {
        return DOMAINS.get(project % DOMAINS.size()) + "-team-" + project / DOMAINS.size() % 10;
    }

    /** Every team that some project belongs to. */
    Set<String> teams() {
        Set<String> teams = new LinkedHashSet<>();
        for (int project = 0; project < Math.min(size.projects(), DOMAINS.size() * 10); project++) {
            teams.add(team(project));
        }
        return teams;
    }

    /** The version of the catalogue that a project follows. */
    CatalogueVersion catalogue(int project) {
        return project % 10 == 8
                ? CatalogueVersion.V1_1
                : project % 5 == 3 ? CatalogueVersion.V1_2 : CatalogueVersion.HEAD;
    }

    /** How many of a project's services are its own and not overrides. */
    int ownCount() {
        return size.services() - (size.services() < 10 ? 0 : OVERRIDES);
    }

    PlannedService service(int project, int index) {
        return PlannedService.at(size, project, project(project), index, ownCount());
    }

    /** A project's own services. */
    List<PlannedService> services(int project) {
        List<PlannedService> services = new ArrayList<>(ownCount());
        for (int index = 0; index < ownCount(); index++) {
            services.add(service(project, index));
        }
        return services;
    }

    /** The services of the catalogue that a project uses; the first are those it overrides. */
    List<GlobalService> uses(int project) {
        CatalogueVersion version = catalogue(project);
        Chance chance = Chance.of(size.seed(), project, -1);
        Set<GlobalService> uses = new LinkedHashSet<>();
        while (uses.size() < USES) {
            GlobalService global = GlobalService.ALL.get(chance.below(version.services()));
            if (global.isRecommended()) {
                uses.add(global);
            }
        }
        uses.add(GlobalService.ALL.get(0));
        for (GlobalService global : GlobalService.ALL) {
            boolean wanted = !global.id().equals(GlobalService.UNUSED);
            if (wanted && version == CatalogueVersion.HEAD && keeper(global) == project) {
                uses.add(global);
            }
        }
        return List.copyOf(uses);
    }

    /** The services of the catalogue that a project overrides. */
    List<GlobalService> overrides(int project) {
        return uses(project).subList(0, size.services() - ownCount());
    }

    /** The project that uses a service of the catalogue whatever else does, so that none is there for nobody. */
    private int keeper(GlobalService global) {
        int project = global.index() % size.projects();
        while (catalogue(project) != CatalogueVersion.HEAD) {
            project--;
        }
        return project;
    }

    /** The mistake in a project's own service; null for the most, which have none. */
    @Nullable
    Defect defect(int project, int index) {
        Chance chance = Chance.of(size.seed(), project, index, DEFECTS);
        if (Double.compare(chance.below(1_000_000), size.defects() * 1_000_000) >= 0) {
            return null;
        }
        Defect[] all = Defect.values();
        int first = chance.below(all.length);
        for (int i = 0; i < all.length; i++) {
            Defect defect = all[(first + i * STEP) % all.length];
            if (fits(defect, project, index)) {
                return defect;
            }
        }
        return Defect.UNKNOWN_KEY;
    }

    /** Whether a service stands in a circle with the next one. */
    boolean beginsCycle(int project, int index) {
        return index >= 0 && defect(project, index) == Defect.START_CYCLE;
    }

    /** Whether a service can have this defect alone, without another as its consequence. */
    private boolean fits(Defect defect, int project, int index) {
        PlannedService service = service(project, index);
        return switch (defect) {
            case NO_VERSION, LOOSE_VERSION -> !service.isReliable();
            case ALIAS_TAKEN -> index > 0;
            case START_CYCLE ->
                index + 1 < ownCount()
                        && !beginsCycle(project, index - 1)
                        && service.isReliable()
                        && service(project, index + 1).isReliable()
                        && service(project, index + 1).rank() == service.rank()
                        && service(project, index + 1).downtime() == service.downtime();
            case PRIVATE_CALL -> project > 0 && service.isReliable() && privateOf(project - 1, service.rank()) != null;
            case LOWER_CRITICALITY -> service.isReliable() && lower(project, service) != null;
            default -> true;
        };
    }

    /** A private service of a project that is at least as critical. */
    @Nullable
    PlannedService privateOf(int project, int rank) {
        for (PlannedService service : services(project)) {
            if (service.visibility().equals("private") && service.isReliable() && service.rank() <= rank) {
                return service;
            }
        }
        return null;
    }

    /** A service of the same project that is less critical. */
    @Nullable
    PlannedService lower(int project, PlannedService than) {
        for (PlannedService service : services(project)) {
            if (service.isReliable() && service.rank() > than.rank()) {
                return service;
            }
        }
        return null;
    }
}
