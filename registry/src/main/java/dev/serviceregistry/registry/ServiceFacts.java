package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Alias;
import dev.serviceregistry.facts.ConsumedContract;
import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyCondition;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.HealthCheck;
import dev.serviceregistry.facts.MissingKey;
import dev.serviceregistry.facts.OptionalDependency;
import dev.serviceregistry.facts.PortNumber;
import dev.serviceregistry.facts.ProvidedContract;
import dev.serviceregistry.facts.Resource;
import dev.serviceregistry.facts.ResourceLimit;
import dev.serviceregistry.facts.ResourceRequest;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.StartCondition;
import dev.serviceregistry.facts.UndefinedTier;
import dev.serviceregistry.facts.UnknownValue;
import dev.serviceregistry.facts.UnversionedService;
import dev.serviceregistry.facts.VersionDemand;
import dev.serviceregistry.registry.schema.ServiceReference;
import dev.serviceregistry.registry.schema.Versions;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.SharedTexts;
import dev.serviceregistry.registry.tree.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** States the facts of one definition of a service. */
final class ServiceFacts {

    /** The keys of a port that hold a number. */
    static final List<String> NUMBERS_OF_PORTS = List.of("port", "end_port", "target_port", "published");

    private final Names names;
    private final Versions versions;
    private final Tiers tiers;
    private final SharedTexts texts;
    private final List<Fact> facts;
    private final List<Dependency> dependencies;

    /** Adds what it states to these lists. */
    ServiceFacts(
            Names names,
            Versions versions,
            Tiers tiers,
            SharedTexts texts,
            List<Fact> facts,
            List<Dependency> dependencies) {
        this.names = names;
        this.versions = versions;
        this.tiers = tiers;
        this.texts = texts;
        this.facts = facts;
        this.dependencies = dependencies;
    }

    /** The version that imports write, since they know of none. */
    private static final String UNVERSIONED = "0.0.0";

    /** The keys that every service must state. */
    static final List<String> REQUIRED = List.of("type", "version");

    /**
     * States a definition.
     *
     * @param required the keys that it must state
     */
    void state(ServiceDefinition definition, List<String> required) {
        Service service = definition.service();
        Table effective = definition.effective();
        facts.add(service);
        for (String key : required) {
            if (effective.get(key).isEmpty()
                    && !names.leavesOpen(definition, key)
                    && !names.misspells(definition, key)) {
                facts.add(new MissingKey(service.id(), key, service.source()));
            }
        }
        for (Scalar alias : effective.scalars("aliases")) {
            facts.add(new Alias(service.id(), service.project(), alias.text(), alias.source()));
        }
        if (service.version().equals(UNVERSIONED)) {
            facts.add(new UnversionedService(service.id(), service.places().of("version")));
        }
        String tier = criticality(service, effective);
        for (String key : names.openKeys(definition)) {
            facts.add(new UnknownValue(service.id(), key, service.source()));
        }
        resources(service, effective.table("metadata"));
        ports(service, effective);
        dependencies(service, effective.table("dependencies"));
        for (Map.Entry<String, Table> probe : effective.tables("health").entrySet()) {
            facts.add(new HealthCheck(
                    service.id(), probe.getKey(), probe.getValue().source()));
        }
        new ContainerFacts(names, facts).state(definition, tier);
        new JoinedContainerFacts(names, facts).state(definition);
        new ExposureFacts(names, facts).state(definition);
        new PermissionFacts(facts).state(definition);
        new EnvironmentFacts(names, facts, dependencies).state(definition);
        new PropertyFacts(texts, facts).state(definition);
    }

    /** States the tier of a service; empty when it states none that is defined. */
    private String criticality(Service service, Table effective) {
        Optional<String> stated = effective.string("criticality");
        if (stated.isEmpty()) {
            return "";
        }
        String tier = stated.get();
        int rank = tiers.rank(tier);
        SourceLocation source = effective.place("criticality");
        if (rank >= 0) {
            facts.add(new Criticality(service.id(), tier, rank, source));
            return tier;
        }
        if (!tiers.areUnknown()) {
            String meant = names.suggestion(tier, tiers.order());
            String hint = meant.isEmpty() ? "the tiers are " + String.join(", ", tiers.order()) : meant;
            facts.add(new UndefinedTier(service.id(), tier, hint, source));
        }
        return "";
    }

