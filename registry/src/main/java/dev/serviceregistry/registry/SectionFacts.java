package dev.serviceregistry.registry;

import dev.serviceregistry.facts.CatalogPin;
import dev.serviceregistry.facts.CatalogStatus;
import dev.serviceregistry.facts.CatalogVersion;
import dev.serviceregistry.facts.Conflict;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.Project;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Shadow;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.Use;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.schema.ServiceReference;
import dev.serviceregistry.registry.schema.Versions;
import dev.serviceregistry.registry.secrets.SafeMessage;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.SharedTexts;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** States what one version of the catalogue or one project says. */
final class SectionFacts {

    private final Repository repository;
    private final Names names;
    private final Versions versions;
    private final ServiceChecks checks;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Dependency> dependencies = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();
    private final Map<String, Integer> groups = new HashMap<>();
    private final SortedMap<String, StatedService> services = new TreeMap<>();

    /** Shared by the services that name no others. */
    private final Grounds nothingAsked = new Grounds();

    private final PolicyFacts policies;
    private final ServiceFacts serviceFacts;

    SectionFacts(Repository repository, Names names, Versions versions, Tiers tiers, SharedTexts texts) {
        this.repository = repository;
        this.names = names;
        this.versions = versions;
        this.checks = new ServiceChecks(names, repository.head().file());
        this.policies = new PolicyFacts(repository, names, tiers, facts);
        this.serviceFacts = new ServiceFacts(names, versions, tiers, texts, facts, dependencies);
    }

    Section of(Catalogue catalogue) {
        Grounds grounds = names.noted();
        for (ServiceDefinition definition : catalogue.definitions().values()) {
            serviceFacts.state(definition, ServiceFacts.REQUIRED);
            groupsOf(definition).forEach(this::count);
            policies.state(definition);
            diagnostics.addAll(checks.of(definition, catalogue.file().name(), Optional.empty()));
        }
        new SecretFacts(facts).state(catalogue);
        return section(catalogue.name(), catalogue, grounds, false);
    }

    /**
     * States a project.
     *
     * @param kept tells of which services nothing needs to be stated anew; null when that is not known
     */
    Section of(ProjectView project, @Nullable KeptServices kept) {
        Grounds grounds = names.noted();
        state(project, kept, grounds);
        new SecretFacts(facts).state(project, repository.files(project.name()));
        boolean overrides = project.definitions().keySet().stream().anyMatch(project::isOverride);
        return section(project.name(), project, grounds, overrides);
    }

    /**
     * A project of which services name others that are not as they were: these are stated again.
     *
     * @param before what was stated of it
     * @param outdated the ids of these services
     * @return null when it takes the whole project to tell
     */
    @Nullable
    Section of(ProjectView project, Section before, List<String> outdated) {
        Map<String, StatedService> again = new HashMap<>();
        for (String id : outdated) {
            facts.clear();
            again.put(id, stated(project, project.definitions().get(id)));
        }
        return before.with(again);
    }

    private Section section(String name, Object owner, Grounds grounds, boolean overrides) {
        diagnostics.replaceAll(diagnostic -> told(diagnostic, names));
        facts.addAll(diagnostics);
        return Section.of(
                name,
                owner,
                grounds,
                new FactPart(facts),
                services,
                dependencies,
                uses,
                diagnostics,
                groups,
                policies.availabilities(),
                policies.tiersByType(),
                overrides);
    }

    /** A diagnostic without secrets, on the service by the id that it has now. */
    static Diagnostic told(Diagnostic diagnostic, Names names) {
        return new Diagnostic(
                diagnostic.kind(),
                names.present(diagnostic.subject()),
                SafeMessage.of(diagnostic.message()),
                diagnostic.source());
    }

    private void state(ProjectView project, @Nullable KeptServices kept, Grounds grounds) {
        SourceLocation source = project.file()
                .content()
                .get("project")
                .map(Node::source)
                .orElse(SourceLocation.startOf(project.file().name()));
        facts.add(new Project(project.name(), source));
        name(project);
        pin(project);
        for (Map.Entry<String, SourceLocation> used : project.uses().entrySet()) {
            use(project, used.getKey(), used.getValue());
        }
        for (Map.Entry<String, ServiceDefinition> definition :
                project.definitions().entrySet()) {
            int fact = facts.size();
            StatedService service = kept == null ? null : kept(kept, definition.getValue());
            if (service == null) {
                service = stated(project, definition.getValue());
            }
            services.put(definition.getKey(), service);
            if (service.namesOthers()) {
                facts.subList(fact, facts.size()).clear();
            } else {
                grounds.compared(service.grounds().comparisons());
            }
        }
        names.note(grounds);
        project.twins().forEach(twin -> diagnostics.add(ServiceChecks.twin(twin)));
        SortedMap<String, ServiceDefinition> members = project.members();
        policies.state(project, members);
        new HostPortFacts(names, facts).state(project, members.values());
        JoinedContainerFacts joined = new JoinedContainerFacts(names, facts);
        for (ServiceDefinition member : members.values()) {
            conflicts(project, member, members);
            if (!member.service().project().equals(project.name())) {
                joined.state(project, member);
            }
        }
    }

