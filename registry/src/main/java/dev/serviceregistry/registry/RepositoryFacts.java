package dev.serviceregistry.registry;

import dev.serviceregistry.facts.CatalogPin;
import dev.serviceregistry.facts.CatalogStatus;
import dev.serviceregistry.facts.CatalogVersion;
import dev.serviceregistry.facts.Conflict;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.Document;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FanInLimit;
import dev.serviceregistry.facts.Project;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.ServicePattern;
import dev.serviceregistry.facts.Shadow;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.UnreadServices;
import dev.serviceregistry.facts.Use;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.schema.ServiceReference;
import dev.serviceregistry.registry.schema.Versions;
import dev.serviceregistry.registry.secrets.SafeMessage;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** States everything that rules may see of a repository. */
final class RepositoryFacts {

    private final Repository repository;
    private final Names names;
    private final Versions versions = new Versions();
    private final List<Fact> facts = new ArrayList<>();
    private final List<Dependency> dependencies = new ArrayList<>();
    private final List<Diagnostic> diagnostics;
    private final List<Use> uses = new ArrayList<>();
    private final Map<String, Integer> members = new HashMap<>();

    RepositoryFacts(Repository repository, Names names) {
        this.repository = repository;
        this.names = names;
        this.diagnostics = new ArrayList<>(repository.diagnostics());
    }

    /** The dependencies among the facts; complete once the facts are stated. */
    List<Dependency> dependencies() {
        return dependencies;
    }

    /** What is wrong with the files and with what they say together; complete once the facts are stated. */
    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    List<Fact> state() {
        for (ParsedFile file : repository.files().values()) {
            facts.add(new Document(file.name()));
        }
        unread();
        facts.addAll(repository.versions().values());
        facts.addAll(repository.settings().stated());
        facts.addAll(repository.settings().conflicts());
        facts.addAll(repository.shared());
        new WaiverFacts(names, repository, facts).state();
        new ApprovalFacts(names, repository, facts, diagnostics).state();
        new NamedTeams(names, repository, diagnostics).check();
        facts.addAll(repository.baseline());
        facts.addAll(repository.tables());
        facts.add(new FanInLimit(
                repository.settings().maxFanIn(), repository.settings().source("dependency.max_fan_in")));
        new SecuritySettings(repository.settings(), facts).state();
        Tiers tiers = new Tiers(repository.settings());
        PolicyFacts policies = new PolicyFacts(repository, names, tiers, facts);
        ServiceFacts services = new ServiceFacts(names, versions, tiers, facts, dependencies);
        ServiceChecks checks = new ServiceChecks(names, repository.head().file());
        for (Catalogue catalogue : repository.catalogues().values()) {
            for (ServiceDefinition definition : catalogue.definitions().values()) {
                services.state(definition, ServiceFacts.REQUIRED);
                count(definition);
                policies.state(definition);
                diagnostics.addAll(checks.of(definition, catalogue.file().name(), Optional.empty()));
            }
        }
        for (ProjectView project : repository.projects().values()) {
            project(project, services, policies, checks);
        }
        patterns();
        new SecretFacts(repository, facts).state();
        policies.finish(dependencies);
        facts.addAll(new SharingFacts(repository, dependencies, uses, tiers.count()).state(facts));
        facts.addAll(new StartOrderFacts(repository, dependencies).state());
        diagnostics.replaceAll(this::told);
        facts.addAll(diagnostics);
        return facts;
    }

    /** States which files of services cannot be read. */
    private void unread() {
        for (Catalogue catalogue : repository.catalogues().values()) {
            unread(catalogue.file());
        }
        for (ProjectView project : repository.projects().values()) {
            unread(project.file());
        }
    }

    private void unread(ParsedFile file) {
        if (!file.usable()) {
            facts.add(new UnreadServices(file.name(), SourceLocation.startOf(file.name())));
        }
    }

    /** A diagnostic without secrets, on the service by the id that it has now. */
    private Diagnostic told(Diagnostic diagnostic) {
        return new Diagnostic(
                diagnostic.kind(),
                names.present(diagnostic.subject()),
                SafeMessage.of(diagnostic.message()),
                diagnostic.source());
    }

    private void project(ProjectView project, ServiceFacts services, PolicyFacts policies, ServiceChecks checks) {
        SourceLocation source = project.file()
                .content()
                .get("project")
                .map(Node::source)
                .orElse(SourceLocation.startOf(project.file().name()));
        facts.add(new Project(project.name(), source));
        pin(project);
        for (Map.Entry<String, SourceLocation> used : project.uses().entrySet()) {
            use(project, used.getKey(), used.getValue());
        }
        for (ServiceDefinition definition : project.definitions().values()) {
            String id = definition.service().name();
            services.state(definition, required(project, id));
            count(definition);
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
        project.twins().forEach(twin -> diagnostics.add(ServiceChecks.twin(twin)));
        SortedMap<String, ServiceDefinition> members = project.members();
        policies.state(project, members);
        new HostPortFacts(facts).state(project, members.values());
        for (ServiceDefinition member : members.values()) {
            conflicts(project, member, members);
        }
    }

    /** An override need not state what its catalogue's definition lacks, which is reported there. */
    private static List<String> required(ProjectView project, String id) {
        ServiceDefinition base = project.catalogue().definitions().get(id);
        if (!project.uses().containsKey(id)
                || base == null && !project.catalogue().mayHave(id)) {
            return ServiceFacts.REQUIRED;
        }
        return base == null
                ? List.of()
                : ServiceFacts.REQUIRED.stream()
                        .filter(base.effective().entries()::containsKey)
                        .toList();
    }

    private void pin(ProjectView project) {
        Table table = project.file().content().table("project");
        ParsedFile versions = repository.files().get("services/versions.toml");
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

    private void patterns() {
        Table declared = repository.head().file().content().table("patterns");
        for (Map.Entry<String, Table.Entry> pattern : declared.entries().entrySet()) {
            facts.add(new ServicePattern(
                    pattern.getKey(),
                    members.getOrDefault(pattern.getKey(), 0),
                    pattern.getValue().key()));
        }
    }

    /** Counts a definition in the groups that it names. */
    private void count(ServiceDefinition definition) {
        Set<String> named = new HashSet<>();
        for (Scalar pattern : definition.effective().scalars("patterns")) {
            if (named.add(pattern.text())) {
                members.merge(pattern.text(), 1, Integer::sum);
            }
        }
    }
}