    private void resources(Service service, Table metadata) {
        request(service, metadata, "min_memory_mb", Resource.MEMORY);
        limit(service, metadata, "max_memory_mb", Resource.MEMORY);
        request(service, metadata, "cpu_request_millicores", Resource.CPU);
        limit(service, metadata, "cpu_limit_millicores", Resource.CPU);
    }

    private void request(Service service, Table metadata, String key, Resource resource) {
        metadata.integer(key)
                .ifPresent(amount -> facts.add(new ResourceRequest(
                        service.id(),
                        resource,
                        amount,
                        metadata.get(key).orElseThrow().source())));
    }

    private void limit(Service service, Table metadata, String key, Resource resource) {
        metadata.integer(key)
                .ifPresent(amount -> facts.add(new ResourceLimit(
                        service.id(),
                        resource,
                        amount,
                        metadata.get(key).orElseThrow().source())));
    }

    private void ports(Service service, Table effective) {
        for (Map.Entry<String, Table> port : effective.tables("ports").entrySet()) {
            for (String role : NUMBERS_OF_PORTS) {
                OptionalLong number = PublishedNumbers.number(port.getValue(), role);
                if (number.isPresent()) {
                    SourceLocation source =
                            port.getValue().get(role).orElseThrow().source();
                    facts.add(new PortNumber(service.id(), port.getKey(), role, number.getAsLong(), source));
                }
            }
        }
    }

    private void dependencies(Service service, Table table) {
        for (DependencyKind kind : DependencyKind.values()) {
            Set<String> seen = new HashSet<>();
            for (Node item : table.items(kind.toString())) {
                dependency(service, kind, item, seen);
            }
        }
        for (Scalar provided : table.scalars("provides")) {
            ServiceReference contract = reference(provided.text());
            facts.add(new ProvidedContract(service.id(), contract.name(), contract.range(), provided.source()));
        }
        for (Scalar consumed : table.scalars("consumes")) {
            ServiceReference contract = reference(consumed.text());
            facts.add(new ConsumedContract(service.id(), contract.name(), contract.range(), consumed.source()));
        }
    }

    private ServiceReference reference(String text) {
        ServiceReference reference = ServiceReference.parse(text);
        return new ServiceReference(texts.shared(reference.name()), texts.shared(reference.range()));
    }

    private void dependency(Service service, DependencyKind kind, Node item, Set<String> seen) {
        Table detailed = item instanceof Table table ? table : Table.empty(item.source());
        ServiceReference reference = reference(
                item instanceof Scalar scalar
                        ? scalar.text()
                        : detailed.string("service").orElse(""));
        String range = detailed.string("version").orElse(reference.range());
        Names.Lead lead = names.resolve(service.project(), reference.name());
        Dependency dependency = new Dependency(
                service.id(), kind, reference.name(), lead.target(), lead.resolution(), lead.hint(), item.source());
        if (seen.add(reference.name())) {
            facts.add(dependency);
            dependencies.add(dependency);
            if (kind == DependencyKind.OPTIONAL) {
                facts.add(new OptionalDependency(
                        service.id(), reference.name(), lead.resolution(), lead.hint(), item.source()));
            }
        }
        ServiceDefinition target = lead.definition();
        if (target == null) {
            return;
        }
        String version = target.service().version();
        if (!range.isEmpty() && !version.isEmpty()) {
            SourceLocation source = detailed.get("version").map(Node::source).orElse(item.source());
            facts.add(new VersionDemand(
                    service.id(),
                    kind,
                    reference.name(),
                    target.id(),
                    range,
                    version,
                    versions.satisfies(version, range),
                    source));
        }
        String condition = detailed.string("condition").orElse("");
        if (!condition.isEmpty()) {
            facts.add(new DependencyCondition(
                    service.id(),
                    reference.name(),
                    target.id(),
                    condition(condition),
                    !target.effective().table("health").entries().isEmpty() || names.leavesOpen(target, "health"),
                    Workload.completes(target.service())
                            || names.leavesOpen(target, "type")
                            || names.leavesOpen(target, "deploy.kind"),
                    detailed.get("condition").orElseThrow().source()));
        }
    }

    private static StartCondition condition(String written) {
        return switch (written) {
            case "started" -> StartCondition.STARTED;
            case "healthy" -> StartCondition.HEALTHY;
            default -> StartCondition.COMPLETED;
        };
    }
}
