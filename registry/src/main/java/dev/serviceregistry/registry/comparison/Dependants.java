package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.ConsumedContract;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyCondition;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.EnvironmentReference;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.JoinedContainer;
import dev.serviceregistry.facts.ProvidedContract;
import dev.serviceregistry.facts.Reference;
import dev.serviceregistry.facts.ReferenceKind;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.ServiceFact;
import dev.serviceregistry.facts.StartCondition;
import dev.serviceregistry.facts.VersionDemand;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.graph.DependencyGraph;
import dev.serviceregistry.registry.schema.Versions;
import dev.serviceregistry.registry.tree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who used which service before the change and still names it after: whoever gave it up with the change is not concerned.
 * Services have the identities that they have after the change.
 */
final class Dependants {

    private final View before;
    private final View after;
    private final Map<String, List<Edge>> byTarget = new HashMap<>();
    private final Map<String, List<String>> ranges = new HashMap<>();
    private final Map<String, List<String>> formerRanges = new HashMap<>();
    private final List<ProvidedContract> providedNow;
    private final Versions versions = new Versions();
    private final Targets targets;
    private final WrittenAddresses addresses;

    /** The facts of the state after that name another service, by who does and by the name; dependencies first. */
    private final Map<String, Fact> still = new LinkedHashMap<>();

    /** The same by who does and by what the name leads to; made when a name is not written any more. */
    private @Nullable Map<String, Fact> stillByTarget;

    Dependants(View before, View after) {
        this.before = before;
        this.after = after;
        this.targets = new Targets(before, after);
        this.addresses = new WrittenAddresses(before, after);
        FactSet old = before.reading().registry().facts();
        FactSet now = after.reading().registry().facts();
        // Of all that names a service, a dependency says most, such as the version that is demanded.
        now.ofType(Dependency.class).forEach(dependency -> keep(dependency, dependency.name()));
        // Where the name leads nowhere any more, a variable is no dependency.
        variables(now).forEach(variable -> keep(variable, variable.name()));
        now.ofType(JoinedContainer.class).forEach(joined -> keep(joined, joined.name()));
        now.ofType(ConsumedContract.class).forEach(consumed -> keep(consumed, consumed.contract()));
        providedNow = now.ofType(ProvidedContract.class);
        for (VersionDemand demand : now.ofType(VersionDemand.class)) {
            demand(ranges, demand.service(), demand.name(), demand.range());
        }
        for (VersionDemand demand : old.ofType(VersionDemand.class)) {
            String from = after.present(demand.service());
            Fact fact = still(demand.service(), from, demand.name());
            String name = fact instanceof Dependency dependency ? dependency.name() : demand.name();
            demand(formerRanges, from, name, demand.range());
        }
        dependencies(old);
        contracts(old);
    }

    private static void demand(Map<String, List<String>> ranges, String from, String name, String range) {
        ranges.computeIfAbsent(from + '\n' + name, unused -> new ArrayList<>()).add(range);
    }

    private static List<EnvironmentReference> variables(FactSet facts) {
        return facts.ofType(EnvironmentReference.class).stream()
                .filter(variable -> variable.kind() == ReferenceKind.SERVICE)
                .toList();
    }

    private void keep(ServiceFact fact, String name) {
        still.putIfAbsent(fact.service() + '\n' + name, fact);
    }

    private void dependencies(FactSet old) {
        Set<String> named = new HashSet<>();
        for (Dependency dependency : old.ofType(Dependency.class)) {
            if (dependency.resolution() == Resolution.FOUND) {
                named.add(dependency.service() + '\n' + dependency.name());
                add(
                        dependency,
                        dependency.name(),
                        dependency.target(),
                        dependency.kind().toString());
            }
        }
        for (JoinedContainer joined : old.ofType(JoinedContainer.class)) {
            if (joined.resolution() == Resolution.FOUND) {
                add(joined, joined.name(), joined.target(), DependencyGraph.JOINS);
            }
        }
        // Variables that name a service otherwise than the dependency on it does.
        for (EnvironmentReference variable : variables(old)) {
            if (named.add(variable.service() + '\n' + variable.name())) {
                before.find(View.projectOf(variable.service()), variable.name())
                        .ifPresent(
                                target -> add(variable, variable.name(), target.id(), DependencyKind.CALLS.toString()));
            }
        }
    }

    private void contracts(FactSet old) {
        Map<String, List<ProvidedContract>> provided = new HashMap<>();
        for (ProvidedContract contract : old.ofType(ProvidedContract.class)) {
            provided.computeIfAbsent(contract.name(), unused -> new ArrayList<>())
                    .add(contract);
        }
        for (ConsumedContract consumed : old.ofType(ConsumedContract.class)) {
            String from = after.present(consumed.service());
            Fact fact = still.get(from + '\n' + consumed.contract());
            for (ProvidedContract contract : provided.getOrDefault(consumed.name(), List.of())) {
                if (contract.serves(consumed.version())) {
                    add(from, contract.service(), "consumes", fact == null ? written(from, contract.service()) : fact);
                }
            }
        }
    }

