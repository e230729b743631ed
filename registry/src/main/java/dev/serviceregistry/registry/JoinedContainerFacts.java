package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.JoinedContainer;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.schema.ServiceReference;
import dev.serviceregistry.registry.tree.Table;
import java.util.List;

/** States which containers a service's container joins. */
final class JoinedContainerFacts {

    private static final String ELSEWHERE = "only what runs in the same project can be joined";

    private final Names names;
    private final List<Fact> facts;

    JoinedContainerFacts(Names names, List<Fact> facts) {
        this.names = names;
        this.facts = facts;
    }

    void state(ServiceDefinition definition) {
        Table container = definition.effective().table("container");
        for (String key : List.of("network_mode", "pid", "ipc")) {
            String written = container.string(key).orElse("");
            // A variable is known when the container starts, and a container of another program to nobody here.
            if (written.startsWith(ServiceReference.JOINED) && written.indexOf('$') < 0) {
                state(
                        definition,
                        "container." + key,
                        written.substring(ServiceReference.JOINED.length()),
                        container.place(key));
            }
        }
        Table deploy = definition.effective().table("deploy");
        deploy.string("sidecar_of")
                .ifPresent(pod -> state(definition, "deploy.sidecar_of", pod, deploy.place("sidecar_of")));
    }

    private void state(ServiceDefinition definition, String key, String name, SourceLocation source) {
        Names.Lead lead = names.resolve(definition.service().project(), name);
        ServiceDefinition target = lead.definition();
        boolean isElsewhere = target != null
                && names.owner(definition.service().project()) instanceof ProjectView project
                && !project.file().leavesOpen("uses")
                && project.members().get(target.service().name()) != target;
        facts.add(new JoinedContainer(
                definition.id(),
                key,
                name,
                lead.target(),
                isElsewhere ? Resolution.MISSING : lead.resolution(),
                isElsewhere ? ELSEWHERE : lead.hint(),
                source));
    }
}
