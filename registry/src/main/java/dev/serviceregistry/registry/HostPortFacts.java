package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.HostPort;
import dev.serviceregistry.facts.PortClash;
import dev.serviceregistry.registry.schema.VariableText;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** States which ports a project binds on its host, and which of them others of its ports are bound on already. */
final class HostPortFacts {

    private static final int MOST_NAMED = 5;

    private final Names names;
    private final List<Fact> facts;

    /** Adds what it states to this list. */
    HostPortFacts(Names names, List<Fact> facts) {
        this.names = names;
        this.facts = facts;
    }

    void state(ProjectView project, Collection<ServiceDefinition> members) {
        List<HostPort> bound = new ArrayList<>();
        for (ServiceDefinition member : members) {
            Map<String, Table> ports = member.effective().tables("ports");
            List<String> nodes = ports.isEmpty() ? List.of() : nodes(project, member);
            ports.forEach((name, port) -> PublishedNumbers.of(port)
                    .filter(numbers -> numbers.first() != 0 && !names.hidesAddress(member, name, port))
                    .ifPresent(numbers -> bound.add(hostPort(project, member, nodes, name, port, numbers))));
        }
        facts.addAll(bound);
        clashes(bound);
    }

    private static HostPort hostPort(
            ProjectView project,
            ServiceDefinition member,
            List<String> nodes,
            String name,
            Table port,
            PublishedNumbers numbers) {
        boolean own = member.service().project().equals(project.name());
        return new HostPort(
                project.name(),
                member.service().id(),
                name,
                numbers.first(),
                numbers.last(),
                port.string("protocol").orElse("TCP"),
                VariableText.of(port.string("host_ip").orElse("")).applied().strip(),
                member.effective().texts("patterns"),
                nodes,
                own
                        ? port.get("published").orElseThrow().source()
                        : project.uses().get(member.service().name()));
    }

    /** The labels of the nodes that a service may run on. */
    private List<String> nodes(ProjectView project, ServiceDefinition member) {
        List<String> nodes = new ArrayList<>();
        NodeLabels.of(member.effective(), names.pod(project.name(), member))
                .forEach((key, values) -> values.forEach(value -> nodes.add(key + "=" + value)));
        return nodes;
    }

    /** Goes through the ports by number and keeps those in sight that reach as far as the next one. */
    private void clashes(List<HostPort> bound) {
        List<HostPort> byNumber = new ArrayList<>(bound);
        byNumber.sort(Comparator.comparingLong(HostPort::number).thenComparing(HostPort::key));
        Map<String, List<HostPort>> earlier = new TreeMap<>();
        Map<String, HostPort> later = new TreeMap<>();
        List<HostPort> inSight = new ArrayList<>();
        for (HostPort port : byNumber) {
            inSight.removeIf(other -> other.last() < port.number());
            for (HostPort other : inSight) {
                if (port.overlaps(other)) {
                    boolean isLater = port.key().compareTo(other.key()) > 0;
                    HostPort second = isLater ? port : other;
                    later.put(second.key(), second);
                    earlier.computeIfAbsent(second.key(), unused -> new ArrayList<>())
                            .add(isLater ? other : port);
                }
            }
            inSight.add(port);
        }
        earlier.forEach((key, ports) -> {
            ports.sort(Comparator.comparing(HostPort::key));
            List<HostPort> named = ports.subList(0, Math.min(MOST_NAMED, ports.size()));
            facts.add(new PortClash(Objects.requireNonNull(later.get(key)), named, ports.size()));
        });
    }
}