    private void add(ServiceFact former, String name, String formerTo, String kind) {
        String from = after.present(former.service());
        Fact fact = still(former.service(), from, name);
        add(from, formerTo, kind, fact == null ? written(from, formerTo) : fact);
    }

    /** That a service still writes the host of another one, which it names nowhere else any more; null for none. */
    private @Nullable Fact written(String from, String formerTo) {
        String to = after.present(formerTo);
        for (String name : addresses.names(to)) {
            Optional<Node> host = isOfAnother(from, to, name) ? Optional.empty() : addresses.host(from, to, name);
            if (host.isPresent()) {
                return new Dependency(
                        from,
                        DependencyKind.CALLS,
                        name,
                        "",
                        Resolution.MISSING,
                        "",
                        host.get().source());
            }
        }
        return null;
    }

    /** Whether another service that the dependant can mean has this name now. */
    private boolean isOfAnother(String from, String to, String name) {
        Optional<ServiceDefinition> found = after.find(View.projectOf(from), name);
        if (found.isPresent()) {
            return !after.present(found.get().id()).equals(to);
        }
        String by = from + '\n';
        return isOfProvider(from, to, name)
                || stillByTarget().keySet().stream()
                        .filter(key -> key.startsWith(by))
                        .map(key -> key.substring(by.length()))
                        .anyMatch(other -> !other.equals(to)
                                && other.indexOf('/') > 0
                                && addresses.names(other).contains(name));
    }

    /** Whether another service that serves the dependant by a contract has this name now. */
    private boolean isOfProvider(String from, String to, String name) {
        return still.values().stream()
                .filter(fact -> fact instanceof ConsumedContract consumed
                        && consumed.service().equals(from))
                .map(ConsumedContract.class::cast)
                .flatMap(this::providers)
                .anyMatch(contract -> !contract.service().equals(to)
                        && addresses.names(contract.service()).contains(name));
    }

    /** The fact by which a service still names another one, by the same name or by another one of it; null for none. */
    private @Nullable Fact still(String service, String from, String name) {
        Fact now = still.get(from + '\n' + name);
        return now == null
                ? stillByTarget().get(from + '\n' + targets.old(View.projectOf(service), View.projectOf(from), name))
                : now;
    }

    private Map<String, Fact> stillByTarget() {
        Map<String, Fact> known = stillByTarget;
        if (known == null) {
            known = new HashMap<>();
            for (Fact fact : still.values()) {
                if (fact instanceof Reference reference && fact instanceof ServiceFact of) {
                    known.putIfAbsent(
                            of.service() + '\n' + targets.now(View.projectOf(of.service()), reference.name()), fact);
                }
            }
            stillByTarget = known;
        }
        return known;
    }

    private void add(String from, String formerTo, String kind, @Nullable Fact fact) {
        String to = after.present(formerTo);
        if (fact != null && !from.equals(to)) {
            byTarget.computeIfAbsent(to, unused -> new ArrayList<>()).add(new Edge(from, to, formerTo, kind, fact));
        }
    }

    /** What services write of each other's addresses. */
    WrittenAddresses addresses() {
        return addresses;
    }

    /** The edges that lead to a service. */
    List<Edge> to(String service) {
        return byTarget.getOrDefault(service, List.of());
    }

    /** Whether the dependant was content with a version and is not with the one that follows it. */
    boolean isLeftBy(Edge edge, String old, String now) {
        if (!(edge.fact() instanceof Dependency dependency)) {
            return false;
        }
        String demand = edge.from() + '\n' + dependency.name();
        List<String> demanded = ranges.getOrDefault(demand, List.of());
        return !satisfies(now, demanded)
                && (satisfies(old, demanded) || satisfies(old, formerRanges.getOrDefault(demand, demanded)));
    }

    private boolean satisfies(String version, List<String> all) {
        return all.stream().allMatch(range -> versions.satisfies(version, range));
    }

    /** Whether a contract is still provided in a version that serves this consumer. */
    boolean isServed(ConsumedContract consumed) {
        return providers(consumed).findAny().isPresent();
    }

    private Stream<ProvidedContract> providers(ConsumedContract consumed) {
        return providedNow.stream()
                .filter(contract -> contract.name().equals(consumed.name()) && contract.serves(consumed.version()));
    }

    /** Whether a service writes a name of another one, which nothing else has now, where the host of an address stands. */
    boolean writesHost(String from, String to) {
        return written(from, to) != null;
    }

    /** Whether a service waits until another one is healthy, which has no health check. */
    boolean waitsForHealth(String from, String to) {
        return after.reading().registry().facts().ofType(DependencyCondition.class).stream()
                .anyMatch(wait -> wait.service().equals(from)
                        && after.present(wait.target()).equals(to)
                        && wait.condition() == StartCondition.HEALTHY
                        && !wait.healthChecked());
    }
}