    /** Takes over what was stated of a service; null when it must be stated anew. */
    private @Nullable StatedService kept(KeptServices before, ServiceDefinition definition) {
        names.noted();
        StatedService service = before.find(definition.service().name(), names);
        if (service == null) {
            return null;
        }
        names.spare(service.grounds().comparisons());
        facts.addAll(service.facts());
        dependencies.addAll(service.dependencies());
        diagnostics.addAll(service.diagnostics());
        service.groups().forEach(this::count);
        policies.keep(definition, service.tier(), before.availabilities());
        return service;
    }

    private StatedService stated(ProjectView project, ServiceDefinition definition) {
        int fact = facts.size();
        int dependency = dependencies.size();
        int diagnostic = diagnostics.size();
        Grounds own = names.noted();
        state(project, definition);
        List<String> groupsOf = groupsOf(definition);
        groupsOf.forEach(this::count);
        return new StatedService(
                own.areNone() && own.comparisons() == 0 ? nothingAsked : own,
                own.within(),
                List.copyOf(facts.subList(fact, facts.size())),
                List.copyOf(dependencies.subList(dependency, dependencies.size())),
                List.copyOf(diagnostics.subList(diagnostic, diagnostics.size())),
                groupsOf,
                policies.tier(definition));
    }

    private void state(ProjectView project, ServiceDefinition definition) {
        String id = definition.service().name();
        serviceFacts.state(definition, required(project, id));
        policies.state(definition);
        ServiceDefinition global = project.catalogue().definitions().get(id);
        Optional<ServiceDefinition> base = project.isOverride(id) ? Optional.of(global) : Optional.empty();
        if (project.shadows().contains(id)) {
            facts.add(new Shadow(
                    definition.id(), global.service(), definition.service().source()));
        }
        diagnostics.addAll(checks.of(definition, project.file().name(), base));
        for (Scalar entry : project.unmatched().getOrDefault(id, List.of())) {
            if (!project.catalogue().mayHave(id, entry.text())) {
                diagnostics.add(ServiceChecks.unmatched(definition, entry));
            }
        }
    }

    private void name(ProjectView project) {
        Table table = project.file().content().table("project");
        table.string("name")
                .filter(stated -> !stated.equals(project.name()))
                .ifPresent(stated -> diagnostics.add(new Diagnostic(
                        DiagnosticKind.INVALID_VALUE,
                        new Subject(project.name(), "", "project.name"),
                        "project.name is '" + stated + "', but the folder is called '" + project.name()
                                + "': give both one name",
                        table.get("name").orElseThrow().source())));
    }

    /** An override need not state what its catalogue's definition lacks, which is reported there. */
    private static List<String> required(ProjectView project, String id) {
        ServiceDefinition base = project.catalogue().definitions().get(id);
        if (!project.uses().containsKey(id)
                || base == null && !project.catalogue().mayHave(id)) {
            return ServiceFacts.REQUIRED;
        }
        return base == null ? List.of() : base.effective().written(ServiceFacts.REQUIRED);
    }

    private void pin(ProjectView project) {
        Table table = project.file().content().table("project");
        ParsedFile versions = repository.files().get(FrozenCatalogues.VERSIONS);
        if (versions != null && !versions.usable()) {
            return;
        }
        table.string("catalog_version").ifPresent(version -> {
            CatalogVersion listed = repository.versions().get(version);
            facts.add(new CatalogPin(
                    project.name(),
                    version,
                    listed == null ? CatalogStatus.UNLISTED : listed.status(),
                    table.get("catalog_version").orElseThrow().source()));
        });
    }

    private void use(ProjectView project, String name, SourceLocation source) {
        Catalogue catalogue = project.catalogue();
        ServiceDefinition global = catalogue.definitions().get(name);
        ServiceDefinition own = project.definitions().get(name);
        Resolution resolution =
                global != null ? Resolution.FOUND : catalogue.mayHave(name) ? Resolution.UNJUDGED : Resolution.MISSING;
        String runs = own != null ? own.id() : global != null ? global.id() : catalogue.name() + "/" + name;
        String hint = resolution == Resolution.MISSING
                ? names.suggestion(name, catalogue.definitions().keySet())
                : "";
        Use use = new Use(project.name(), name, runs, resolution, hint, source);
        uses.add(use);
        facts.add(use);
    }

    private void conflicts(
            ProjectView project, ServiceDefinition member, SortedMap<String, ServiceDefinition> members) {
        boolean own = member.service().project().equals(project.name());
        for (Scalar entry : member.effective().table("dependencies").scalars("conflicts")) {
            ServiceReference reference = ServiceReference.parse(entry.text());
            ServiceDefinition other =
                    names.resolve(project.name(), reference.name()).definition();
            boolean together = other != null
                    && other != member
                    && members.get(other.service().name()) == other
                    && (reference.range().isEmpty()
                            || versions.satisfies(other.service().version(), reference.range()));
            facts.add(new Conflict(
                    project.name(),
                    member.id(),
                    reference.name(),
                    together,
                    own ? entry.source() : project.uses().get(member.service().name())));
        }
    }

    /** Counts a definition in a group that it names. */
    private void count(String group) {
        groups.merge(group, 1, Integer::sum);
    }

    private static List<String> groupsOf(ServiceDefinition definition) {
        Set<String> named = new LinkedHashSet<>();
        for (Scalar pattern : definition.effective().scalars("patterns")) {
            named.add(pattern.text());
        }
        return List.copyOf(named);
    }
}
