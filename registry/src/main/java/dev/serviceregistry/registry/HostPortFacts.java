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
import java.util.OptionalLong;
import java.util.TreeMap;

/** States which ports a project binds on its host, and which of them others of its ports are bound on already. */
final class HostPortFacts {

    private static final int MOST_NAMED = 5;

    private final List<Fact> facts;

    /** Adds what it states to this list. */
    HostPortFacts(List<Fact> facts) {
        this.facts = facts;
    }

    void state(ProjectView project, Collection<ServiceDefinition> members) {
        Map<String, List<HostPort>> byNumber = new TreeMap<>();
        for (ServiceDefinition member : members) {
            for (Map.Entry<String, Table> port :
                    member.effective().tables("ports").entrySet()) {
                OptionalLong published = port.getValue().integer("published");
                if (published.isPresent()) {
                    HostPort bound = hostPort(project, member, port.getKey(), port.getValue(), published.getAsLong());
                    facts.add(bound);
                    byNumber.computeIfAbsent(bound.number() + "/" + bound.protocol(), unused -> new ArrayList<>())
                            .add(bound);
                }
            }
        }
        for (List<HostPort> onOne : byNumber.values()) {
            if (onOne.size() > 1) {
                clashes(onOne);
            }
        }
    }

    private static HostPort hostPort(
            ProjectView project, ServiceDefinition member, String name, Table port, long published) {
        boolean own = member.service().project().equals(project.name());
        return new HostPort(
                project.name(),
                member.service().id(),
                name,
                published,
                port.string("protocol").orElse("TCP"),
                VariableText.of(port.string("host_ip").orElse("")).applied().strip(),
                own
                        ? port.get("published").orElseThrow().source()
                        : project.uses().get(member.service().name()));
    }

    private void clashes(List<HostPort> ports) {
        ports.sort(Comparator.comparing(HostPort::key));
        for (int later = 1; later < ports.size(); later++) {
            HostPort port = ports.get(later);
            List<HostPort> named = new ArrayList<>();
            int count = 0;
            for (HostPort earlier : ports.subList(0, later)) {
                if (port.overlaps(earlier.hostIp())) {
                    count++;
                    if (named.size() < MOST_NAMED) {
                        named.add(earlier);
                    }
                }
            }
            if (count > 0) {
                facts.add(new PortClash(port, named, count));
            }
        }
    }
}
