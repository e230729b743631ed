package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Project;
import dev.serviceregistry.registry.graph.DependencyGraph;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What an organisation's projects run, as one repository says it: loaded, resolved and inherited.
 *
 * <p>This is the published abstraction: whatever judges, compares, shows or generates works on it alone. Get one by
 * {@link RegistryReader#read}. It never changes, several threads may use it, and what it returns cannot be changed and is
 * in the same order each time. What could not be read is not in it: {@link Reading#diagnostics} tells what
 * that was.
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

    /** How many definitions there are; a frozen copy of the catalogue adds none. */
    int count();

    /** Whether there is no definition at all. */
    boolean isEmpty();

    /**
     * What a project runs, sorted by id: its own services, its overrides, and the catalogue's services that it uses
     * unchanged. For {@code global} and {@code global@VERSION}, the catalogue's own. None for an unknown project.
     */
    List<ServiceDefinition> services(String project);

    /**
     * What a name means to a project: its own service or override, else the service of the catalogue that it follows;
     * {@code other-project/id} means what that project runs. A former id ({@code aliases}) leads to the service that had
     * it, unless another has it now. Nothing when the name leads nowhere or the project is unknown.
     *
     * @param project a project, {@code global} or {@code global@VERSION}
     * @param service a service's id, or {@code other-project/id}
     */
    Optional<ServiceDefinition> find(String project, String service);

    /** The definitions that belong to a named group, sorted by identity; none for an unknown group. */
    List<ServiceDefinition> pattern(String name);

    /**
     * Whether nobody can know what a service has at a dotted path, such as {@code ports.main.host_ip}, since the schema
     * refuses what is written there.
     */
    boolean leavesOpen(ServiceDefinition definition, String path);

    /** What a project declares besides its services; nothing for an unknown project. */
    Optional<ProjectDeclaration> declaration(String project);

    /** Who depends on whom, as far as names lead to services. */
    DependencyGraph dependencies();

    /** Everything that rules may see, but for what is stated only where it is read. */
    FactSet facts();

    /**
     * What is stated only where it is read, since there is much of it: single values by their keys, a part for each project
     * and each version of the catalogue.
     *
     * @param isRead whether somebody reads facts of a class
     */
    List<FactPart> values(Predicate<Class<? extends Fact>> isRead);
}
