package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.ConsumedContract;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.EnvironmentReference;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.JoinedContainer;
import dev.serviceregistry.facts.ProvidedContract;
import dev.serviceregistry.facts.Reference;
import dev.serviceregistry.facts.ReferenceKind;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.ServiceFact;
import dev.serviceregistry.facts.VersionDemand;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.graph.DependencyGraph;
import dev.serviceregistry.registry.schema.Versions;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who used which service before the change and still names it after: whoever gave it up with the change is not concerned.
 * Services have the identities that they have after the change.
 */
final class Dependants {

    private final View before;
    private final View after;
    private final Map<String, List<Edge>> byTarget = new HashMap<>();
    private final Map<String, String> ranges = new HashMap<>();
    private final Map<String, String> formerRanges = new HashMap<>();
    private final List<ProvidedContract> providedNow = new ArrayList<>();
    private final Versions versions = new Versions();
    private final Targets targets;

    /** The facts of the state after that name another service, by who does and by the name. */
    private final Map<String, Fact> still = new HashMap<>();

    /** The same by who does and by what the name leads to; made when a name is not written any more. */
    private @Nullable Map<String, Fact> stillByTarget;

    Dependants(View before, View after) {
        this.before = before;
        this.after = after;
        this.targets = new Targets(before, after);
        for (Fact fact : after.reading().registry().facts().facts()) {
            if (fact instanceof Dependency dependency) {
                still.putIfAbsent(dependency.service() + '\n' + dependency.name(), dependency);
            } else if (fact instanceof EnvironmentReference reference && reference.kind() == ReferenceKind.SERVICE) {
                // Where the name leads nowhere any more, a variable is no dependency.
                still.putIfAbsent(reference.service() + '\n' + reference.name(), reference);
            } else if (fact instanceof JoinedContainer joined) {
                still.putIfAbsent(joined.service() + '\n' + joined.name(), joined);
            } else if (fact instanceof ConsumedContract consumed) {
                still.putIfAbsent(consumed.service() + '\n' + consumed.contract(), consumed);
            } else if (fact instanceof ProvidedContract contract) {
                providedNow.add(contract);
            } else if (fact instanceof VersionDemand demand) {
                ranges.putIfAbsent(demand.service() + '\n' + demand.name(), demand.range());
            }
        }
        Map<String, List<ProvidedContract>> provided = new HashMap<>();
        for (Fact fact : before.reading().registry().facts().facts()) {
            if (fact instanceof ProvidedContract contract) {
                provided.computeIfAbsent(contract.name(), unused -> new ArrayList<>())
                        .add(contract);
            } else if (fact instanceof VersionDemand demand) {
                String from = after.present(demand.service());
                Fact now = still(demand.service(), from, demand.name());
                String name = now instanceof Dependency dependency ? dependency.name() : demand.name();
                formerRanges.putIfAbsent(from + '\n' + name, demand.range());
            }
        }
        Set<String> named = new HashSet<>();
        for (Fact fact : before.reading().registry().facts().facts()) {
            if (fact instanceof Dependency dependency && dependency.resolution() == Resolution.FOUND) {
                named.add(dependency.service() + '\n' + dependency.name());
                String from = after.present(dependency.service());
                Fact now = still(dependency.service(), from, dependency.name());
                add(from, dependency.target(), dependency.kind().toString(), now);
            } else if (fact instanceof JoinedContainer joined && joined.resolution() == Resolution.FOUND) {
                String from = after.present(joined.service());
                add(from, joined.target(), DependencyGraph.JOINS, still(joined.service(), from, joined.name()));
            } else if (fact instanceof ConsumedContract consumed) {
                String from = after.present(consumed.service());
                Fact now = still.get(from + '\n' + consumed.contract());
                for (ProvidedContract contract : provided.getOrDefault(consumed.name(), List.of())) {
                    if (contract.serves(consumed.version())) {
                        add(from, contract.service(), "consumes", now);
                    }
                }
            }
        }
        variables(named);
    }

