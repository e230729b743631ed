package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.JoinedContainer;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.schema.ServiceReference;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
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

    /** States what a definition says. */
    void state(ServiceDefinition definition) {
        String owner = definition.service().project();
        ProjectView project = names.owner(owner) instanceof ProjectView own ? own : null;
        for (Join join : joins(definition)) {
            Names.Lead lead = names.resolve(owner, join.name());
            boolean isElsewhere = project != null && isElsewhere(lead, project);
            facts.add(new JoinedContainer(
                    definition.id(),
                    join.key(),
                    join.name(),
                    lead.target(),
                    isElsewhere ? Resolution.MISSING : lead.resolution(),
                    isElsewhere ? ELSEWHERE : lead.hint(),
                    join.source()));
        }
    }

    /** States what a service of the catalogue joins that a project runs without what it joins. */
    void state(ProjectView project, ServiceDefinition used) {
        String id = used.service().name();
        for (Join join : joins(used)) {
            Names.Lead lead = names.resolve(project.name(), join.name());
            if (isElsewhere(lead, project)) {
                facts.add(new JoinedContainer(
                        project.name() + "/" + id,
                        join.key(),
                        join.name(),
                        lead.target(),
                        Resolution.MISSING,
                        ELSEWHERE,
                        project.uses().get(id)));
            }
        }
    }

    /** What joining demands of the order of starts: the container that is joined must be there first. */
    static Dependency requirement(JoinedContainer joined) {
        return new Dependency(
                joined.service(),
                DependencyKind.REQUIRES,
                joined.name(),
                joined.target(),
                joined.resolution(),
                joined.hint(),
                joined.source());
    }

    private boolean isElsewhere(Names.Lead lead, ProjectView project) {
        ServiceDefinition target = lead.definition();
        return target != null && !project.file().leavesOpen("uses") && !project.runs(target);
    }

    /** Where another container is named. */
    record Join(String key, String name, SourceLocation source) {}

    /** What a definition joins, wherever that leads. */
    static List<Join> joins(ServiceDefinition definition) {
        List<Join> joins = new ArrayList<>();
        Table container = definition.effective().table("container");
        for (String key : List.of("network_mode", "pid", "ipc")) {
            String written = container.string(key).orElse("");
            // A variable is known when the container starts, and a container of another program to nobody here.
            if (written.startsWith(ServiceReference.JOINED) && written.indexOf('$') < 0) {
                String name = written.substring(ServiceReference.JOINED.length());
                joins.add(new Join("container." + key, name, container.place(key)));
            }
        }
        Table deploy = definition.effective().table("deploy");
        deploy.string("sidecar_of")
                .ifPresent(pod -> joins.add(new Join("deploy.sidecar_of", pod, deploy.place("sidecar_of"))));
        return joins;
    }
}
