package dev.serviceregistry.generators.backstage;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.DeclaredDependency;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.registry.ServiceDefinition;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the services of a project depend on, offer and use. */
final class EntityRelations {

    private final Placement placement;

    EntityRelations(Placement placement) {
        this.placement = placement;
    }

    /** Puts the relations of a service into its entity. */
    void into(Mapping spec, PlacedService service) {
        Declared dependencies = service.get("dependencies");
        Set<String> others = new TreeSet<>();
        for (String kind : new String[] {"requires", "optional", "calls"}) {
            for (Declared item : dependencies.get(kind).items()) {
                dependency(item, others);
            }
        }
        String reason = "to Backstage a dependency is one, whether a service starts without it or not";
        dependencies.get("optional").lose(reason);
        dependencies.get("calls").lose(reason);
        others.remove(reference(placement.project(), service.definition()));
        spec.putUnlessEmpty("dependsOn", Sequence.of(others));
        if (EntityTypes.kind(service.service().type()).equals("Resource")) {
            String none = "a resource neither offers nor uses interfaces";
            dependencies.get("provides").lose(none);
            dependencies.get("consumes").lose(none);
            return;
        }
        spec.putUnlessEmpty("providesApis", contracts(dependencies.get("provides")));
        spec.putUnlessEmpty("consumesApis", contracts(dependencies.get("consumes")));
    }

    private void dependency(Declared item, Set<String> others) {
        DeclaredDependency dependency = DeclaredDependency.of(item);
        String name = dependency.name();
        if (!name.equals(dependency.written())
                || item.get("version").isPresent()
                || item.get("condition").isPresent()) {
            item.lose("a dependency of Backstage has neither a version nor a condition");
        }
        Optional<PlacedService> here = placement.find(name);
        int slash = name.indexOf('/');
        if (here.isPresent()) {
            others.add(reference(placement.project(), here.get().definition()));
            return;
        }
        Optional<ServiceDefinition> there = placement.registry().find(placement.project(), name);
        if (slash < 0 || there.isEmpty()) {
            item.lose("the project runs no such service");
            return;
        }
        others.add(reference(name.substring(0, slash), there.get()));
    }

    private static String reference(String project, ServiceDefinition definition) {
        return EntityTypes.kind(definition.service().type()).toLowerCase(Locale.ROOT) + ":"
                + EntityNames.namespace(project) + "/"
                + EntityNames.name(definition.service().name());
    }

    private static Sequence contracts(Declared contracts) {
        Set<String> references = new TreeSet<>();
        for (String contract : contracts.texts()) {
            references.add(EntityNames.shared("api", EntityNames.contract(contract)));
        }
        return Sequence.of(references);
    }
}
