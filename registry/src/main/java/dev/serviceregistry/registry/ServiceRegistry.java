package dev.serviceregistry.registry;

import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Project;
import dev.serviceregistry.registry.graph.DependencyGraph;
import java.util.List;
import java.util.Optional;

/**
 * What an organisation's projects run, as one repository says it: loaded, resolved and inherited.
 *
 * <p>This is the published abstraction: whatever judges, compares, shows or generates works on it alone.
 */
public interface ServiceRegistry {

    /** The projects, sorted by name. */
    List<Project> projects();

    /**
     * Every written definition, sorted by identity: the catalogue's ({@code global/id}), those of the frozen catalogues
     * that somebody pins ({@code global@VERSION/id}), and each project's own services and overrides
     * ({@code project/id}).
     */
    List<ServiceDefinition> services();

    /**
     * What a project runs, sorted by id: its own services, its overrides, and the catalogue's services that it uses
     * unchanged. For {@code global} and {@code global@VERSION}, the catalogue's own.
     */
    List<ServiceDefinition> services(String project);

    /**
     * What a name means to a project: its own service or override, else the service of the catalogue that it pins, else
     * {@code other-project/id}. Nothing when it leads nowhere or the project is unknown.
     */
    Optional<ServiceDefinition> find(String project, String service);

    /** The services that belong to a named group, sorted by identity. */
    List<ServiceDefinition> pattern(String name);

    /** Who depends on whom. */
    DependencyGraph dependencies();

    /** Everything that rules may see. */
    FactSet facts();
}