    /** Variables that name a service otherwise than the dependency on it does. */
    private void variables(Set<String> named) {
        for (Fact fact : before.reading().registry().facts().facts()) {
            if (fact instanceof EnvironmentReference reference
                    && reference.kind() == ReferenceKind.SERVICE
                    && named.add(reference.service() + '\n' + reference.name())) {
                String from = after.present(reference.service());
                before.find(View.projectOf(reference.service()), reference.name())
                        .ifPresent(target -> add(
                                from,
                                target.id(),
                                DependencyKind.CALLS.toString(),
                                still(reference.service(), from, reference.name())));
            }
        }
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
            byTarget.computeIfAbsent(to, unused -> new ArrayList<>()).add(new Edge(from, to, kind, fact));
        }
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
        String range = ranges.get(demand);
        return range != null
                && !versions.satisfies(now, range)
                && (versions.satisfies(old, range)
                        || versions.satisfies(old, formerRanges.getOrDefault(demand, range)));
    }

    /** Whether a contract is still provided in a version that serves this consumer. */
    boolean isServed(ConsumedContract consumed) {
        for (ProvidedContract contract : providedNow) {
            if (contract.name().equals(consumed.name()) && contract.serves(consumed.version())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a service writes the address of another one with this number of a port. */
    boolean writesAddress(String from, String to, String number) {
        StringBuilder names = new StringBuilder();
        names(to).forEach(name -> names.append(names.isEmpty() ? "" : "|").append(Pattern.quote(name)));
        return writes(
                from,
                Pattern.compile(
                        "(?<![A-Za-z0-9.-])(" + names + ")(\\.[A-Za-z0-9.-]+)?:" + Pattern.quote(number) + "(?!\\d)"));
    }

    /** Whether a service writes this name where the host of an address stands. */
    boolean writesHost(String from, String name) {
        String host = Pattern.quote(name);
        return writes(
                from,
                Pattern.compile(
                        "(?<![A-Za-z0-9.-])" + host + "(?=(\\.[A-Za-z0-9.-]+)?:\\d)|(?<=//)" + host + "(?=[:/]|$)"));
    }

    /** The id of a service and those that it had before. */
    private Set<String> names(String service) {
        int slash = service.indexOf('/');
        Set<String> names = new TreeSet<>(Set.of(service.substring(slash + 1)));
        for (View view : List.of(before, after)) {
            for (ServiceDefinition definition :
                    view.members(service.substring(0, slash)).values()) {
                if (after.present(definition.id()).equals(service)) {
                    names.add(definition.service().name());
                    definition.effective().scalars("aliases").forEach(alias -> names.add(alias.text()));
                }
            }
        }
        return names;
    }

    private boolean writes(String from, Pattern address) {
        return definition(from)
                .map(definition -> Values.leaves(definition.effective()).entrySet().stream()
                        .filter(leaf -> leaf.getKey().startsWith("env.")
                                || leaf.getKey().startsWith("container.")
                                || leaf.getKey().startsWith("properties."))
                        .anyMatch(leaf ->
                                address.matcher(Values.text(leaf.getValue())).find()))
                .orElse(false);
    }

    /** Whether a variable of a service takes the port of another one. */
    boolean takesPortOf(String from, String to) {
        return definition(from)
                .map(definition -> definition.effective().tables("env").values().stream()
                        .anyMatch(variable -> takesPort(variable)
                                && variable.string("from_service")
                                        .map(name -> names(to).contains(name.substring(name.indexOf('/') + 1)))
                                        .orElse(false)))
                .orElse(false);
    }

    private static boolean takesPort(Table variable) {
        Node value = Values.value(variable, "value");
        return value != null && !Values.text(value).equals("host");
    }

    private Optional<ServiceDefinition> definition(String service) {
        int slash = service.indexOf('/');
        return Optional.ofNullable(after.members(service.substring(0, slash)).get(service.substring(slash + 1)));
    }
}
