package dev.serviceregistry.generators.backstage;

import dev.serviceregistry.facts.Team;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The entities of a project at a target: its services, and what it is the first to name. */
final class CatalogFile {

    private static final String NOBODY = "unknown";

    private final Placement placement;
    private final SharedEntities shared;
    private final Map<String, Mapping> groups = new TreeMap<>();
    private final Map<String, Mapping> systems = new TreeMap<>();
    private final Map<String, Mapping> interfaces = new TreeMap<>();

    CatalogFile(Placement placement, SharedEntities shared) {
        this.placement = placement;
        this.shared = shared;
    }

    /** The entities, by kind and name. */
    Mapping entities() {
        Mapping entities = new Mapping();
        EntityRelations relations = new EntityRelations(placement);
        for (PlacedService service : placement.services()) {
            String owner = owner(service);
            Mapping entity = new ServiceEntity(service, EntityNames.namespace(placement.project())).tree();
            Mapping spec = entity.mapping("spec");
            spec.put("owner", EntityNames.shared("group", owner));
            if (owner.equals(NOBODY)) {
                spec.comment("owner", "No owner is declared.");
            }
            String lifecycle = service.get("lifecycle").text("production");
            if (EntityTypes.kind(service.service().type()).equals("Component")) {
                spec.put("lifecycle", lifecycle);
            } else if (!lifecycle.equals("production")) {
                service.get("lifecycle").lose("a resource has no lifecycle");
            }
            service.get("system").text().ifPresent(system -> {
                spec.put("system", EntityNames.shared("system", system));
                system(system, owner);
            });
            relations.into(spec, service);
            for (String contract : service.get("dependencies").get("provides").texts()) {
                provided(contract, owner, lifecycle);
            }
            group(owner);
            entities.put(EntityTypes.kind(service.service().type()) + "/" + EntityNames.name(service.name()), entity);
        }
        interfaces.forEach((name, tree) -> entities.put("API/" + name, tree));
        systems.forEach((name, tree) -> entities.put("System/" + name, tree));
        groups.forEach((name, tree) -> entities.put("Group/" + name, tree));
        return entities;
    }

    private String owner(PlacedService service) {
        Optional<String> own = service.get("owner").text();
        String owner = own.or(
                        () -> placement.settings().get("project").get("owner").text())
                .map(SharedEntities::withoutAt)
                .orElse("");
        return owner.isEmpty() ? NOBODY : owner;
    }

    static Mapping entity(String kind, String name, String namespace) {
        Mapping metadata = new Mapping().put("name", name).put("namespace", namespace);
        return new Mapping()
                .put("apiVersion", "backstage.io/v1alpha1")
                .put("kind", kind)
                .put("metadata", metadata)
                .put("spec", new Mapping());
    }

    private static Mapping entity(String kind, String name, String written, Map<String, Mapping> all) {
        Mapping entity = entity(kind, name, EntityNames.DEFAULT_NAMESPACE);
        if (!name.equals(written)) {
            entity.mapping("metadata").put("title", written);
        }
        all.put(name, entity);
        return entity.mapping("spec");
    }

    private void system(String written, String owner) {
        String name = EntityNames.name(written);
        if (shared.isIn(placement.project(), "System", name) && !systems.containsKey(name)) {
            entity("System", name, written, systems).put("owner", EntityNames.shared("group", owner));
        }
    }

    private void provided(String contract, String owner, String lifecycle) {
        String name = EntityNames.contract(contract);
        if (!shared.isIn(placement.project(), "API", name) || interfaces.containsKey(name)) {
            return;
        }
        entity("API", name, contract, interfaces)
                .put("type", contract.contains("grpc") ? "grpc" : "contract")
                .put("lifecycle", lifecycle)
                .put("owner", EntityNames.shared("group", owner))
                .put("definition", "The registry knows the name of this contract alone.");
    }

    private void group(String owner) {
        String name = EntityNames.name(owner);
        if (!shared.isIn(placement.project(), "Group", name) || groups.containsKey(name)) {
            return;
        }
        Mapping profile = new Mapping();
        shared.team(owner).ifPresent(team -> profile(team, profile));
        entity("Group", name, owner, groups)
                .put("type", "team")
                .putUnlessEmpty("profile", profile)
                .put("children", new Sequence());
    }

    private static void profile(Team team, Mapping profile) {
        profile.put("displayName", team.displayName());
        if (!team.email().isEmpty()) {
            profile.put("email", team.email());
        }
    }
}
