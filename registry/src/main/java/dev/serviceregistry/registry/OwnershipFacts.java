package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Ownership;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Team;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** States who answers for services. */
final class OwnershipFacts {

    /** The sign of a handle, which teams are stated without. */
    static final String HANDLE = "@";

    private final Names names;
    private final Repository repository;
    private final List<Fact> facts;
    private final Set<String> teams;
    private final boolean knowsTeams;

    /** Adds what it states to this list. */
    OwnershipFacts(Names names, Repository repository, List<Fact> facts) {
        this.names = names;
        this.repository = repository;
        this.facts = facts;
        this.teams = repository.head().teams();
        this.knowsTeams =
                repository.head().file().usable() && !repository.head().file().leavesOpen("teams");
    }

    /** States which teams there are. */
    void state() {
        for (Map.Entry<String, Table> team :
                repository.head().file().content().tables("teams").entrySet()) {
            if (team.getKey().startsWith(HANDLE)) {
                continue;
            }
            Table table = team.getValue();
            List<String> escalation = new ArrayList<>();
            for (Scalar handle : table.scalars("escalation")) {
                escalation.add(handle.text());
            }
            facts.add(new Team(
                    team.getKey(),
                    table.string("display_name").orElse(team.getKey()),
                    table.string("slack").orElse(""),
                    table.string("email").orElse(""),
                    table.string("repository").orElse(""),
                    List.copyOf(escalation),
                    table.string("forge_team").orElse(""),
                    members(table),
                    table.source()));
        }
    }

    private static List<String> members(Table team) {
        List<String> members = new ArrayList<>();
        for (Scalar member : team.scalars("members")) {
            members.add(member.text());
        }
        return List.copyOf(members);
    }

    /** States who owns a definition: whom it names, else whom its project names. */
    void state(ServiceDefinition definition) {
        Service service = definition.service();
        ProjectView project = repository.projects().get(service.project());
        Catalogue catalogue = project == null ? repository.catalogues().get(service.project()) : project.catalogue();
        Optional<String> own = definition.effective().string("owner").filter(team -> !team.isBlank());
        if (own.isPresent()) {
            add(
                    service.project(),
                    service.name(),
                    own.get(),
                    definition.effective().get("owner").orElseThrow().source(),
                    catalogue);
        } else if (project != null && hasOwner(project) || names.leavesOpen(definition, "owner")) {
            facts.add(new Ownership(
                    service.project(),
                    service.name(),
                    project == null ? "" : owner(project),
                    Resolution.UNJUDGED,
                    "",
                    service.source()));
        } else {
            facts.add(new Ownership(service.project(), service.name(), "", Resolution.MISSING, "", service.source()));
        }
    }

    /** States who owns what a project does not say the owner of. */
    void state(ProjectView project) {
        String owner = owner(project);
        if (!owner.isEmpty()) {
            SourceLocation source = project.file()
                    .content()
                    .table("project")
                    .get("owner")
                    .map(Node::source)
                    .orElseThrow();
            add(project.name(), "", owner, source, project.catalogue());
        }
    }

    private static boolean hasOwner(ProjectView project) {
        return !owner(project).isEmpty() || project.file().leavesOpen("project.owner");
    }

    /** The team that a project says owns it; empty when it says none. */
    static String owner(ProjectView project) {
        Table table = project.file().content().table("project");
        return name(table.string("owner").filter(team -> !team.isBlank()).orElse(""));
    }

    /** The name of a team, as handles have it behind their sign. */
    static String name(String written) {
        return written.startsWith(HANDLE) ? written.substring(HANDLE.length()) : written;
    }

    private static boolean knowsTeams(Catalogue catalogue) {
        return catalogue.file().usable() && !catalogue.file().leavesOpen("teams");
    }

    private void add(String project, String name, String written, SourceLocation source, Catalogue catalogue) {
        String team = name(written);
        boolean known = teams.contains(team) || catalogue.teams().contains(team);
        Resolution resolution = known
                ? Resolution.FOUND
                : knowsTeams && knowsTeams(catalogue) ? Resolution.MISSING : Resolution.UNJUDGED;
        String hint = resolution == Resolution.MISSING ? names.suggestion(team, teams) : "";
        facts.add(new Ownership(project, name, team, resolution, hint, source));
    }
}
